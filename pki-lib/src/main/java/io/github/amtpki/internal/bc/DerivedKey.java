package io.github.amtpki.internal.bc;

import java.util.Arrays;
import java.util.Optional;

/** What a password became: the key and the initialisation vector of one cipher, for one message. */
public final class DerivedKey implements AutoCloseable {

    private final PbeCipher cipher;
    private final byte[] key;
    private final byte[] iv;

    DerivedKey(PbeCipher cipher, byte[] key, byte[] iv) {
        this.cipher = cipher;
        this.key = key;
        this.iv = iv;
    }

    public byte[] encrypt(byte[] plain) {
        return cipher.encrypt(key, iv, plain);
    }

    /** The plain bytes, or nothing if the key is visibly not the one they were locked with. */
    public Optional<byte[]> decrypt(byte[] locked) {
        return cipher.decrypt(key, iv, locked);
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
