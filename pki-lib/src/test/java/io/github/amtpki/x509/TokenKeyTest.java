package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.StorageException;
import io.github.amtpki.testing.TestKeys;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A key that shows nothing of itself and signs through its own provider only, as one in a token does. */
final class TokenKeyTest {

    private static final KeyPair INSIDE = TestKeys.pair(KeyType.RSA_2048, 1);
    private static final Validity VALIDITY = Validity.until(TestKeys.NOW, TestKeys.NOW.plus(Duration.ofDays(9)));

    private final List<X509Certificate> chain = Authority.selfSigned(
                    CertificateSpec.ca(new X500Principal("CN=Root"), VALIDITY, OptionalInt.empty()),
                    INSIDE,
                    Digest.SHA256,
                    TestKeys.context())
            .chain();

    @Test
    void itSignsThroughItsOwnProvider() throws Exception {
        Authority token = authority(Optional.of(new TokenProvider()));
        CertificateSpec leaf = CertificateSpec.leaf(
                new X500Principal("CN=leaf"), VALIDITY, Set.of(KeyUsage.DIGITAL_SIGNATURE), List.of(), List.of());

        token.issue(leaf, TestKeys.pair(KeyType.RSA_2048, 2).getPublic()).verify(INSIDE.getPublic());
    }

    @Test
    void withoutItsProviderTheMessageNamesWhatIsMissing() {
        assertThatThrownBy(() -> authority(Optional.empty())).isInstanceOfSatisfying(StorageException.class, e -> {
            assertThat(e).hasMessageContaining("SHA256withRSA");
            assertThat(e.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("provider"));
        });
    }

    @Test
    void theProviderIsNeverRegistered() {
        authority(Optional.of(new TokenProvider()));

        assertThat(Security.getProvider("TestToken")).isNull();
    }

    @Test
    void aProviderWithoutSuchSignaturesLeavesThemToTheJdk() {
        Authority root = Authority.of(
                chain, INSIDE.getPrivate(), Optional.of(new EmptyProvider()), Digest.SHA256, TestKeys.context());

        assertThat(root.chain()).isEqualTo(chain);
    }

    private Authority authority(Optional<Provider> provider) {
        return Authority.of(chain, new TokenKey(), provider, Digest.SHA256, TestKeys.context());
    }

    private static final class TokenKey implements PrivateKey {

        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    private static final class EmptyProvider extends Provider {

        private static final long serialVersionUID = 1L;

        EmptyProvider() {
            super("TestEmpty", "1", "does nothing");
        }
    }

    private static final class TokenProvider extends Provider {

        private static final long serialVersionUID = 1L;

        TokenProvider() {
            super("TestToken", "1", "signs with a key that it never shows");
            putService(new Service(this, "Signature", "SHA256withRSA", TokenSignature.class.getName(), null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    return new TokenSignature();
                }
            });
        }
    }

    private static final class TokenSignature extends SignatureSpi {

        private @Nullable Signature inside;

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            if (!(key instanceof TokenKey)) {
                throw new InvalidKeyException("not a key of this token");
            }
            try {
                inside = Signature.getInstance("SHA256withRSA");
                inside.initSign(INSIDE.getPrivate());
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new InvalidKeyException(e);
            }
        }

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) throws SignatureException {
            java.util.Objects.requireNonNull(inside).update(bytes, from, length);
        }

        @Override
        protected void engineUpdate(byte one) throws SignatureException {
            java.util.Objects.requireNonNull(inside).update(one);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return java.util.Objects.requireNonNull(inside).sign();
        }

        @Override
        protected void engineInitVerify(PublicKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
