package io.github.amtpki.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.pkcs12.BundleStructure.BagKind;
import io.github.amtpki.pkcs12.BundleStructure.Item;
import io.github.amtpki.x509.Credential;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BundleWriterTest {

    private static BundleStructure structure(Flavour flavour) {
        return Bundle.decode(TestKeys.bundle(flavour), TestKeys.password()).structure();
    }

    private static byte[] encode(Credential credential) {
        return Bundle.encode(credential, TestKeys.password(), Flavour.MODERN, "x", new SecureRandom());
    }

    private static Credential chain(String... names) {
        return new Credential(
                TestKeys.key(names[0]),
                List.of(names).stream().map(TestKeys::certificate).toList());
    }

    @ParameterizedTest
    @EnumSource
    void putsTheLeafFirstAndTheRootLastAndNothingElse(Flavour flavour) {
        assertThat(structure(flavour).certificates().stream()
                        .map(bag -> bag.certificate().orElseThrow()))
                .containsExactlyElementsOf(TestKeys.chain().chain());
    }

    @ParameterizedTest
    @EnumSource
    void writesTwoItemsTheCertificatesLockedTheKeyShrouded(Flavour flavour) {
        List<Item> items = structure(flavour).items();
        assertThat(items).hasSize(2);
        assertThat(items.get(0).encryption()).isPresent();
        assertThat(items.get(0).bags()).extracting(BundleStructure.Bag::kind).containsOnly(BagKind.CERTIFICATE);
        assertThat(items.get(1).encryption()).isEmpty();
        assertThat(items.get(1).bags()).extracting(BundleStructure.Bag::kind).containsExactly(BagKind.SHROUDED_KEY);
    }

    @ParameterizedTest
    @EnumSource
    void namesKeyAndLeafAndTiesThemTogether(Flavour flavour) {
        BundleStructure structure = structure(flavour);
        BundleStructure.Bag leaf = structure.certificates().get(0);
        BundleStructure.Bag key = structure.keys().get(0);
        assertThat(leaf.friendlyName()).hasValue("provisioning").isEqualTo(key.friendlyName());
        assertThat(leaf.localKeyId().orElseThrow())
                .hasSize(40)
                .isEqualTo(key.localKeyId().orElseThrow());
        assertThat(structure.certificates().subList(1, 3)).allSatisfy(issuer -> {
            assertThat(issuer.friendlyName()).isEmpty();
            assertThat(issuer.localKeyId()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void writesDerWithNullParametersAndTheStatedAlgorithms(Flavour flavour) {
        BundleStructure structure = structure(flavour);
        assertThat(structure.der()).isTrue();
        assertThat(structure.trailingBytes()).isZero();
        BundleStructure.Mac mac = structure.mac().orElseThrow();
        assertThat(mac.nullParameters()).isTrue();
        assertThat(mac.iterations()).isEqualTo(10_000);
        assertThat((mac.pbmac1() ? "PBMAC1-HMAC-" : "HMAC-") + mac.digest()).isEqualTo(flavour.integrity());
        BundleStructure.Encryption encryption =
                structure.items().get(0).encryption().orElseThrow();
        assertThat(structure.keys().get(0).encryption()).hasValue(encryption);
        assertThat(encryption.cipher()).isEqualTo(flavour.cipher());
        assertThat(encryption.iterations()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void repeatsItselfWithTheSameRandomBytes(Flavour flavour) {
        assertThat(TestKeys.bundle(flavour)).isEqualTo(TestKeys.bundle(flavour));
    }

    @ParameterizedTest
    @EnumSource
    void writesTheBytesOnRecord(Flavour flavour) {
        assertThat(TestKeys.bundle(flavour)).isEqualTo(TestKeys.resource(flavour.id() + ".golden.pfx"));
    }

    @ParameterizedTest
    @EnumSource
    void bringsBackTheWholeCredential(Flavour flavour) {
        BundleContents contents = Bundle.decode(TestKeys.bundle(flavour), TestKeys.password());
        assertThat(contents.credential()).hasValue(TestKeys.chain());
    }

    @Test
    void neverUsesDerivedKeysTwice() {
        BundleKeys keys = BundleKeys.derive(TestKeys.password(), Flavour.MODERN, new SecureRandom());
        Bundle.encode(TestKeys.chain(), keys, "x");
        assertThatThrownBy(() -> Bundle.encode(TestKeys.chain(), keys, "x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesASelfSignedEcCredentialToo() {
        byte[] pfx = encode(chain("ec"));
        assertThat(Bundle.decode(pfx, TestKeys.password()).credential()).hasValue(chain("ec"));
    }

    @Test
    void refusesAKeyThatIsNotTheLeafs() {
        Credential mixed =
                new Credential(TestKeys.key("issuer"), TestKeys.chain().chain());
        assertThatThrownBy(() -> encode(mixed))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not belong");
    }

    @Test
    void refusesAnEcKeyThatIsNotTheLeafs() {
        Credential mixed = new Credential(TestKeys.key("ec"), TestKeys.chain().chain());
        assertThatThrownBy(() -> encode(mixed)).isInstanceOf(RefusedException.class);
    }

    @Test
    void refusesAMissingIssuer() {
        assertThatThrownBy(() -> encode(chain("leaf", "root")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("did not issue");
    }

    @Test
    void refusesAChainOutOfOrder() {
        assertThatThrownBy(() -> encode(chain("leaf", "root", "issuer")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("did not issue");
    }

    @Test
    void refusesAMissingRoot() {
        assertThatThrownBy(() -> encode(chain("leaf", "issuer")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not a root");
    }

    @Test
    void refusesACertificateTwice() {
        assertThatThrownBy(() -> encode(chain("leaf", "issuer", "root", "root")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void refusesAKeyThatCannotLeaveItsToken() {
        Credential token = new Credential(new TokenKey(), TestKeys.chain().chain());
        assertThatThrownBy(() -> encode(token))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0", "tab\there", "\u00e4"})
    void refusesPasswordsThatImportersDoNotTake(String password) {
        assertThatThrownBy(() -> BundleKeys.derive(TestKeys.secret(password), Flavour.COMPAT, new SecureRandom()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("password");
    }

    @Test
    void saysWhichCharacterIsOddButNotWhatItIs() {
        assertThatThrownBy(() -> BundleKeys.derive(TestKeys.secret("secr\u00e8t"), Flavour.MODERN, new SecureRandom()))
                .hasMessageContaining("character 5 ")
                .hasMessageNotContaining("\u00e8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " ", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde~"})
    void takesOneToSixtyFourPrintableCharacters(String password) {
        byte[] pfx =
                Bundle.encode(TestKeys.chain(), TestKeys.secret(password), Flavour.MODERN, "x", new SecureRandom());
        assertThat(Bundle.decode(pfx, TestKeys.secret(password)).credential()).isPresent();
    }

    @Test
    void refusesAFriendlyNameThatIsEmptyOrEndless() {
        for (String name : List.of("", "x".repeat(256))) {
            assertThatThrownBy(() -> Bundle.encode(
                            TestKeys.chain(), TestKeys.password(), Flavour.MODERN, name, new SecureRandom()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("friendly name");
        }
    }

    @Test
    void keepsAFriendlyNameOfAnyAlphabet() {
        byte[] pfx = Bundle.encode(
                TestKeys.chain(), TestKeys.password(), Flavour.MODERN, "\u00fcn\u4f60\ud83d\ude00", new SecureRandom());
        assertThat(Bundle.inspect(pfx).keys().get(0).friendlyName()).hasValue("\u00fcn\u4f60\ud83d\ude00");
    }

    @Test
    void findsEachFlavourByItsId() {
        assertThat(Flavour.of("compat")).hasValue(Flavour.COMPAT);
        assertThat(Flavour.of("COMPAT")).isEmpty();
    }

    /** Signs nothing, shows nothing: what a PKCS#11 provider hands out. */
    private static final class TokenKey implements PrivateKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }
}
