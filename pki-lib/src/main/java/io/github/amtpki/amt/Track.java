package io.github.amtpki.amt;

import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.KeyType;
import java.util.List;

/**
 * What one chain is made of: key sizes and the digest of every signature in it. No chain serves AMT up to 20 and AMT 22 at
 * once, since the older firmware refuses SHA-384 and the newer refuses everything less; a mixed fleet therefore needs one
 * chain per track, each with its own root.
 *
 * <p>Key types are listed with the default first. EC keys are in neither list: no provisioning server reads an EC
 * provisioning key (read in rpc-go, RPS and MeshCentral; measured).
 */
public enum Track {
    SHA256("sha256", Digest.SHA256, List.of(KeyType.RSA_2048, KeyType.RSA_3072, KeyType.RSA_4096)),
    SHA384("sha384", Digest.SHA384, List.of(KeyType.RSA_3072, KeyType.RSA_4096));

    private final String id;
    private final Digest digest;
    private final List<KeyType> keyTypes;

    Track(String id, Digest digest, List<KeyType> keyTypes) {
        this.id = id;
        this.digest = digest;
        this.keyTypes = keyTypes;
    }

    /** The name of the track's folder when a profile needs several. */
    public String id() {
        return id;
    }

    /** Signs every certificate of the chain. */
    public Digest digest() {
        return digest;
    }

    /** What keys the chain may have. */
    public List<KeyType> keyTypes() {
        return keyTypes;
    }

    /** The key every importer and firmware of the track takes. */
    public KeyType defaultKeyType() {
        return keyTypes.get(0);
    }
}
