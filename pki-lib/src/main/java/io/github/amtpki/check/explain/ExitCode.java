package io.github.amtpki.check.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How rpc-go ends when a certificate is the matter: its exit codes (rpc-go pkg/utils/constants.go) and their texts. */
enum ExitCode {
    MISSING_DNS_SUFFIX(24, "the DNS suffix is missing", MachineCause.NO_SUFFIX),
    DECODE(121, "the certificate is not base64", FileCause.NOT_BASE64),
    WRONG_PASSWORD(
            122, "the certificate's password is wrong", FileCause.WRONG_PASSWORD, FileCause.UNSUPPORTED_ALGORITHM),
    INVALID(
            123,
            "the provisioning certificate is invalid",
            FileCause.UNSUPPORTED_ALGORITHM,
            FileCause.BAD_ENCODING,
            FileCause.NOT_ONE_KEY),
    NO_CERTIFICATE(124, "the file holds no certificate", FileCause.ROOT_MISSING, FileCause.BAD_ENCODING),
    NO_KEY(125, "the file holds no private key", FileCause.KEY_MISSING),
    NO_ROOT(126, "the file holds no root certificate", FileCause.ROOT_MISSING),
    NO_HASHES(127, "the machine's hashes could not be read", MachineCause.NO_DRIVER),
    NO_MATCH(
            128,
            "the root is not among those that the machine trusts",
            ChainCause.ROOT_NOT_ENROLLED,
            MachineCause.SHA1_ENROLLED,
            MachineCause.HASH_VANISHED),
    GENERAL_SETTINGS(
            129,
            "the machine's general settings could not be read",
            MachineCause.NO_DRIVER,
            MachineCause.ADMIN_SETUP_GONE),
    SETUP_SERVICE(130, "the setup service did not answer", MachineCause.NO_DRIVER, MachineCause.ADMIN_SETUP_GONE),
    ADD_CERTIFICATE(
            131,
            "AddNextCertInChain did not return 0",
            ChainCause.CHAIN_ORDER,
            ChainCause.SHA1_IN_CHAIN,
            ChainCause.CA_CANNOT_SIGN,
            ChainCause.CHAIN_TOO_LONG),
    NONCE(132, "no nonce could be made", ChainCause.FIRMWARE_INTERNAL),
    SIGNATURE(133, "the nonces could not be signed", FileCause.EC_KEY),
    GET_CONTROL_MODE(134, "the control mode could not be read", MachineCause.NO_DRIVER),
    CONTROL_MODE(
            135,
            "the machine did not enter admin control mode",
            MachineCause.SETUP_REFUSED,
            LeafCause.SUFFIX_MISMATCH,
            LeafCause.SUFFIX_DOES_NOT_COUNT,
            LeafCause.PURPOSE_MISSING),
    DUPLICATE_KEY(136, "a key pair exists in the machine already; no provisioning certificate is involved"),
    WIRED(137, "the wired network could not be configured; no provisioning certificate is involved"),
    LEAF_HASH(
            138,
            "the leaf's signature algorithm has no number (or: the AMT version is not supported)",
            FileCause.DIGEST_NOT_OFFERED);

    private final int code;
    private final String text;
    private final List<Known> causes;

    ExitCode(int code, String text, Known... causes) {
        this.code = code;
        this.text = text;
        this.causes = List.of(causes);
    }

    static Optional<ExitCode> of(int code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }

    /** The likeliest first; none if it has nothing to do with certificates. */
    List<Known> causes() {
        return causes;
    }
}
