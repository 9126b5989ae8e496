package io.github.amtpki.check.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.FileFacts.Format;
import io.github.amtpki.check.facts.FileFacts.PasswordFacts;
import io.github.amtpki.check.facts.Trouble.Kind;
import io.github.amtpki.internal.bc.Hash;
import io.github.amtpki.internal.bc.OddPfx;
import io.github.amtpki.internal.bc.SafeBag;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.SamplePki;
import io.github.amtpki.testing.TestDer;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.KeyType;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PKCS#12 files of every condition. */
@Timeout(60)
final class ExaminationTest {

    private static final Secret PASSWORD = SamplePki.password();
    private static final Secret WRONG = Secret.of("wrong".toCharArray());
    private static final Secret EMPTY = Secret.of(new char[0]);

    private static FileFacts examine(byte[] file, Secret password) {
        return Examination.of("x.pfx", file, Optional.of(password));
    }

    private static FileFacts examine(byte[] file) {
        return Examination.of("x.pfx", file, Optional.empty());
    }

    private static SafeBag leaf() {
        return certificate(0);
    }

    private static SafeBag certificate(int index) {
        return OddPfx.bag(
                SafeBag.Kind.CERTIFICATE, Certificates.der(SamplePki.chain().get(index)));
    }

    private static SafeBag shrouded(Secret password) {
        return new OddPfx().shrouded(SamplePki.leafKey().getEncoded(), password, 5);
    }

    private static OddPfx ordinary(Secret password) {
        return new OddPfx().locked(password, 5, leaf(), certificate(1)).plain(shrouded(password));
    }

    @ParameterizedTest
    @EnumSource
    void aSoundBundleIsReadWhole(Flavour flavour) {
        FileFacts file = examine(SamplePki.bundle(flavour), PASSWORD);
        assertThat(file.format()).isEqualTo(Format.PKCS12);
        assertThat(file.structure().orElseThrow().items()).hasSize(2);
        assertThat(file.password()).hasValue(new PasswordFacts(PASSWORD.length(), true));
        assertThat(file.certificates()).isEqualTo(SamplePki.chain());
        assertThat(file.keys()).isOne();
        assertThat(file.publicKeys()).containsExactly(SamplePki.chain().get(0).getPublicKey());
        assertThat(file.troubles()).isEmpty();
    }

    @Test
    void aWrongPasswordLeavesWhatShowsWithoutOne() {
        FileFacts file = examine(SamplePki.bundle(Flavour.MODERN), WRONG);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.WRONG_PASSWORD);
        assertThat(file.structure()).hasValue(Bundle.inspect(SamplePki.bundle(Flavour.MODERN)));
        assertThat(file.certificates()).isEmpty();
        assertThat(file.keys()).isOne();
        assertThat(file.publicKeys()).isEmpty();
    }

    @Test
    void aMissingPasswordIsNoWrongOne() {
        FileFacts file = examine(SamplePki.bundle(Flavour.MODERN));
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.NO_PASSWORD);
        assertThat(file.password()).isEmpty();
        assertThat(file.structure()).isPresent();
    }

    @Test
    void anEmptyPasswordIsFoundWithoutBeingGiven() {
        FileFacts file = examine(ordinary(EMPTY).withMac(EMPTY, Hash.SHA_256, 5));
        assertThat(file.troubles()).isEmpty();
        assertThat(file.password()).hasValue(new PasswordFacts(0, true));
        assertThat(file.publicKeys()).hasSize(1);
    }

    @Test
    void whatNothingLocksNeedsNoPassword() {
        FileFacts file = examine(new OddPfx()
                .plain(
                        leaf(),
                        OddPfx.bag(SafeBag.Kind.PLAIN_KEY, SamplePki.leafKey().getEncoded()))
                .withoutMac());
        assertThat(file.troubles()).isEmpty();
        assertThat(file.password()).isEmpty();
        assertThat(file.certificates()).hasSize(1);
        assertThat(file.publicKeys()).hasSize(1);
    }

    @Test
    void whatNothingLocksIsReadEvenUnderAForeignMac() {
        byte[] pfx = new OddPfx()
                .plain(
                        leaf(),
                        OddPfx.bag(SafeBag.Kind.PLAIN_KEY, SamplePki.leafKey().getEncoded()))
                .withMac(PASSWORD, Hash.SHA_256, 5);
        assertThat(examine(pfx).troubles()).extracting(Trouble::kind).containsExactly(Kind.NO_PASSWORD);
        FileFacts file = examine(pfx, WRONG);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.WRONG_PASSWORD);
        assertThat(file.certificates()).hasSize(1);
        assertThat(file.publicKeys()).hasSize(1);
    }

    @Test
    void aMissingMacIsNoTrouble() {
        FileFacts file = examine(ordinary(PASSWORD).withoutMac(), PASSWORD);
        assertThat(file.troubles()).isEmpty();
        assertThat(file.structure().orElseThrow().mac()).isEmpty();
        assertThat(file.publicKeys()).hasSize(1);
    }

    @Test
    void aMacThatDoesNotFitIsDamageIfThePasswordOpensTheRest() {
        FileFacts file = examine(ordinary(PASSWORD).withFakeMac(5), PASSWORD);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.DAMAGED);
        assertThat(file.certificates()).hasSize(2);
        assertThat(file.publicKeys()).hasSize(1);
    }

    @Test
    void anUnknownMacDoesNotHideTheRest() {
        FileFacts file = examine(ordinary(PASSWORD).withUnknownMac(), PASSWORD);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.UNSUPPORTED_ALGORITHM);
        assertThat(file.structure().orElseThrow().mac().orElseThrow().digest()).isEqualTo("1.2.3.5");
        assertThat(file.certificates()).hasSize(2);
    }

    @Test
    void anUnknownCipherDoesNotHideTheRest() {
        byte[] pfx =
                new OddPfx().unknownCipher().plain(leaf(), shrouded(PASSWORD)).withMac(PASSWORD, Hash.SHA_256, 5);
        FileFacts file = examine(pfx, PASSWORD);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.UNSUPPORTED_ALGORITHM);
        assertThat(file.certificates()).hasSize(1);
        assertThat(file.publicKeys()).hasSize(1);
        assertThat(examine(pfx, WRONG).troubles())
                .extracting(Trouble::kind)
                .containsExactly(Kind.WRONG_PASSWORD, Kind.UNSUPPORTED_ALGORITHM);
    }

    @Test
    void aCertificateThatIsNoneDoesNotHideTheOthers() {
        byte[] pfx = new OddPfx()
                .plain(OddPfx.bag(SafeBag.Kind.CERTIFICATE, TestDer.hex("30 03 02 01 05")), leaf(), shrouded(PASSWORD))
                .withMac(PASSWORD, Hash.SHA_256, 5);
        FileFacts file = examine(pfx, PASSWORD);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.BAD_CERTIFICATE);
        assertThat(file.certificates()).containsExactly(SamplePki.chain().get(0));
        assertThat(file.structure().orElseThrow().certificates()).hasSize(2);
        assertThat(file.publicKeys()).hasSize(1);
    }

    @Test
    void aKeyThatIsNoneCountsAndDoesNotHideTheOthers() {
        byte[] pfx = new OddPfx()
                .plain(
                        OddPfx.bag(SafeBag.Kind.PLAIN_KEY, TestDer.hex("30 06 02 01 00 02 01 05")),
                        OddPfx.bag(SafeBag.Kind.SHROUDED_KEY, TestDer.hex("30 03 02 01 00")),
                        shrouded(PASSWORD),
                        leaf())
                .withMac(PASSWORD, Hash.SHA_256, 5);
        FileFacts file = examine(pfx, PASSWORD);
        assertThat(file.troubles()).extracting(Trouble::kind).containsOnly(Kind.BAD_KEY);
        assertThat(file.keys()).isEqualTo(3);
        assertThat(file.publicKeys()).hasSize(1);
        assertThat(file.certificates()).hasSize(1);
    }

    @Test
    void aKeyWithAPasswordOfItsOwnIsToldFromTheBundles() {
        byte[] pfx =
                new OddPfx().locked(PASSWORD, 5, leaf()).plain(shrouded(WRONG)).withMac(PASSWORD, Hash.SHA_256, 5);
        FileFacts file = examine(pfx, PASSWORD);
        assertThat(file.trouble(Kind.WRONG_PASSWORD).orElseThrow().detail()).contains("another");
        assertThat(file.certificates()).hasSize(1);
    }

    @Test
    void aBagThatIsNoneDoesNotHideTheOthers() {
        byte[] bags = TestDer.sequence(TestDer.sequence(TestDer.NULL), OddPfx.der(leaf()));
        FileFacts file = examine(new OddPfx().raw(bags).withMac(PASSWORD, Hash.SHA_256, 5), PASSWORD);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.DAMAGED);
        assertThat(file.certificates()).hasSize(1);
    }

    @Test
    void everyKeyIsCountedWhateverItsKind() {
        byte[] ec = TestKeys.pair(KeyType.EC_P256, 1).getPrivate().getEncoded();
        byte[] pfx = new OddPfx()
                .plain(OddPfx.bag(SafeBag.Kind.PLAIN_KEY, ec), shrouded(PASSWORD), leaf())
                .raw(OddPfx.strangers())
                .withMac(PASSWORD, Hash.SHA_1, 5);
        FileFacts file = examine(pfx, PASSWORD);
        assertThat(file.keys()).isEqualTo(2);
        assertThat(file.publicKeys())
                .containsExactly(
                        TestKeys.pair(KeyType.EC_P256, 1).getPublic(),
                        SamplePki.chain().get(0).getPublicKey());
        assertThat(file.troubles()).isEmpty();
    }

    @Test
    void trailingBytesAndForeignPasswordsAreFactsAndNoTroubles() {
        Secret foreign = Secret.of("p\u00e4ssword".toCharArray());
        byte[] pfx = ordinary(foreign).withMac(foreign, Hash.SHA_256, 5);
        FileFacts file = examine(Arrays.copyOf(pfx, pfx.length + 1), foreign);
        assertThat(file.structure().orElseThrow().trailingBytes()).isOne();
        assertThat(file.password()).hasValue(new PasswordFacts(8, false));
        assertThat(file.troubles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 40, 500, 2_000})
    void aBundleThatWasCutOffIsStillABundle(int length) {
        FileFacts file = examine(Arrays.copyOf(SamplePki.bundle(Flavour.MODERN), length), PASSWORD);
        assertThat(file.isPkcs12()).isTrue();
        assertThat(file.structure()).isEmpty();
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.DAMAGED);
    }

    @Test
    void nothingRunsThatCostsTooMuch() {
        byte[] pfx = new OddPfx().plain(OddPfx.fakeKey(600_000), leaf()).withFakeMac(400_001);
        FileFacts file = examine(pfx, PASSWORD);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.TOO_COSTLY);
        assertThat(file.certificates()).hasSize(1);
        assertThat(file.keys()).isOne();
        assertThat(Bundle.examine(pfx, Optional.of(PASSWORD), Bundle.BUDGET).iterations())
                .isZero();
    }

    @Test
    void aKeyHiddenInALockedItemStaysShutIfItCostsTooMuch() {
        byte[] pfx = new OddPfx()
                .locked(PASSWORD, 5, leaf(), OddPfx.fakeKey(999_991))
                .withMac(PASSWORD, Hash.SHA_256, 5);
        FileFacts file = examine(pfx, PASSWORD);
        assertThat(file.troubles()).extracting(Trouble::kind).containsExactly(Kind.TOO_COSTLY);
        assertThat(file.certificates()).hasSize(1);
    }

    @Test
    void whatHasNothingToDoWithCertificatesIsRefused() {
        for (byte[] file : new byte[][] {{}, {0x30}, "hello".getBytes(), new byte[5_000_000]}) {
            assertThatThrownBy(() -> examine(file, PASSWORD)).isInstanceOf(BadInputException.class);
        }
        assertThatThrownBy(() -> examine(TestDer.hex("fe ed fe ed 00 00 00 02")))
                .isInstanceOf(BadInputException.class)
                .satisfies(e ->
                        assertThat(((BadInputException) e).hint().orElseThrow()).contains("keytool"));
    }
}
