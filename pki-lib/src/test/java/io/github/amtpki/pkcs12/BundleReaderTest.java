package io.github.amtpki.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.internal.bc.Hash;
import io.github.amtpki.internal.bc.OddPfx;
import io.github.amtpki.internal.bc.SafeBag;
import io.github.amtpki.pkcs12.BundleStructure.BagKind;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class BundleReaderTest {

    private static final Secret PASSWORD = TestKeys.password();
    private static final Secret EMPTY = TestKeys.secret("");

    private static byte[] key(String name) {
        return TestKeys.key(name).getEncoded();
    }

    private static SafeBag plainKey(String name) {
        return OddPfx.bag(SafeBag.Kind.PLAIN_KEY, key(name));
    }

    private static SafeBag shrouded(String name, Secret password) {
        return new OddPfx().shrouded(key(name), password, 10);
    }

    private static SafeBag certificate(String name) {
        try {
            return OddPfx.bag(
                    SafeBag.Kind.CERTIFICATE, TestKeys.certificate(name).getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OddPfx ordinary(Secret password) {
        return new OddPfx().locked(password, 10, certificate("ec")).plain(shrouded("ec", password));
    }

    @Test
    void readsAFileThatNothingProtectsWithAnyPassword() {
        byte[] pfx = new OddPfx().plain(plainKey("ec"), certificate("ec")).withoutMac();
        BundleContents contents = Bundle.decode(pfx, PASSWORD);
        assertThat(contents.credential()).isPresent();
        assertThat(contents.structure().mac()).isEmpty();
        assertThat(contents.structure().keys())
                .extracting(BundleStructure.Bag::kind)
                .containsExactly(BagKind.PLAIN_KEY);
    }

    @Test
    void readsAFileWithoutMacByOpeningIt() {
        assertThat(Bundle.decode(ordinary(PASSWORD).withoutMac(), PASSWORD).credential())
                .isPresent();
        assertThatThrownBy(() -> Bundle.decode(ordinary(PASSWORD).withoutMac(), EMPTY))
                .isInstanceOf(WrongPasswordException.class);
    }

    @Test
    void readsOneItemPerCertificateInAnyOrder() {
        byte[] pfx = new OddPfx()
                .locked(PASSWORD, 10, certificate("root"))
                .modern(PASSWORD, 10, certificate("issuer"))
                .plain(certificate("leaf"))
                .modern(PASSWORD, 10, shrouded("leaf", PASSWORD))
                .withMac(PASSWORD, Hash.SHA_384, 5);
        BundleContents contents = Bundle.decode(pfx, PASSWORD);
        assertThat(contents.credential()).hasValue(TestKeys.chain());
        assertThat(contents.structure().items()).hasSize(4);
        assertThat(contents.structure().certificates().get(0).certificate()).hasValue(TestKeys.certificate("root"));
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryMacHash(Hash hash) {
        byte[] pfx = ordinary(PASSWORD).withMac(PASSWORD, hash, 5);
        assertThat(Bundle.decode(pfx, PASSWORD).structure().mac())
                .hasValue(new BundleStructure.Mac(false, hash.digest(), 5, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e4\u00f6\u00fc", "\u4f60\u597d", "\ud83d\ude00", " ", "\t"})
    void readsPasswordsThatItWouldNotWrite(String password) {
        Secret secret = TestKeys.secret(password);
        byte[] pfx = new OddPfx()
                .modern(secret, 10, certificate("ec"))
                .plain(shrouded("ec", secret))
                .withMac(secret, Hash.SHA_1, 5);
        assertThat(Bundle.decode(pfx, secret).credential()).isPresent();
        assertThatThrownBy(() -> Bundle.decode(pfx, PASSWORD)).isInstanceOf(WrongPasswordException.class);
    }

    @Test
    void readsBothSpellingsOfTheEmptyPassword() {
        OddPfx odd = new OddPfx().withNullPassword();
        byte[] nothing = odd.locked(EMPTY, 10, certificate("ec"))
                .plain(odd.shrouded(key("ec"), EMPTY, 10))
                .withMac(EMPTY, Hash.SHA_1, 5);
        byte[] zeros = ordinary(EMPTY).withMac(EMPTY, Hash.SHA_1, 5);
        assertThat(nothing).isNotEqualTo(zeros);
        assertThat(Bundle.decode(nothing, EMPTY).credential()).isPresent();
        assertThat(Bundle.decode(zeros, EMPTY).credential()).isPresent();
        assertThat(Bundle.decode(odd.withoutMac(), EMPTY).credential()).isPresent();
    }

    @Test
    void crossesOverSecretsAndRevocationListsButReportsThem() {
        byte[] pfx = ordinary(PASSWORD).raw(OddPfx.strangers()).withMac(PASSWORD, Hash.SHA_256, 5);
        BundleContents contents = Bundle.decode(pfx, PASSWORD);
        assertThat(contents.credential()).isPresent();
        assertThat(contents.structure().items().get(2).bags())
                .extracting(BundleStructure.Bag::kind)
                .containsExactly(BagKind.SECRET, BagKind.CRL, BagKind.OTHER, BagKind.OTHER);
    }

    @Test
    void givesNoCredentialForTwoKeys() {
        byte[] pfx = new OddPfx()
                .plain(shrouded("ec", PASSWORD), shrouded("leaf", PASSWORD), certificate("ec"))
                .withMac(PASSWORD, Hash.SHA_256, 5);
        BundleContents contents = Bundle.decode(pfx, PASSWORD);
        assertThat(contents.credential()).isEmpty();
        assertThat(contents.structure().keys()).hasSize(2);
    }

    @Test
    void givesNoCredentialForAKeyWithoutItsCertificate() {
        byte[] pfx = new OddPfx()
                .plain(shrouded("ec", PASSWORD), certificate("leaf"))
                .withMac(PASSWORD, Hash.SHA_256, 5);
        assertThat(Bundle.decode(pfx, PASSWORD).credential()).isEmpty();
    }

    @Test
    void noticesBytesAfterTheEnd() {
        byte[] pfx = TestKeys.bundle(Flavour.MODERN);
        BundleContents contents = Bundle.decode(Arrays.copyOf(pfx, pfx.length + 3), PASSWORD);
        assertThat(contents.structure().trailingBytes()).isEqualTo(3);
        assertThat(contents.credential()).isPresent();
    }

    @Test
    void showsWhatNeedsNoPassword() {
        BundleStructure seen = Bundle.inspect(TestKeys.bundle(Flavour.COMPAT));
        assertThat(seen.mac()).hasValue(new BundleStructure.Mac(false, "SHA-1", 10_000, true));
        assertThat(seen.items()).hasSize(2);
        assertThat(seen.items().get(0).encryption())
                .hasValue(new BundleStructure.Encryption("3DES-CBC", "PKCS12-SHA-1", 10_000));
        assertThat(seen.certificates()).isEmpty();
        assertThat(seen.keys()).hasSize(1);
    }

    @Test
    void showsAlgorithmsThatItCannotRun() {
        byte[] pfx = new OddPfx().unknownCipher().withUnknownMac();
        BundleStructure seen = Bundle.inspect(pfx);
        assertThat(seen.mac().orElseThrow().digest()).isEqualTo("1.2.3.5");
        assertThat(seen.items().get(0).encryption().orElseThrow().cipher()).isEqualTo("1.2.3.4");
    }

    @ParameterizedTest
    @EnumSource
    void tellsAWrongPassword(Flavour flavour) {
        assertThatThrownBy(() -> Bundle.decode(TestKeys.bundle(flavour), TestKeys.secret("test-passwort")))
                .isInstanceOf(WrongPasswordException.class);
        assertThatThrownBy(() -> Bundle.decode(TestKeys.bundle(flavour), EMPTY))
                .isInstanceOf(WrongPasswordException.class);
    }

    @Test
    void tellsDamageFromAWrongPassword() {
        byte[] pfx = TestKeys.bundle(Flavour.MODERN);
        pfx[pfx.length / 3] ^= 1;
        assertThatThrownBy(() -> Bundle.decode(pfx, PASSWORD))
                .isExactlyInstanceOf(BadInputException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> Bundle.decode(pfx, EMPTY)).isInstanceOf(WrongPasswordException.class);
    }

    @Test
    void tellsAKeyWithAPasswordOfItsOwn() {
        byte[] pfx = new OddPfx()
                .locked(PASSWORD, 10, certificate("ec"))
                .plain(shrouded("ec", EMPTY))
                .withMac(PASSWORD, Hash.SHA_256, 5);
        assertThatThrownBy(() -> Bundle.decode(pfx, PASSWORD))
                .isInstanceOf(WrongPasswordException.class)
                .hasMessageContaining("another");
    }

    @Test
    void tellsUnsupportedAlgorithms() {
        byte[] cipher = new OddPfx().unknownCipher().withMac(PASSWORD, Hash.SHA_256, 5);
        byte[] bare = new OddPfx().unknownCipher().withoutMac();
        byte[] mac = ordinary(PASSWORD).withUnknownMac();
        assertThatThrownBy(() -> Bundle.decode(cipher, PASSWORD)).isInstanceOf(UnsupportedAlgorithmException.class);
        assertThatThrownBy(() -> Bundle.decode(cipher, EMPTY)).isInstanceOf(WrongPasswordException.class);
        assertThatThrownBy(() -> Bundle.decode(bare, PASSWORD)).isInstanceOf(UnsupportedAlgorithmException.class);
        assertThatThrownBy(() -> Bundle.decode(mac, PASSWORD))
                .isInstanceOf(UnsupportedAlgorithmException.class)
                .hasMessageContaining("1.2.3.5");
    }

    @Test
    void runsNothingOfAFileThatDemandsTooMuch() {
        byte[] pfx = new OddPfx().plain(OddPfx.fakeKey(600_000)).withFakeMac(400_001);
        assertThatThrownBy(() -> Bundle.decode(pfx, PASSWORD))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("1000001");
    }

    @Test
    void runsAFileThatDemandsJustEnough() {
        byte[] pfx = new OddPfx().plain(OddPfx.fakeKey(600_000)).withFakeMac(400_000);
        assertThatThrownBy(() -> Bundle.decode(pfx, PASSWORD)).isInstanceOf(WrongPasswordException.class);
    }

    @Test
    void countsKeysHiddenInLockedItems() {
        byte[] pfx = new OddPfx().locked(PASSWORD, 10, OddPfx.fakeKey(999_986)).withMac(PASSWORD, Hash.SHA_256, 5);
        assertThatThrownBy(() -> Bundle.decode(pfx, PASSWORD))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("1000001");
    }

    @Test
    void keepsToTheCallersBudgetInstead() {
        byte[] pfx = ordinary(PASSWORD).withMac(PASSWORD, Hash.SHA_256, 5);
        assertThat(Bundle.decode(pfx, PASSWORD, 25).credential()).isPresent();
        assertThatThrownBy(() -> Bundle.decode(pfx, PASSWORD, 24)).isInstanceOf(RefusedException.class);
    }

    @Test
    void refusesIterationCountsBeyondAnyMachine() {
        byte[] pfx = new OddPfx().plain(OddPfx.fakeKey(1L << 40)).withoutMac();
        assertThatThrownBy(() -> Bundle.decode(pfx, PASSWORD)).isInstanceOf(RefusedException.class);
        assertThat(Bundle.inspect(pfx).keys().get(0).encryption().orElseThrow().iterations())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void refusesEmptyOversizedAndForeignFiles() {
        assertThatThrownBy(() -> Bundle.decode(new byte[0], PASSWORD)).isExactlyInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> Bundle.decode(new byte[4 * 1024 * 1024 + 1], PASSWORD))
                .isExactlyInstanceOf(BadInputException.class)
                .hasMessageContaining("larger");
        assertThatThrownBy(() -> Bundle.decode(TestKeys.resource("leaf.crt"), PASSWORD))
                .isExactlyInstanceOf(BadInputException.class)
                .hasMessageContaining("is none");
        assertThatThrownBy(() -> Bundle.inspect(key("leaf"))).isExactlyInstanceOf(BadInputException.class);
    }
}
