package io.github.amtpki.pkcs12;

import io.github.amtpki.internal.bc.Pbe;
import io.github.amtpki.internal.bc.Unlocker;
import java.util.Optional;

/** Something encrypted in a foreign file; opened at most once, as each try costs a key derivation. */
final class Lock {

    private final Pbe encryption;
    private final byte[] locked;
    private boolean tried;
    private Optional<byte[]> plain = Optional.empty();

    Lock(Pbe encryption, byte[] locked) {
        this.encryption = encryption;
        this.locked = locked;
    }

    int iterations() {
        return encryption.iterations();
    }

    /** Whether the algorithm is one that can be tried at all. */
    boolean known() {
        return !(encryption instanceof Pbe.Unknown);
    }

    BundleStructure.Encryption describe() {
        return new BundleStructure.Encryption(encryption.cipher(), encryption.kdf(), encryption.iterations());
    }

    /** What is behind it, or nothing if the password is wrong. */
    Optional<byte[]> open(Unlocker unlocker) {
        if (!tried) {
            tried = true;
            plain = unlocker.open(encryption, locked);
        }
        return plain;
    }
}
