package io.github.amtpki.fuzz;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Hands everything on to the JDK's own providers, and counts. */
final class CountingProvider extends Provider {

    private static final long serialVersionUID = 1L;

    private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512");

    private final AtomicLong digests = new AtomicLong();

    CountingProvider() {
        super("Counting", "1", "counts runs of hashes");
        Provider sun = Security.getProvider("SUN");
        for (String hash : HASHES) {
            putService(new Counted(
                    this, "MessageDigest", hash, () -> new Digest(MessageDigest.getInstance(hash, sun), digests)));
        }
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
}
