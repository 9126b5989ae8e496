package io.github.amtpki.check.explain;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;

/** What is amiss with the machine, the network or the server rather than with the file. */
enum MachineCause implements Known {
    NO_SUFFIX(Cause.of(
            "no-suffix",
            "the machine has no DNS suffix",
            "Without a PKI DNS suffix in MEBx and without DHCP option 15 on the wired port there is nothing that the leaf's name"
                    + " could fit.",
            "set the PKI DNS suffix in MEBx or by Setup.bin, or DHCP option 15 on the wired network; rpc amtinfo -d shows it",
            CODE,
            "MeshCentral issues 451 and 3852; rpc-go exit code 24")),
    NO_PROFILE_FOR_SUFFIX(Cause.of(
            "no-profile-for-suffix",
            "the server has no domain profile for the suffix that the machine reports",
            "RPS looks for the machine's suffix and then for its parents, down to two labels.",
            "make a domain profile whose suffix is the machine's (rpc amtinfo -d shows it), or rpc activate -d SUFFIX",
            CODE,
            "RPS Validator.ts; Open AMT deployment issue 534; rpc-go issue 615")),
    NO_CERTIFICATE_FITS(Cause.of(
            "no-certificate-fits",
            "MeshCentral has no certificate whose name fits the machine's suffix and whose root the machine trusts",
            "It shortens the common name by a table of top level domains; outside of it (.local, .lan, .internal) the name must"
                    + " equal the suffix or be a parent of it. Capital letters and a blank at the end count.",
            "issue a leaf whose common name is the suffix itself; amtpki check FILE --domain SUFFIX --target meshcentral",
            REPORTED,
            "MeshCentral issues 1297, 2948, 3691 and 3852",
            "S1",
            "H1",
            "MC-NAME",
            "MC-HASH")),
    HASH_VANISHED(Cause.of(
            "hash-vanished",
            "the hash was enrolled once, and a full unprovisioning or a reset deleted it",
            "Hashes of one's own go with the rest of the configuration.",
            "enroll it again by Setup.bin; keep the stick",
            REPORTED,
            "rpc-go issue 140; Open AMT documentation")),
    SHA1_ENROLLED(Cause.of(
            "sha1-enrolled",
            "the root was enrolled as SHA-1, as MEBx asks for, and the server or firmware wants SHA-256",
            "rpc-go does not look at SHA-1 hashes, and AMT 15 and 16 dropped them. MEBx screens take no SHA-256.",
            "enroll the SHA-256 by Setup.bin on a USB stick",
            DOCUMENTED,
            "Intel support article 000059996; MeshCentral change 5243",
            "RPC-HASH",
            "H3")),
    HASH_INACTIVE(Cause.of(
            "hash-inactive",
            "the hash is there, but switched off",
            "MeshCentral passes over hashes that are not active.",
            "switch it on in MEBx; rpc amtinfo -cert shows Active behind each",
            CODE,
            "MeshCentral amtmanager.js checkAcmActivation",
            "H4")),
    SETUP_BIN_IGNORED(Cause.of(
            "setup-bin-ignored",
            "the machine did not take the Setup.bin",
            "USB provisioning switched off in the BIOS, a stick that is not FAT, a file consumed by the first machine, counts of"
                    + " zero in its header, or the wrong current MEBx password.",
            "make it with amtpki; name it Setup.bin in the root of a small FAT32 stick, and allow USB provisioning in the BIOS",
            REPORTED,
            "MeshCentral issues 4368 and 5655; MeshCommander issue 110")),
    PUBLIC_CA_REFUSES(Cause.of(
            "public-ca-refuses",
            "no public CA issues for names such as .local",
            "Public CAs certify names of the public DNS only.",
            "use a private root and enroll its hash: amtpki apply PROFILE",
            DOCUMENTED,
            "Intel support article 000100444")),
    ADMIN_SETUP_GONE(Cause.of(
                    "needs-secure-configuration",
                    "from AMT 19 on activation needs secure host-based configuration over TLS",
                    "CSME 19 removed AdminSetup. An old rpc-go then fails with 401, EOF or a refused connection to port 16993.",
                    "a current rpc-go (with --skip-amt-cert-check if it asks), or RPS, which upgrades from client control mode",
                    REPORTED,
                    "rpc-go issues 355, 941, 1068, 1095 and 1163")
            .on("19-22")),
    TLS_SAYS_NOTHING(Cause.of(
                    "tls-alert",
                    "the firmware refused the chain in the TLS handshake, which does not say why",
                    "A root that is not enrolled, a suffix that does not fit, a purpose or digest it dislikes: all look the same. AMT"
                            + " 21 also breaks if TLS 1.3 is negotiated.",
                    "amtpki check FILE --domain SUFFIX --amtinfo REPORT --flow secure; then a current rpc-go",
                    REPORTED,
                    "rpc-go issue 941, changes 1071, 1381 and 1385",
                    "H1",
                    "S1",
                    "E1")
            .on("19-22")),
    ODCA_NOT_TRUSTED(Cause.of(
                    "amt-certificate-not-trusted",
                    "rpc-go did not trust the certificate that the machine shows",
                    "The machine's certificate (AMT RCFG, under Intel's on-die CA) names no localhost, and its root is in no store.",
                    "rpc activate … --skip-amt-cert-check (older: -skipamtcertcheck), or a current rpc-go",
                    REPORTED,
                    "rpc-go issues 1068 and 1083")
            .on("19-22")),
    MEBX_PASSWORD(Cause.of(
            "mebx-password-missing",
            "CommitChanges wants a new MEBx password first",
            "It answers 2057, PT_STATUS_DATA_MISSING, until SetMEBxPassword was called.",
            "give a MEBx password: rpc activate … --mebxpassword",
            CODE,
            "rpc-go local.go setupMEBxAndCommit")),
    CIRA_KEY(Cause.of(
                    "cira-leaf-too-large",
                    "the server that the machine dials (MPS) shows an RSA-3072 certificate",
                    "AMT 20 and older end such a handshake with alert 46. The MPS's root may be larger.",
                    "an RSA-2048 leaf for MPS (mps_cert_key_size); it is another certificate than the provisioning one",
                    REPORTED,
                    "Open AMT deployment issue 165")
            .on("6-20")),
    VAGUE_PROFILE(Cause.of(
            "vague-profile-error",
            "RPS did not find the profile or domain that the activation asked for",
            "The message is the same for a wrong name, a wrong tenant and a domain without certificate.",
            "compare the names letter by letter, and look whether the profile has a domain whose certificate is stored",
            REPORTED,
            "RPS issue 2590")),
    SETUP_REFUSED(Cause.of(
            "activation-refused",
            "the firmware refused the activation call; rpc-go says only that the control mode is not the expected one",
            "rpc-go asks for the control mode after a failed AdminSetup and drops the answer's number.",
            "run it with -v and look for AdminSetup_OUTPUT and its ReturnValue",
            CODE,
            "rpc-go local.go handleSetupErrorWithControlModeVerification")),
    NO_DRIVER(Cause.of(
            "no-driver",
            "the program could not talk to the firmware: no driver, no rights, or LMS is not running",
            "Hashes and calls go through the MEI driver, and through LMS on ports 16992 and 16993.",
            "run it as administrator or root, with the MEI driver and LMS installed",
            CODE,
            "rpc-go exit codes 2, 71, 127 and 139")),
    AMT_PASSWORD(Cause.of(
            "amt-password",
            "the machine's AMT password is not the one that the server has",
            "The machine was activated before, by another server or by hand.",
            "rpc deactivate with the old password, or unconfigure in MEBx",
            INFERRED,
            "RPS error.ts")),
    KEY_EXPOSED(Cause.of(
            "private-key-exposed",
            "a private key stands in this text",
            "Whoever can read it can activate every machine that trusts its root.",
            "treat the key as lost: take the text away, make a new PKI, and enroll its root",
            DOCUMENTED,
            "what a private key is"));

    private final Cause cause;

    MachineCause(Cause cause) {
        this.cause = cause;
    }

    @Override
    public Cause cause() {
        return cause;
    }
}
