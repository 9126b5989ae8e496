package io.github.amtpki.internal.bc;

import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** What a password became: the key and the initialisation vector of one cipher, for one message. For one thread at a time. */
public final class DerivedKey implements AutoCloseable {

    private final PbeCipher cipher;
    private @Nullable Cipher engine;
    private final byte[] key;
    private final byte[] iv;

    DerivedKey(PbeCipher cipher, byte[] key, byte[] iv) {
        this.cipher = cipher;
        this.engine = cipher.engine();
        this.key = key;
        this.iv = iv;
    }

    public byte[] encrypt(byte[] plain) {
        return cipher.encrypt(engine(), key, iv, plain);
    }

    /** The plain bytes, or nothing if the key is visibly not the one they were locked with. */
    public Optional<byte[]> decrypt(byte[] locked) {
        return cipher.decrypt(engine(), key, iv, locked);
    }

    private Cipher engine() {
        if (engine == null) {
            throw new IllegalStateException("this key is forgotten");
        }
        return engine;
    }

    /** Forgets the key, and the cipher, which has its own copy. */
    @Override
    public void close() {
        engine = null;
        Arrays.fill(key, (byte) 0);
    }
}
