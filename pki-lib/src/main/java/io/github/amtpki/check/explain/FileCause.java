package io.github.amtpki.check.explain;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.MEASURED;
import static io.github.amtpki.amt.Confidence.REPORTED;

/** What programs dislike about the file that they are given, before any machine is asked. */
enum FileCause implements Known {
    WRONG_PASSWORD(Cause.of(
            "wrong-password",
            "the password does not open the file",
            "The program could not decrypt it.",
            "amtpki check FILE --password prompt tells a wrong password from an unsupported algorithm",
            MEASURED,
            "RPS 2.40, rpc-go, MeshCentral 1.1.55 run on such files")),
    UNSUPPORTED_ALGORITHM(Cause.of(
            "unsupported-algorithm",
            "the file is encrypted or sealed in a way that the program does not know; the password may be right",
            "Programs call it a wrong password or a bad file: RPS and MeshCentral (node-forge) read no RC2-128, PBMAC1 or SHA-224"
                    + " MAC, rpc-go and Console (go-pkcs12) no SHA-384 MAC, no PBKDF2 with SHA-384 and no file without MAC.",
            "amtpki bundle --flavour modern makes one that all of them read; amtpki fix FILE turns yours into one",
            MEASURED,
            "files with each algorithm, run through each program")),
    BAD_ENCODING(Cause.of(
            "bad-encoding",
            "the file has bytes behind its end, or is cut short or damaged",
            "Readers of DER are strict: one byte too many, as a line feed from a text editor, is refused.",
            "get the file again, in binary; amtpki fix FILE writes it anew",
            MEASURED,
            "Open AMT deployment issue 163; files run through node-forge and go-pkcs12")),
    NOT_BASE64(Cause.of(
            "not-base64",
            "the certificate in the configuration is not base64",
            "rpc-go wants the whole .pfx in base64, on one line.",
            "base64 -w0 FILE.pfx",
            CODE,
            "rpc-go exit code 121")),
    ROOT_MISSING(Cause.of(
            "root-missing",
            "the file does not hold the whole chain up to the root",
            "The root is sent to the machine, so it must be in the file; servers do not fetch missing CAs.",
            "amtpki bundle with the leaf, its key and every CA up to the root",
            MEASURED,
            "RPS domain.ts, MeshCentral certoperations.js, rpc-go exit code 126",
            "C9",
            "RPS-ROOT",
            "MC-COUNT",
            "RPC-CHAIN")),
    LEAF_NOT_FIRST(Cause.of(
            "leaf-not-first",
            "the leaf is not the first certificate of the file",
            "RPS takes the first certificate for the leaf and compares the root's name and key instead; its message names neither.",
            "amtpki fix FILE puts the leaf first",
            MEASURED,
            "RPS 2.40 run on such a file",
            "RPS-ORDER")),
    EC_KEY(Cause.of(
            "ec-key",
            "the leaf has an EC key",
            "No provisioning program signs with one. node-forge drops the certificate without a word, so RPS then looks at the"
                    + " wrong one.",
            "certificates[].key: rsa-2048 (rsa-3072 for AMT 22)",
            MEASURED,
            "RPS issue 2505; RPS, MeshCentral and rpc-go run on such a file",
            "K1",
            "RPS-KEY-TYPE",
            "MC-KEY-TYPE",
            "RPC-RSA")),
    KEY_MISSING(Cause.of(
            "key-missing",
            "the file holds no private key, or one that lies in it unencrypted",
            "node-forge and the JDK find a key only in a shrouded bag.",
            "amtpki fix FILE shrouds the key; if there is none: amtpki bundle with the key",
            MEASURED,
            "RPS, MeshCentral and rpc-go (exit code 125) run on such files",
            "RPS-NO-KEY",
            "RPC-KEY",
            "MC-KEYS")),
    KEY_MISMATCH(Cause.of(
            "key-mismatch",
            "the private key does not belong to the leaf",
            "The key of an earlier request, or the CA's. RPS also says so when the leaf is not the first certificate.",
            "amtpki inspect FILE shows both; bundle the leaf with the key of its own request",
            MEASURED,
            "RPS, MeshCentral and rpc-go run on such a file",
            "RPS-KEY",
            "MC-KEY")),
    NOT_ONE_KEY(Cause.of(
            "not-one-key",
            "the file holds more than one private key, or none",
            "Exactly one is wanted: the leaf's.",
            "amtpki fix FILE",
            MEASURED,
            "MeshCentral and go-pkcs12 run on such a file",
            "MC-KEYS",
            "RPS-TWO-KEYS")),
    EXTRA_CERTIFICATE(Cause.of(
            "extra-certificate",
            "a certificate is in the file twice, does not belong to the chain, or bears the name of another",
            "MeshCentral and rpc-go join certificates by name, and want each to have its place in one chain.",
            "amtpki fix FILE; give every certificate of a chain a name of its own",
            MEASURED,
            "MeshCentral's loop and rpc-go's OrderCertsChain run on such files",
            "C8",
            "MC-ORDER",
            "RPC-CHAIN")),
    LEAF_UNCLEAR(Cause.of(
            "leaf-unclear",
            "it is not clear which certificate is the leaf",
            "rpc-go wants exactly one that is no CA and did not issue itself: a leaf with CA:TRUE, or two leaves, give none.",
            "issue the leaf with CA:FALSE (kind: provisioning does), and put only one into the file",
            MEASURED,
            "rpc-go pkg/utils/helper.go OrderCertsChain")),
    EXPIRED(Cause.of(
            "expired",
            "a certificate of the chain has expired or is not valid yet",
            "RPS looks at every certificate of the file, and at the server's clock.",
            "amtpki inspect FILE shows the dates; issue the leaf again",
            MEASURED,
            "RPS domain.ts",
            "V1",
            "RPS-DATES",
            "CONSOLE-EXPIRED")),
    YEAR_2050(Cause.of(
            "year-2050",
            "a certificate that ends in 2050 or later was read as one of 1950",
            "From 2050 on dates are encoded in another form, which some programs and machines read wrongly.",
            "issue it to end before 2050; amtpki never goes beyond 2049-12-31",
            REPORTED,
            "MeshCentral issue 913",
            "V2")),
    CRITICAL_EXTENSION(Cause.of(
            "critical-extension",
            "a certificate has a critical extension other than basicConstraints and keyUsage",
            "node-forge refuses critical extended key usage, alternative names and name constraints.",
            "issue it again with the extension not critical",
            MEASURED,
            "RPS 2.40 run on such files",
            "C7",
            "RPS-CRITICAL")),
    CHAIN_INVALID(Cause.of(
            "chain-invalid",
            "the chain does not verify: a signature, a CA bit or a path length is wrong",
            "RPS verifies it at upload: every CA needs CA:TRUE, keyCertSign where it has a keyUsage, and a kept path length; it"
                    + " cannot verify RSASSA-PSS at all.",
            "amtpki check FILE names the certificate",
            MEASURED,
            "RPS 2.40 run on such files",
            "C1",
            "C2",
            "C3",
            "C5",
            "D4",
            "RPS-CHAIN",
            "RPS-SIGNATURE")),
    SMALL_KEY(Cause.of(
            "small-key",
            "a certificate of the chain has an RSA key below 2048 bits",
            "RPS wants 2048 bits of every certificate, the root included.",
            "issue it with key: rsa-2048",
            MEASURED,
            "RPS 2.40 run on such a file",
            "K2",
            "RPS-KEY-SIZE")),
    DIGEST_NOT_OFFERED(Cause.of(
            "digest-not-offered",
            "the leaf is signed with an algorithm that secure host-based configuration has no number for",
            "rpc-go hands the firmware the leaf's hash, in SHA-256 or SHA-384 after the leaf's own signature. SHA-1, SHA-512 and"
                    + " RSASSA-PSS leave it nothing to choose.",
            "issue the leaf with SHA-256 (SHA-384 for AMT 22)",
            MEASURED,
            "rpc-go local.go CheckCertificateAlgorithmSupported",
            "A2",
            "RPC-TLS")),
    PASSWORD_LENGTH(Cause.of(
            "password-length",
            "the file's password is empty or longer than 64 characters",
            "RPS and Console set the limit; other programs read such a file.",
            "amtpki bundle with a password of 8 to 64 printable ASCII characters",
            MEASURED,
            "RPS domain.ts")),
    WILDCARD(Cause.of(
            "wildcard-name",
            "the leaf's name is a wildcard",
            "Firmware is said to take some; programs match them each in their own way.",
            "issue the leaf for one name, best the DNS suffix itself",
            REPORTED,
            "MeshCentral issue 2805",
            "S4")),
    MESH_CONFIG(Cause.of(
            "meshcentral-config",
            "MeshCentral did not load the certificate: its config.json names it in the wrong place or spelling",
            "It wants domains.\"\".amtAcmActivation.certs.NAME with certpfx and certpfxpass, or certfiles and keyfile; not under"
                    + " settings, and names that begin with _ are passed over.",
            "move the block; the reason for each certificate stands in MeshCentral's console: amtacm",
            CODE,
            "MeshCentral issues 1552, 3855 and 8119"));

    private final Cause cause;

    FileCause(Cause cause) {
        this.cause = cause;
    }

    @Override
    public Cause cause() {
        return cause;
    }
}
