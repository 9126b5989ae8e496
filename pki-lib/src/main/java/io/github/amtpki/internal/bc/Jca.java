package io.github.amtpki.internal.bc;

import io.github.amtpki.UnsupportedAlgorithmException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/** The one place that asks the JDK's providers for password-based algorithms, and says plainly which one is missing. */
final class Jca {

    private interface Lookup<T> {
        T get() throws GeneralSecurityException;
    }

    private Jca() {}

    static MessageDigest digest(String name) {
        return find(name, () -> MessageDigest.getInstance(name));
    }

    static Mac mac(String name) {
        return find(name, () -> Mac.getInstance(name));
    }

    static Cipher cipher(String name) {
        return find(name, () -> Cipher.getInstance(name));
    }

    static KeyFactory keyFactory(String name) {
        return find(name, () -> KeyFactory.getInstance(name));
    }

    private static <T> T find(String name, Lookup<T> lookup) {
        try {
            return lookup.get();
        } catch (GeneralSecurityException e) {
            throw new UnsupportedAlgorithmException("this Java runtime has no " + name, "", e);
        }
    }
}
