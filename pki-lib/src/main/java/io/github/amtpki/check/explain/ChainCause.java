package io.github.amtpki.check.explain;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;

/** What firmware dislikes about a chain while it is handed over, certificate by certificate. */
enum ChainCause implements Known {
    CA_CANNOT_SIGN(Cause.of(
            "ca-cannot-sign",
            "a CA's keyUsage lacks keyCertSign",
            "Firmware checks each CA when it arrives. If the extension keyUsage is there, it must allow the signing of"
                    + " certificates; the leaf before it was taken all the same.",
            "re-issue the CA with keyUsage keyCertSign and cRLSign (kind: root-ca does), then enroll the new root's hash on"
                    + " every machine",
            REPORTED,
            "Intel community, CERT_VERIFY_FAILED on AddNextCertInChain for custom Root CA (AMT 12.0.92)",
            "C1")),
    CA_IS_NO_CA(Cause.of(
            "ca-is-no-ca",
            "a CA lacks basicConstraints CA:TRUE",
            "A certificate that signs others must say that it is a CA.",
            "re-issue it with critical basicConstraints CA:TRUE (kinds root-ca and intermediate-ca do)",
            INFERRED,
            "every published recipe has it; RPS refuses the file without",
            "C2")),
    CHAIN_ORDER(Cause.of(
            "chain-order",
            "a certificate did not sign the one sent before it, or one is missing between them",
            "Firmware takes leaf, issuers, root in this order and verifies each signature with the next certificate. Older"
                    + " rpc-go sent four certificates in the file's order.",
            "amtpki fix FILE puts leaf, issuers and root in order; rpc-go sorts them since the change 416",
            CODE,
            "rpc-go issue 413 and change 416",
            "C3",
            "C8")),
    SHA1_IN_CHAIN(Cause.of(
                    "sha1-in-chain",
                    "a certificate of the chain is signed with SHA-1, perhaps only the root",
                    "AMT 15 (H platforms) and every AMT 16 refuse SHA-1 anywhere in the chain, the root included. The same"
                            + " file works on older machines.",
                    "ask the CA for a chain that is SHA-256 up to its root, or use a root of your own: amtpki apply PROFILE",
                    DOCUMENTED,
                    "Intel support article 000090051; Open AMT deployment issue 139; MeshCentral issues 4619 and 4803",
                    "D1")
            .on("15-22")),
    SHA384_ON_OLD(Cause.of(
                    "sha384-before-21",
                    "the chain is signed with SHA-384, and this firmware takes SHA-256",
                    "Before AMT 21 firmware was seen to refuse SHA-384 chains (11.8.95 answered 5 to UpgradeClientToAdmin), and"
                            + " RPS does not offer them.",
                    "a SHA-256 chain for AMT 11 to 21: let the profile name the versions, amtpki plans one chain for each track",
                    REPORTED,
                    "RPS amtCertificatePolicy.ts; RPS issues 2538 and 2698; rpc-go issue 971",
                    "D2")
            .on("6-20")),
    SHA256_ON_22(Cause.of(
                    "sha256-on-22",
                    "the chain is signed with SHA-256, and AMT 22 wants SHA-384 and RSA-3072",
                    "AMT 22 dropped SHA-256 and RSA-2048 for provisioning. One chain cannot serve it and AMT 20.",
                    "a second chain for AMT 22: firmware: [\"22\"] in the profile; enroll its root as SHA-384",
                    REPORTED,
                    "RPS amtCertificatePolicy.ts; Open AMT deployment issue 605",
                    "D3",
                    "K3")
            .on("22")),
    ROOT_NOT_ENROLLED(Cause.of(
            "root-not-enrolled",
            "the root's hash is not among those that the machine trusts",
            "The machine knows roots by hash. A root that was made anew, the leaf's hash in the root's place, or a mistyped"
                    + " digit give no match.",
            "amtpki compare FILE --amtinfo - < report of rpc amtinfo -cert; then enroll the hash by Setup.bin or in MEBx",
            CODE,
            "RPS issues 1102 and 1108; MeshCentral issue 517; rpc-go exit code 128",
            "H1",
            "RPS-HASH",
            "RPC-HASH",
            "MC-HASH")),
    CHAIN_TOO_LONG(Cause.of(
            "chain-too-long",
            "the chain has more certificates than the firmware takes",
            "AddNextCertInChain answers 5 when there are too many; the limit is not published. Four are known to work.",
            "use at most one intermediate, and leave certificates out that are not between leaf and root: amtpki fix FILE",
            CODE,
            "go-wsman-messages hostbasedsetup/decoder.go",
            "C4")),
    UNSUPPORTED_KEY(Cause.of(
            "unsupported-key",
            "a key or signature in the chain is of a kind that this firmware does not take",
            "RSA below 2048 bits ended with AMT 15 and 16. RSASSA-PSS, SHA-512, EdDSA, DSA and EC keys were never seen to work.",
            "key: rsa-2048 and SHA-256 for AMT 11 to 21, key: rsa-3072 and SHA-384 for AMT 22",
            DOCUMENTED,
            "SDK, Root Certificate Hashes; rpc-go pkg/utils/helper.go",
            "K1",
            "K2",
            "K3",
            "D4")),
    UNREADABLE(Cause.of(
            "unreadable-certificate",
            "what was sent is not one certificate in base64",
            "Lines or PEM armour left in it, a certificate cut short, or one larger than the firmware takes.",
            "amtpki check FILE; then give the server a fresh bundle: amtpki fix FILE",
            INFERRED,
            "go-wsman-messages names 1 of AddNextCertInChain INVALID_PARAM",
            "C6")),
    CHAIN_BEGUN(Cause.of(
            "chain-begun",
            "an earlier attempt left its chain in the machine, or the machine is in another control mode",
            "AddNextCertInChain answers 3 when it does not expect a certificate now.",
            "take the machine back to pre-provisioning (rpc deactivate, or MEBx: unconfigure) or restart it, then try again",
            INFERRED,
            "go-wsman-messages names 3 of AddNextCertInChain INVALID_STATE")),
    FIRMWARE_INTERNAL(Cause.of(
            "firmware-internal",
            "the firmware failed inside and says no more",
            "Nothing is known about this answer but its name.",
            "restart the machine, take all power from it for a minute, and try again; then look for a firmware update",
            INFERRED,
            "go-wsman-messages hostbasedsetup/decoder.go")),
    HTTP_400(Cause.of(
            "http-400",
            "the firmware refused the message itself with HTTP 400",
            "One report of it exists, with a private root; it was never resolved.",
            "check the chain first: amtpki check FILE; then a newer version of the program, and another way (rpc-go, RPS)",
            REPORTED,
            "MeshCentral issue 934"));

    private final Cause cause;

    ChainCause(Cause cause) {
        this.cause = cause;
    }

    @Override
    public Cause cause() {
        return cause;
    }
}
