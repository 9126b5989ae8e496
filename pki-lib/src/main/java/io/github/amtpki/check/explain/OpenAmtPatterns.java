package io.github.amtpki.check.explain;

import static io.github.amtpki.check.explain.ChainCause.CA_CANNOT_SIGN;
import static io.github.amtpki.check.explain.ChainCause.CHAIN_ORDER;
import static io.github.amtpki.check.explain.ChainCause.CHAIN_TOO_LONG;
import static io.github.amtpki.check.explain.ChainCause.ROOT_NOT_ENROLLED;
import static io.github.amtpki.check.explain.ChainCause.SHA1_IN_CHAIN;
import static io.github.amtpki.check.explain.ChainCause.SHA384_ON_OLD;
import static io.github.amtpki.check.explain.FileCause.BAD_ENCODING;
import static io.github.amtpki.check.explain.FileCause.CHAIN_INVALID;
import static io.github.amtpki.check.explain.FileCause.CRITICAL_EXTENSION;
import static io.github.amtpki.check.explain.FileCause.DIGEST_NOT_OFFERED;
import static io.github.amtpki.check.explain.FileCause.EC_KEY;
import static io.github.amtpki.check.explain.FileCause.EXPIRED;
import static io.github.amtpki.check.explain.FileCause.EXTRA_CERTIFICATE;
import static io.github.amtpki.check.explain.FileCause.KEY_MISMATCH;
import static io.github.amtpki.check.explain.FileCause.KEY_MISSING;
import static io.github.amtpki.check.explain.FileCause.LEAF_NOT_FIRST;
import static io.github.amtpki.check.explain.FileCause.LEAF_UNCLEAR;
import static io.github.amtpki.check.explain.FileCause.PASSWORD_LENGTH;
import static io.github.amtpki.check.explain.FileCause.ROOT_MISSING;
import static io.github.amtpki.check.explain.FileCause.SMALL_KEY;
import static io.github.amtpki.check.explain.FileCause.UNSUPPORTED_ALGORITHM;
import static io.github.amtpki.check.explain.FileCause.WILDCARD;
import static io.github.amtpki.check.explain.FileCause.WRONG_PASSWORD;
import static io.github.amtpki.check.explain.FileCause.YEAR_2050;
import static io.github.amtpki.check.explain.LeafCause.EXTENSIONS_LOST;
import static io.github.amtpki.check.explain.LeafCause.PURPOSE_MISSING;
import static io.github.amtpki.check.explain.LeafCause.SUFFIX_DOES_NOT_COUNT;
import static io.github.amtpki.check.explain.LeafCause.SUFFIX_MISMATCH;
import static io.github.amtpki.check.explain.LeafCause.WRONG_SIGNING_KEY;
import static io.github.amtpki.check.explain.MachineCause.ADMIN_SETUP_GONE;
import static io.github.amtpki.check.explain.MachineCause.AMT_PASSWORD;
import static io.github.amtpki.check.explain.MachineCause.HASH_VANISHED;
import static io.github.amtpki.check.explain.MachineCause.MEBX_PASSWORD;
import static io.github.amtpki.check.explain.MachineCause.NO_DRIVER;
import static io.github.amtpki.check.explain.MachineCause.NO_PROFILE_FOR_SUFFIX;
import static io.github.amtpki.check.explain.MachineCause.NO_SUFFIX;
import static io.github.amtpki.check.explain.MachineCause.ODCA_NOT_TRUSTED;
import static io.github.amtpki.check.explain.MachineCause.SETUP_REFUSED;
import static io.github.amtpki.check.explain.MachineCause.SHA1_ENROLLED;
import static io.github.amtpki.check.explain.MachineCause.TLS_SAYS_NOTHING;
import static io.github.amtpki.check.explain.MachineCause.VAGUE_PROFILE;
import static io.github.amtpki.check.explain.Pattern.aside;
import static io.github.amtpki.check.explain.Pattern.plain;
import static io.github.amtpki.check.explain.Pattern.vague;
import static io.github.amtpki.check.explain.Program.CONSOLE;
import static io.github.amtpki.check.explain.Program.RPC_GO;
import static io.github.amtpki.check.explain.Program.RPS;

import java.util.List;

/** What the programs of the Open AMT toolkit print: RPS, Console and rpc-go. */
final class OpenAmtPatterns {

    static final List<Pattern> ALL = List.of(
            // RPS, upload of a domain profile
            vague(
                            RPS,
                            "unable to decrypt provisioning certificate",
                            WRONG_PASSWORD,
                            UNSUPPORTED_ALGORITHM,
                            BAD_ENCODING)
                    .meaning("RPS says this of every file that node-forge cannot read, whatever the reason"),
            vague(RPS, "fqdn not associated with provisioning certificate", SUFFIX_MISMATCH, LEAF_NOT_FIRST, EC_KEY)
                    .meaning(
                            "the last two labels of the first certificate's common name differ from the domain's, case included;"
                                    + " with the root first or an EC leaf, that is not the leaf's name"),
            plain(RPS, "provisioning certificate does not contain a root certificate", ROOT_MISSING),
            plain(
                    RPS,
                    "leaf certificate is missing the intel amt activation eku oid",
                    PURPOSE_MISSING,
                    LEAF_NOT_FIRST,
                    EXTENSIONS_LOST),
            plain(RPS, "uploaded certificate has expired", EXPIRED, YEAR_2050),
            plain(RPS, "certificate is not yet valid", EXPIRED),
            vague(RPS, "does not contain a private key", KEY_MISSING, EC_KEY),
            vague(RPS, "private key in the pfx does not match", LEAF_NOT_FIRST, KEY_MISMATCH),
            plain(RPS, "an rsa-keyed certificate is required", EC_KEY),
            vague(RPS, "certificate chain signature verification failed", CHAIN_INVALID),
            plain(RPS, "certificate has an unsupported critical extension", CRITICAL_EXTENSION),
            plain(RPS, "less than 2048", SMALL_KEY),
            plain(RPS, "below the minimum required 2048 bits", SMALL_KEY),
            plain(RPS, "does not contain a common name (cn)", SUFFIX_MISMATCH, LEAF_NOT_FIRST),
            plain(RPS, "certificate chain is broken: cannot find issuer", ROOT_MISSING, EXTRA_CERTIFICATE, CHAIN_ORDER),
            plain(RPS, "password should not exceed 64 characters", PASSWORD_LENGTH),
            plain(RPS, "provisioning cert password is required", PASSWORD_LENGTH),
            // RPS, activation
            vague(
                            RPS,
                            "error while adding the certificates to amt",
                            SHA1_IN_CHAIN,
                            CA_CANNOT_SIGN,
                            ROOT_NOT_ENROLLED,
                            CHAIN_ORDER,
                            SHA384_ON_OLD,
                            CHAIN_TOO_LONG)
                    .meaning(
                            "AddNextCertInChain did not return 0; the number stands in the verbose log of rpc-go or RPS"),
            vague(
                    RPS,
                    "hash does not exists in list of trusted root certificates",
                    ROOT_NOT_ENROLLED,
                    HASH_VANISHED,
                    SHA1_ENROLLED),
            vague(
                    RPS,
                    "doesn't match any trusted certificates from amt",
                    ROOT_NOT_ENROLLED,
                    HASH_VANISHED,
                    SHA1_ENROLLED),
            vague(
                            RPS,
                            "failed to activate in admin control mode",
                            SUFFIX_MISMATCH,
                            SUFFIX_DOES_NOT_COUNT,
                            PURPOSE_MISSING,
                            EXTENSIONS_LOST,
                            WRONG_SIGNING_KEY)
                    .meaning("AdminSetup did not return 0"),
            vague(RPS, "failed to upgrade to admin control mode", SHA384_ON_OLD, SUFFIX_MISMATCH, PURPOSE_MISSING)
                    .meaning("UpgradeClientToAdmin did not return 0"),
            plain(
                    RPS,
                    "does not match list of available amt domain suffixes",
                    NO_PROFILE_FOR_SUFFIX,
                    SUFFIX_DOES_NOT_COUNT),
            plain(RPS, "activation failed. missing dns suffix", NO_SUFFIX),
            vague(RPS, "activation failed. missing certificate hashes", NO_DRIVER),
            vague(RPS, "failed to get amt domain certificate from database", VAGUE_PROFILE, NO_PROFILE_FOR_SUFFIX),
            vague(RPS, "failed to extract domain certificate", WRONG_PASSWORD, UNSUPPORTED_ALGORITHM, VAGUE_PROFILE),
            vague(RPS, "failed to get provisioning certificate", WRONG_PASSWORD, VAGUE_PROFILE),
            vague(RPS, "does not match list of available amt profiles", VAGUE_PROFILE),
            vague(RPS, "failed to get amt profile from database", VAGUE_PROFILE),
            vague(RPS, "unable to authenticate with amt", AMT_PASSWORD, ADMIN_SETUP_GONE),
            // Console
            vague(
                    CONSOLE,
                    "unable to decrypt certificate, incorrect password",
                    WRONG_PASSWORD,
                    UNSUPPORTED_ALGORITHM,
                    BAD_ENCODING),
            vague(CONSOLE, "errcertpassword", WRONG_PASSWORD, UNSUPPORTED_ALGORITHM, BAD_ENCODING),
            plain(CONSOLE, "certificate has expired", EXPIRED),
            // rpc-go
            plain(RPC_GO, "provisioning cert password incorrect", WRONG_PASSWORD),
            vague(
                    RPC_GO,
                    "invalid provisioning certificate",
                    UNSUPPORTED_ALGORITHM,
                    BAD_ENCODING,
                    FileCause.NOT_ONE_KEY),
            plain(RPC_GO, "failed to decode the certificate from base64", FileCause.NOT_BASE64),
            plain(RPC_GO, "no private keys found", KEY_MISSING),
            plain(RPC_GO, "root certificate not found in the pfx", ROOT_MISSING),
            vague(
                    RPC_GO,
                    "does not match any of the trusted roots in amt",
                    ROOT_NOT_ENROLLED,
                    SHA1_ENROLLED,
                    HASH_VANISHED),
            vague(
                            RPC_GO,
                            "failed to add certificate to amt",
                            CHAIN_ORDER,
                            SHA1_IN_CHAIN,
                            CA_CANNOT_SIGN,
                            CHAIN_TOO_LONG)
                    .meaning(
                            "AddNextCertInChain did not return 0; what it returned is only in the log of a run with -v"),
            vague(
                            RPC_GO,
                            "addnextcertinchain failed: returned 0",
                            CHAIN_ORDER,
                            SHA1_IN_CHAIN,
                            CA_CANNOT_SIGN,
                            ROOT_NOT_ENROLLED)
                    .meaning(
                            "0 is printed here whatever the firmware returned (go-wsman-messages reads another method's field):"
                                    + " look for ReturnValue in the verbose log"),
            plain(RPC_GO, "incomplete certificate chain", ROOT_MISSING),
            plain(RPC_GO, "multiple possible leaf certificates", EXTRA_CERTIFICATE, LEAF_UNCLEAR),
            plain(RPC_GO, "no valid leaf certificate found", LEAF_UNCLEAR),
            plain(RPC_GO, "cycle detected in certificate chain", EXTRA_CERTIFICATE),
            plain(RPC_GO, "not an rsa private key", EC_KEY),
            plain(RPC_GO, "unsupported certificate algorithm for activation", DIGEST_NOT_OFFERED),
            plain(RPC_GO, "leaf certificate hash too long", DIGEST_NOT_OFFERED),
            plain(RPC_GO, "missingdnssuffix", NO_SUFFIX),
            vague(RPC_GO, "failed to create signed string", EC_KEY),
            vague(RPC_GO, "failed to get certificate hashes", NO_DRIVER),
            vague(RPC_GO, "received invalid control mode", SETUP_REFUSED, SUFFIX_MISMATCH, PURPOSE_MISSING),
            vague(RPC_GO, "recieved invalid control mode", SETUP_REFUSED, SUFFIX_MISMATCH, PURPOSE_MISSING),
            plain(RPC_GO, "pt_status_data_missing", MEBX_PASSWORD),
            plain(RPC_GO, "wanted to match localhost", ODCA_NOT_TRUSTED),
            vague(RPC_GO, "lmsconnectionfailed", NO_DRIVER, ADMIN_SETUP_GONE),
            vague(RPC_GO, "hecidrivernotdetected", NO_DRIVER),
            vague(RPC_GO, "amtconnectionfailed", NO_DRIVER, ADMIN_SETUP_GONE),
            vague(RPC_GO, "startconfigurationhbased", TLS_SAYS_NOTHING, DIGEST_NOT_OFFERED),
            aside(RPC_GO, "wildcard certificate", WILDCARD));

    private OpenAmtPatterns() {}
}
