package io.github.amtpki.check.explain;

import static io.github.amtpki.check.explain.ChainCause.CHAIN_ORDER;
import static io.github.amtpki.check.explain.ChainCause.HTTP_400;
import static io.github.amtpki.check.explain.ChainCause.ROOT_NOT_ENROLLED;
import static io.github.amtpki.check.explain.ChainCause.SHA1_IN_CHAIN;
import static io.github.amtpki.check.explain.FileCause.BAD_ENCODING;
import static io.github.amtpki.check.explain.FileCause.EXTRA_CERTIFICATE;
import static io.github.amtpki.check.explain.FileCause.KEY_MISMATCH;
import static io.github.amtpki.check.explain.FileCause.MESH_CONFIG;
import static io.github.amtpki.check.explain.FileCause.NOT_ONE_KEY;
import static io.github.amtpki.check.explain.FileCause.ROOT_MISSING;
import static io.github.amtpki.check.explain.FileCause.UNSUPPORTED_ALGORITHM;
import static io.github.amtpki.check.explain.FileCause.WILDCARD;
import static io.github.amtpki.check.explain.FileCause.WRONG_PASSWORD;
import static io.github.amtpki.check.explain.LeafCause.PURPOSE_MISSING;
import static io.github.amtpki.check.explain.LeafCause.SUFFIX_MISMATCH;
import static io.github.amtpki.check.explain.MachineCause.ADMIN_SETUP_GONE;
import static io.github.amtpki.check.explain.MachineCause.CIRA_KEY;
import static io.github.amtpki.check.explain.MachineCause.HASH_INACTIVE;
import static io.github.amtpki.check.explain.MachineCause.HASH_VANISHED;
import static io.github.amtpki.check.explain.MachineCause.KEY_EXPOSED;
import static io.github.amtpki.check.explain.MachineCause.NO_CERTIFICATE_FITS;
import static io.github.amtpki.check.explain.MachineCause.NO_SUFFIX;
import static io.github.amtpki.check.explain.MachineCause.ODCA_NOT_TRUSTED;
import static io.github.amtpki.check.explain.MachineCause.PUBLIC_CA_REFUSES;
import static io.github.amtpki.check.explain.MachineCause.SETUP_BIN_IGNORED;
import static io.github.amtpki.check.explain.MachineCause.TLS_SAYS_NOTHING;
import static io.github.amtpki.check.explain.Pattern.aside;
import static io.github.amtpki.check.explain.Pattern.plain;
import static io.github.amtpki.check.explain.Pattern.vague;
import static io.github.amtpki.check.explain.Program.ANY;
import static io.github.amtpki.check.explain.Program.EMA;
import static io.github.amtpki.check.explain.Program.GO_PKCS12;
import static io.github.amtpki.check.explain.Program.MESHCENTRAL;
import static io.github.amtpki.check.explain.Program.MPS;
import static io.github.amtpki.check.explain.Program.NODE_FORGE;
import static io.github.amtpki.check.explain.Program.RPC_GO;
import static io.github.amtpki.check.explain.Program.SCS;

import java.util.List;

/** What MeshCentral, Intel's own servers, the PKCS#12 readers below them and TLS stacks print. */
final class OtherPatterns {

    static final List<Pattern> ALL = List.of(
            // MeshCentral, loading
            plain(MESHCENTRAL, "less then 2 certificates", ROOT_MISSING),
            plain(MESHCENTRAL, "must contain exactly one private key", NOT_ONE_KEY, FileCause.KEY_MISSING),
            vague(
                    MESHCENTRAL,
                    "unable to order intel amt acm activation certificates",
                    EXTRA_CERTIFICATE,
                    ROOT_MISSING,
                    CHAIN_ORDER),
            plain(MESHCENTRAL, "provided with a mismatching private key", KEY_MISMATCH, FileCause.LEAF_NOT_FIRST),
            plain(MESHCENTRAL, "intel amt activation certificate must have usage oid", PURPOSE_MISSING),
            plain(MESHCENTRAL, "unable to get intel amt activation certificate common name", SUFFIX_MISMATCH),
            vague(MESHCENTRAL, "unable to load certificate file", MESH_CONFIG, WRONG_PASSWORD, UNSUPPORTED_ALGORITHM),
            vague(MESHCENTRAL, "amtacmactivation", MESH_CONFIG),
            // MeshCentral, activating
            plain(MESHCENTRAL, "no trusted dns suffix reported", NO_SUFFIX),
            plain(MESHCENTRAL, "trusted dns suffix not set", NO_SUFFIX),
            vague(
                    MESHCENTRAL,
                    "no opportunity for acm activation, trusted fqdn",
                    NO_CERTIFICATE_FITS,
                    ROOT_NOT_ENROLLED,
                    HASH_INACTIVE,
                    MESH_CONFIG),
            vague(
                    MESHCENTRAL,
                    "no opportunity for acm activation",
                    NO_CERTIFICATE_FITS,
                    ROOT_NOT_ENROLLED,
                    HASH_INACTIVE,
                    MESH_CONFIG),
            plain(MESHCENTRAL, "cannot read properties of null (reading 'subject')", FileCause.EC_KEY),
            plain(MESHCENTRAL, "cannot read properties of null (reading 'n')", FileCause.EC_KEY),
            vague(MESHCENTRAL, "no signing certificate found", NO_CERTIFICATE_FITS, MESH_CONFIG),
            vague(MESHCENTRAL, "failed to sign acm nonce", NO_CERTIFICATE_FITS),
            plain(MESHCENTRAL, "addnextcertinchain error, status=400", HTTP_400),
            plain(MESHCENTRAL, "addnextcertinchain status=400", HTTP_400),
            plain(MESHCENTRAL, "failed to set acm certificate chain (400)", HTTP_400),
            // Intel EMA and SCS
            vague(EMA, "failed to provision the intel amt", SUFFIX_MISMATCH, ROOT_NOT_ENROLLED),
            vague(EMA, "tls-pki", LeafCause.SUFFIX_DOES_NOT_COUNT, ROOT_MISSING),
            vague(SCS, "no certificate matching the root certificate hash", ROOT_NOT_ENROLLED, SHA1_IN_CHAIN),
            vague(SCS, "certificate chain could not be built", ROOT_MISSING),
            vague(SCS, "0xc0003e93", ROOT_MISSING),
            // readers of PKCS#12
            plain(NODE_FORGE, "unparsed der bytes remain", BAD_ENCODING),
            plain(NODE_FORGE, "too few bytes to read asn.1 value", BAD_ENCODING),
            plain(NODE_FORGE, "pkcs#12 mac could not be verified", WRONG_PASSWORD, UNSUPPORTED_ALGORITHM),
            plain(NODE_FORGE, "macdata field present but mac was not validated", UNSUPPORTED_ALGORITHM),
            plain(NODE_FORGE, "unsupported pkcs12 mac data", UNSUPPORTED_ALGORITHM),
            plain(NODE_FORGE, "pkcs#12 uses unsupported mac algorithm", UNSUPPORTED_ALGORITHM),
            plain(NODE_FORGE, "unsupported pkcs#12 safebag type", BAD_ENCODING),
            plain(NODE_FORGE, "cannot read encrypted pbe data block. unsupported oid", UNSUPPORTED_ALGORITHM),
            plain(NODE_FORGE, "cannot read public key. oid is not rsa", FileCause.EC_KEY),
            plain(GO_PKCS12, "pkcs12: decryption password incorrect", WRONG_PASSWORD),
            plain(GO_PKCS12, "pkcs12: no mac in data", UNSUPPORTED_ALGORITHM),
            plain(GO_PKCS12, "no mac in data", UNSUPPORTED_ALGORITHM),
            plain(GO_PKCS12, "mac digest algorithm not supported", UNSUPPORTED_ALGORITHM),
            plain(GO_PKCS12, "items in the authenticated safe", UNSUPPORTED_ALGORITHM)
                    .meaning(
                            "the file has a box for each certificate, as GnuTLS writes; go-pkcs12 wants one for all and one for the key"),
            plain(GO_PKCS12, "expected exactly one key bag", NOT_ONE_KEY),
            vague(GO_PKCS12, "is not supported", UNSUPPORTED_ALGORITHM),
            vague(ANY, "decrypting failed", WRONG_PASSWORD, UNSUPPORTED_ALGORITHM),
            // TLS
            vague(RPC_GO, "remote error: tls: bad certificate", TLS_SAYS_NOTHING),
            vague(RPC_GO, "remote error: tls: unknown certificate", TLS_SAYS_NOTHING, CIRA_KEY),
            vague(RPC_GO, "remote error: tls:", TLS_SAYS_NOTHING),
            vague(RPC_GO, "tls: handshake failure", TLS_SAYS_NOTHING),
            vague(RPC_GO, "127.0.0.1:16993", ADMIN_SETUP_GONE, TLS_SAYS_NOTHING),
            vague(RPC_GO, "x509: certificate signed by unknown authority", ODCA_NOT_TRUSTED),
            vague(RPC_GO, "tls is enforced on local ports", ADMIN_SETUP_GONE),
            vague(MPS, "ssl alert number 46", CIRA_KEY),
            vague(MPS, "alert certificate unknown", CIRA_KEY),
            vague(MPS, "certificate_unknown", CIRA_KEY),
            // people, describing it
            aside(ANY, "setup.bin", SETUP_BIN_IGNORED),
            aside(ANY, "unprovision", HASH_VANISHED),
            aside(ANY, "commonname=*.", WILDCARD),
            aside(ANY, "cn=*.", WILDCARD),
            vague(ANY, "reserved top-level domain", PUBLIC_CA_REFUSES),
            vague(ANY, "internal name", PUBLIC_CA_REFUSES),
            vague(ANY, "1950-", FileCause.YEAR_2050),
            plain(ANY, "-----begin private key", KEY_EXPOSED),
            plain(ANY, "-----begin rsa private key", KEY_EXPOSED),
            plain(ANY, "-----begin ec private key", KEY_EXPOSED));

    private OtherPatterns() {}
}
