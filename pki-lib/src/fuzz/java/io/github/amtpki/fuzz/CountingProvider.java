package io.github.amtpki.fuzz;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.SecretKeyFactorySpi;
import javax.crypto.spec.PBEKeySpec;

/** Hands everything on to the JDK's own providers, and counts. */
final class CountingProvider extends Provider {

    private static final long serialVersionUID = 1L;

    private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512");

    private final AtomicLong iterations = new AtomicLong();
    private final AtomicLong digests = new AtomicLong();

    CountingProvider() {
        super("Counting", "1", "counts key derivation");
        Provider sun = Security.getProvider("SUN");
        Provider jce = Security.getProvider("SunJCE");
        for (String hash : HASHES) {
            putService(new Counted(
                    this, "MessageDigest", hash, () -> new Digest(MessageDigest.getInstance(hash, sun), digests)));
            String pbkdf2 = "PBKDF2WithHmac" + hash.replace("-", "");
            if (jce.getService("SecretKeyFactory", pbkdf2) != null) {
                putService(new Counted(this, "SecretKeyFactory", pbkdf2, () -> new Pbkdf2(jce, pbkdf2, iterations)));
            }
        }
    }

    long iterations() {
        return iterations.get();
    }

    long digests() {
        return digests.get();
    }

    private interface Maker {
        Object make() throws GeneralSecurityException;
    }

    private static final class Counted extends Service {
        private final Maker maker;

        Counted(Provider provider, String type, String algorithm, Maker maker) {
            super(provider, type, algorithm, CountingProvider.class.getName(), null, null);
            this.maker = maker;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            try {
                return maker.make();
            } catch (GeneralSecurityException e) {
                throw new NoSuchAlgorithmException(e);
            }
        }
    }

    private static final class Digest extends MessageDigestSpi {
        private final MessageDigest digest;
        private final AtomicLong count;

        Digest(MessageDigest digest, AtomicLong count) {
            this.digest = digest;
            this.count = count;
        }

        @Override
        protected int engineGetDigestLength() {
            return digest.getDigestLength();
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            count.incrementAndGet();
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }

    private static final class Pbkdf2 extends SecretKeyFactorySpi {
        private final SecretKeyFactory factory;
        private final AtomicLong count;

        Pbkdf2(Provider provider, String name, AtomicLong count) throws NoSuchAlgorithmException {
            this.factory = SecretKeyFactory.getInstance(name, provider);
            this.count = count;
        }

        @Override
        protected SecretKey engineGenerateSecret(KeySpec spec) throws InvalidKeySpecException {
            count.addAndGet(((PBEKeySpec) spec).getIterationCount());
            return factory.generateSecret(spec);
        }

        @Override
        protected KeySpec engineGetKeySpec(SecretKey key, Class<?> spec) throws InvalidKeySpecException {
            return factory.getKeySpec(key, spec);
        }

        @Override
        protected SecretKey engineTranslateKey(SecretKey key) throws InvalidKeyException {
            return factory.translateKey(key);
        }
    }
}
