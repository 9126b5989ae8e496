package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.x509.RevocationReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RevokerTest {

    private static final RevocationReason STOLEN = RevocationReason.KEY_COMPROMISE;

    @TempDir
    Path temp;

    private LivingLab lab;

    @BeforeEach
    void makeIt() throws IOException {
        lab = new LivingLab(temp);
        lab.apply(LivingLab.PROFILE);
        lab.after(100);
    }

    @Test
    void aNameIsTheCertificateInUseAndOnlyTheManifestChanges() throws IOException {
        Map<String, String> before = new HashMap<>(lab.files());

        Revoker.Done done = lab.revoke("provisioning", STOLEN);

        assertThat(done.said())
                .isEqualTo(new History.Revocation(
                        "sha256",
                        "issuing",
                        lab.entry("provisioning").serial(),
                        "provisioning",
                        lab.now(),
                        "keyCompromise"));
        assertThat(lab.manifest().history().revocations()).containsExactly(done.said());
        Map<String, String> after = new HashMap<>(lab.files());
        assertThat(after.remove("manifest.json")).isNotEqualTo(before.remove("manifest.json"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void theSameProfileFindsNothingToDoAfterwards() throws IOException {
        lab.revoke("provisioning", STOLEN);
        Map<String, String> before = lab.files();

        assertThat(lab.apply(LivingLab.PROFILE).outcome().changed()).isFalse();
        assertThat(lab.files()).isEqualTo(before);
    }

    @Test
    void whatIsSupersededIsTheNewestBeforeThatIsNotRevokedYet() {
        String first = lab.entry("provisioning").serial();
        lab.renew("provisioning", Renewal.Key.NEW);
        String second = lab.entry("provisioning").serial();
        lab.renew("provisioning", Renewal.Key.NEW);

        assertThat(lab.revoke("provisioning", RevocationReason.SUPERSEDED)
                        .said()
                        .serial())
                .isEqualTo(second);
        assertThat(lab.revoke("provisioning", RevocationReason.SUPERSEDED)
                        .said()
                        .serial())
                .isEqualTo(first);
        assertThat(lab.revoke("provisioning", RevocationReason.SUPERSEDED).already())
                .isTrue();
        assertThat(lab.manifest().history().revocations()).hasSize(2);
    }

    @Test
    void nothingIsSupersededBeforeItIsRenewed() {
        assertThatThrownBy(() -> lab.revoke("provisioning", RevocationReason.SUPERSEDED))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nothing is superseded");
    }

    @Test
    void aSerialNumberIsThatVeryCertificateHoweverItIsWritten() {
        String serial = lab.entry("provisioning").serial();
        lab.renew("provisioning", Renewal.Key.NEW);

        Revoker.Done done = lab.revoke(
                "0x00" + serial.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:"),
                RevocationReason.CESSATION_OF_OPERATION);

        assertThat(done.said().serial()).isEqualTo(serial);
        assertThat(done.former()).isTrue();
        assertThat(lab.revoke(lab.entry("provisioning").serial(), STOLEN).former())
                .isFalse();
    }

    @Test
    void twiceForTheSameReasonIsOnceAndForAnotherIsRefused() throws IOException {
        lab.revoke("provisioning", STOLEN);
        Map<String, String> before = lab.files();

        assertThat(lab.after(1).revoke("provisioning", STOLEN).already()).isTrue();
        assertThatThrownBy(() -> lab.revoke("provisioning", RevocationReason.UNSPECIFIED))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("keyCompromise");
        assertThat(lab.files()).isEqualTo(before);
    }

    @Test
    void noListRevokesARoot() {
        assertThatThrownBy(() -> lab.revoke("root", STOLEN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("'root' is a root");
        assertThatThrownBy(() -> lab.revoke(lab.entry("root").serial(), STOLEN)).isInstanceOf(RefusedException.class);
    }

    @Test
    void whatIsUnknownIsAnsweredWithWhatThereIs() {
        assertThatThrownBy(() -> lab.revoke("beef", STOLEN))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.hint().orElseThrow())
                                .startsWith("there are root, issuing, provisioning, named"));
    }

    @Test
    void aNameThatIsNoLongerInUseIsAnsweredWithItsNumber() {
        String serial = lab.entry("given").serial();
        lab.apply(LivingLab.PROFILE.replaceAll("(?m)^.*name: given.*\n", ""));

        assertThatThrownBy(() -> lab.revoke("given", STOLEN))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.hint().orElseThrow()).contains(serial));
        assertThat(lab.revoke(serial, STOLEN).said().name()).isEqualTo("given");
    }
}
