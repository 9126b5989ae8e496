package io.github.amtpki.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.pkcs12.BundleStructure.BagKind;
import io.github.amtpki.x509.Credential;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK that runs this is the nearest other implementation. */
final class JdkKeyStoreTest {

    private static final char[] PASSWORD = TestKeys.PASSWORD.toCharArray();

    private static KeyStore fresh() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void add(KeyStore store, Credential credential) throws Exception {
        store.setKeyEntry("mine", credential.key(), PASSWORD, credential.chain().toArray(Certificate[]::new));
    }

    private static BundleContents read(KeyStore store) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, PASSWORD);
        return Bundle.decode(out.toByteArray(), TestKeys.password());
    }

    @ParameterizedTest
    @EnumSource(names = {"MODERN", "COMPAT"})
    void readsOurBundles(Flavour flavour) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(TestKeys.bundle(flavour)), PASSWORD);
        assertThat(Collections.list(store.aliases())).containsExactly("provisioning");
        assertThat(store.getKey("provisioning", PASSWORD)).isEqualTo(TestKeys.key("leaf"));
        assertThat(store.getCertificateChain("provisioning"))
                .containsExactlyElementsOf(TestKeys.chain().chain());
    }

    @Test
    void itsKeystoresAreReadWithTheKeyBeforeTheCertificates() throws Exception {
        KeyStore store = fresh();
        add(store, TestKeys.chain());
        BundleContents contents = read(store);
        assertThat(contents.credential()).hasValue(TestKeys.chain());
        assertThat(contents.structure().bags().get(0).kind()).isEqualTo(BagKind.SHROUDED_KEY);
        assertThat(contents.structure().bags().get(0).friendlyName()).hasValue("mine");
    }

    @Test
    void itsTrustedCertificatesStandWithoutAKey() throws Exception {
        KeyStore store = fresh();
        store.setCertificateEntry("root", TestKeys.certificate("root"));
        BundleContents contents = read(store);
        assertThat(contents.credential()).isEmpty();
        assertThat(contents.structure().certificates()).hasSize(1);
    }

    @Test
    void itsSecretKeysAreCrossedOver() throws Exception {
        KeyStore store = fresh();
        add(store, TestKeys.chain());
        store.setEntry(
                "secret",
                new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")),
                new KeyStore.PasswordProtection(PASSWORD));
        BundleContents contents = read(store);
        assertThat(contents.credential()).hasValue(TestKeys.chain());
        assertThat(contents.structure().bags())
                .extracting(BundleStructure.Bag::kind)
                .contains(BagKind.SECRET);
    }

    @Test
    void itsNullPasswordIsTheEmptyOne() throws Exception {
        KeyStore store = fresh();
        store.setCertificateEntry("root", TestKeys.certificate("root"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, null);
        BundleContents contents = Bundle.decode(out.toByteArray(), TestKeys.secret(""));
        assertThat(contents.structure().certificates()).hasSize(1);
    }
}
