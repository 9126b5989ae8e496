package io.github.amtpki.check.explain;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;

/** What firmware dislikes at the activation itself: the leaf's role, its name, and who signed the nonces with what. */
enum LeafCause implements Known {
    SUFFIX_MISMATCH(Cause.of(
            "suffix-mismatch",
            "the leaf's common name does not fit the machine's DNS suffix",
            "The name must lie at or below the suffix that the machine has from MEBx or DHCP option 15. If a provisioning server"
                    + " is written into MEBx, the name must be exactly that one. Best is a name equal to the suffix.",
            "amtpki check FILE --domain SUFFIX; set the PKI DNS suffix in MEBx or Setup.bin, or issue a leaf for the suffix",
            DOCUMENTED,
            "SDK, PKI Certificate Verification Methods; Open AMT deployment issue 534; RPS issues 772 and 2788",
            "S1",
            "S7",
            "S8")),
    SUFFIX_DOES_NOT_COUNT(Cause.of(
            "suffix-does-not-count",
            "the machine has a DNS suffix only from its operating system or by static configuration",
            "Firmware looks in MEBx (PKI DNS suffix) and at DHCP option 15 on the wired port, nowhere else. What the operating"
                    + " system calls itself, and what rpc-go's -d says, changes nothing.",
            "set the PKI DNS suffix in MEBx or by Setup.bin, or DHCP option 15 on the wired network",
            REPORTED,
            "Intel community, Failed PKI provisioning - AUTH_FAILED (a .com.ua leaf, AMT 16.1)",
            "S6")),
    EXTENSIONS_LOST(Cause.of(
            "extensions-lost",
            "the leaf lost its extensions when the request was signed",
            "openssl x509 -req drops what the request asks for. Such a leaf passes AddNextCertInChain and fails here.",
            "openssl x509 -req … -copy_extensions copyall, or amtpki sign REQUEST",
            REPORTED,
            "Intel community, CERT_VERIFY_FAILED on AddNextCertInChain for custom Root CA",
            "E4")),
    PURPOSE_MISSING(Cause.of(
            "purpose-missing",
            "the leaf lacks the AMT purpose 2.16.840.1.113741.1.2.3, or serverAuth beside it",
            "Both must stand in the extended key usage. An ordinary web server's certificate, a wildcard too, has only serverAuth.",
            "certificates: [{kind: provisioning, …}] has both; a public CA must be asked for an AMT certificate",
            DOCUMENTED,
            "SDK, Acquiring an Intel vPro Certificate; Open AMT docs issue 599",
            "E1",
            "E2",
            "RPS-EKU",
            "MC-EKU")),
    WRONG_SIGNING_KEY(Cause.of(
            "wrong-signing-key",
            "the nonces were signed with a key that is not the leaf's",
            "RPS compares the first key of a file and signs with the last. A file with two keys passes the upload and fails here.",
            "a bundle with one key: amtpki fix FILE",
            CODE,
            "RPS certManager.ts",
            "RPS-TWO-KEYS")),
    SERVER_SIGNS_SHA1(Cause.of(
            "server-signs-sha1",
            "an old MeshCentral signed with SHA-1 because the root's SHA-1 hash matched",
            "It told the firmware SHA-256 all the same, so the signature did not fit. The certificates are not to blame.",
            "update MeshCentral, or enroll the SHA-256 hash and delete the SHA-1",
            REPORTED,
            "MeshCentral issue 5176 and change 5243")),
    SIGNED_TOO_NEW(Cause.of(
                    "signing-algorithm-too-new",
                    "the server signed the nonces with SHA-384 (SigningAlgorithm 3), which this firmware does not know",
                    "AMT 20.0.5 answered 3 to it. From AMT 21 on it is taken.",
                    "a SHA-256 chain for AMT 20 and older, or a newer RPS, which chooses by version",
                    REPORTED,
                    "RPS amtCertificatePolicy.ts",
                    "D2")
            .on("6-20")),
    SIGNED_TOO_OLD(Cause.of(
                    "signing-algorithm-too-old",
                    "the server signed the nonces with SHA-256 (SigningAlgorithm 2), and AMT 22 wants SHA-384",
                    "AMT 22.0.0 answered 1 to it and 0 to SigningAlgorithm 3.",
                    "a SHA-384 chain for AMT 22, and a server that signs with it",
                    REPORTED,
                    "RPS amtCertificatePolicy.ts, issue 2698",
                    "D3")
            .on("22")),
    NOT_PRE_PROVISIONING(Cause.of(
            "not-pre-provisioning",
            "the machine is activated already, or its certificate chain is not complete",
            "AdminSetup works only before provisioning, and after the root was handed over.",
            "rpc amtinfo tells the control mode; rpc deactivate, or upgrade from client control mode instead",
            INFERRED,
            "go-wsman-messages names 2 of AdminSetup INVALID_STATE")),
    BAD_PARAMETER(Cause.of(
            "bad-parameter",
            "the firmware could not make sense of the activation call",
            "Password encryption, nonce or signature are not in the form it expects; a fault of the server, not of the file.",
            "update the server; if the leaf's key is not RSA, use one that is",
            INFERRED,
            "go-wsman-messages names 3 of AdminSetup INVALID_PARAM",
            "K1")),
    FLASH_WORN(Cause.of(
            "flash-write-limit",
            "the machine was provisioned too often in a short time",
            "Firmware limits how often it writes its flash memory.",
            "wait an hour or so, then try again",
            CODE,
            "go-wsman-messages hostbasedsetup/decoder.go")),
    SETUP_DISABLED(Cause.of(
            "setup-disabled",
            "client control mode is switched off in this machine",
            "Setup answers 4, METHOD_DISABLED, where the maker or owner forbade host-based setup.",
            "look for host-based setup in the BIOS or MEBx; admin control mode with a certificate is another matter",
            CODE,
            "go-wsman-messages hostbasedsetup/decoder.go")),
    SETUP_AUTH(Cause.of(
            "setup-authentication",
            "the call into client control mode was not authenticated",
            "No certificate is involved in it; the password's hash was made with another realm, or is not accepted.",
            "rpc deactivate and try again; a password of 8 to 32 characters with upper and lower case, digit and sign",
            INFERRED,
            "go-wsman-messages names 5 of Setup AUTH_FAILED"));

    private final Cause cause;

    LeafCause(Cause cause) {
        this.cause = cause;
    }

    @Override
    public Cause cause() {
        return cause;
    }
}
