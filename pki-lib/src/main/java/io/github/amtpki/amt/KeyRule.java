package io.github.amtpki.amt;

import static io.github.amtpki.x509.KeyType.EC_P256;
import static io.github.amtpki.x509.KeyType.EC_P384;
import static io.github.amtpki.x509.KeyType.RSA_2048;
import static io.github.amtpki.x509.KeyType.RSA_3072;
import static io.github.amtpki.x509.KeyType.RSA_4096;

import io.github.amtpki.x509.KeyType;
import java.util.List;

/** Which keys a kind of certificate may have on each track, the default first. */
enum KeyRule {
    /** What the chain to the enrolled root is made of: no provisioning server reads an EC key. See {@link Track}. */
    CHAIN(Track.SHA256.keyTypes(), Track.SHA384.keyTypes()),
    /**
     * Keys that AMT makes itself: RSA-2048 or ECC-384 and nothing else, RSA-3072 is answered with 2066 (unsupported); AMT 22
     * wants ECC-384 with SHA-384 (comments with hardware results in RPS's certificate policy; reported).
     */
    MADE_IN_AMT(List.of(RSA_2048, EC_P384), List.of(EC_P384)),
    /**
     * What AMT as TLS client takes of the server it calls home to: a leaf with RSA-3072 ended in the alert 46,
     * certificate_unknown, on AMT up to 20 (deployment #165; reported), while AMT 22 wants RSA-3072 or ECC-384, signed with
     * SHA-384 (MPS #2131; code).
     */
    DIALLED_BY_AMT(List.of(RSA_2048), List.of(RSA_3072, EC_P384)),
    /**
     * Keys of consoles and servers. On SHA-256 chains whatever TLS takes; AMT 22 refuses RSA-2048 and P-256 (RPS's
     * certificate policy; reported).
     */
    ANY(List.of(RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384), List.of(RSA_3072, RSA_4096, EC_P384));

    private final List<KeyType> sha256;
    private final List<KeyType> sha384;

    KeyRule(List<KeyType> sha256, List<KeyType> sha384) {
        this.sha256 = sha256;
        this.sha384 = sha384;
    }

    List<KeyType> on(Track track) {
        return track == Track.SHA256 ? sha256 : sha384;
    }
}
