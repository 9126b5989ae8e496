package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CrlStore;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.RevocationList;
import io.github.amtpki.x509.RevocationReason;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderCrlsTest {

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
    void everyCaGetsAListBesideItsCertificateInBothForms() throws IOException {
        lab.revoke("provisioning", STOLEN);

        CrlReport report = lab.crl();

        assertThat(report.lists()).extracting(made -> made.crl().name()).containsExactly("root", "issuing");
        assertThat(report.outcome().written())
                .containsExactly("issuing.crl", "issuing.crl.pem", "root.crl", "root.crl.pem");
        RevocationList list = RevocationList.parse(lab.bytes("issuing.crl"));
        assertThat(RevocationList.parse(lab.bytes("issuing.crl.pem"))).isEqualTo(list);
        assertThat(list.signedBy(lab.certificate("issuing.crt"))).isTrue();
        assertThat(list.revoked()).singleElement().satisfies(one -> {
            assertThat(one.serial())
                    .isEqualTo(new BigInteger(lab.entry("provisioning").serial(), 16));
            assertThat(one.reason()).isEqualTo(STOLEN);
            assertThat(one.revokedAt()).isEqualTo(lab.now());
        });
        assertThat(list.nextUpdate()).hasValue(lab.now().plus(Duration.ofDays(90)));
        assertThat(RevocationList.parse(lab.bytes("root.crl")).revoked()).isEmpty();
    }

    @Test
    void theNumberGoesUpAlsoWhereTheFilesWereLostAndNoFormerListIsKept() throws IOException {
        lab.crl();
        lab.after(1).crl();
        Files.delete(lab.pki.resolve("issuing.crl"));
        lab.after(1).crl("issuing");

        assertThat(RevocationList.parse(lab.bytes("issuing.crl")).number()).hasValue(BigInteger.valueOf(3));
        assertThat(RevocationList.parse(lab.bytes("root.crl")).number()).hasValue(BigInteger.TWO);
        assertThat(lab.files().keySet()).noneMatch(path -> path.startsWith("replaced/"));
        assertThat(lab.manifest().history().crls())
                .extracting(History.Crl::name, History.Crl::number)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("root", 2L),
                        org.assertj.core.groups.Tuple.tuple("issuing", 3L));
    }

    @Test
    void theSameProfileFindsNothingToDoAfterwards() throws IOException {
        lab.crl();
        Map<String, String> before = lab.files();

        ApplyReport again = lab.apply(LivingLab.PROFILE);

        assertThat(again.outcome().changed()).isFalse();
        assertThat(again.warnings()).isEmpty();
        assertThat(lab.files()).isEqualTo(before);
    }

    @Test
    void aListNeverLastsBeyondItsCa() {
        lab.after(365 * 9 + 220);

        CrlReport report = lab.crl("issuing");

        assertThat(report.lists().get(0).crl().nextUpdate())
                .isEqualTo(lab.entry("issuing").notAfter());
    }

    @Test
    void aRevokedCertificateStaysInTheListsUntilOneWasMadeAfterItsEnd() {
        lab.revoke("named", STOLEN);
        assertThat(lab.crl("issuing").lists().get(0).revoked()).hasSize(1);
        lab.after(300);
        assertThat(lab.crl("issuing").lists().get(0).revoked()).hasSize(1);
        assertThat(lab.after(1).crl("issuing").lists().get(0).revoked()).isEmpty();
    }

    @Test
    void whatIsValidStillIsNamedThoughAFormerListWasDatedAfterItsEnd() throws IOException {
        lab.revoke("named", STOLEN);
        lab.after(300).crl("issuing");
        for (String file : List.of("issuing.crl", "issuing.crl.pem")) {
            Files.delete(lab.pki.resolve(file));
        }

        assertThat(lab.after(-290).crl("issuing").lists().get(0).revoked()).hasSize(1);
    }

    @Test
    void whatWasRevokedAfterTheLastListIsNamedOnceThoughItIsOver() {
        lab.after(300).crl("issuing");
        lab.after(1).revoke("named", STOLEN);

        assertThat(lab.after(1).crl("issuing").lists().get(0).revoked()).hasSize(1);
        assertThat(lab.after(1).crl("issuing").lists().get(0).revoked()).isEmpty();
    }

    @Test
    void aListBeforeTheLastOneIsRefusedAndNothingWritten() throws IOException {
        lab.crl("issuing");
        Map<String, String> before = lab.files();
        lab.after(-1);

        assertThatThrownBy(() -> lab.crl())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.hint().orElseThrow())
                                .startsWith("set the clock")
                                .contains("remove issuing.crl and issuing.crl.pem"))
                .hasMessageContaining("the last list of 'issuing' was made later");
        assertThat(lab.files()).isEqualTo(before);
        assertThat(lab.after(1).crl().lists()).hasSize(2);
    }

    @Test
    void aListBeforeItsCaIsRefused() {
        lab.after(-102);

        assertThatThrownBy(() -> lab.crl())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.hint().orElseThrow()).startsWith("set the clock"))
                .hasMessageContaining("the CA 'root' begins only at");
    }

    @Test
    void moreThanAMachineMayTakeIsWarnedOf() {
        for (int i = 0; i <= CrlStore.MOST_SERIALS; i++) {
            lab.renew("theirs", Renewal.Key.KEEP);
            lab.revoke("theirs", RevocationReason.SUPERSEDED);
            if (i == CrlStore.MOST_SERIALS - 1) {
                assertThat(lab.crl().warnings()).isEmpty();
            }
        }

        assertThat(lab.crl().warnings()).singleElement().asString().contains("65 serial numbers");
    }

    @Test
    void aListHoldsAfterItsCaWasRenewed() {
        lab.crl();
        lab.after(1).renew("issuing", Renewal.Key.KEEP);

        assertThat(stale()).isEmpty();
    }

    @Test
    void aCaWithANewKeyNeedsANewListAndApplySaysSo() {
        lab.crl();
        lab.context().keys().order(KeyType.RSA_2048); // test keys come round again: not the same this time
        String other = LivingLab.PROFILE.replace(
                "CN=Lab Issuing, O=Lab\", validity: 10y", "CN=Lab Issuing, O=Lab\", validity: 9y");

        ApplyReport changed = lab.apply(other);

        assertThat(changed.warnings()).singleElement().asString().endsWith("amtpki crl FOLDER --ca issuing");
        assertThat(stale()).singleElement().extracting(History.Crl::name).isEqualTo("issuing");
        assertThat(lab.apply(other).warnings()).hasSize(1);
        lab.after(1).crl();
        assertThat(stale()).isEmpty();
        assertThat(lab.apply(other).warnings()).isEmpty();
    }

    @Test
    void aLeafHasNoListAndAMissingKeyMakesNone() throws IOException {
        Files.delete(lab.pki.resolve("root.key"));
        Map<String, String> before = lab.files();

        assertThatThrownBy(() -> lab.crl("provisioning"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no CA");
        assertThatThrownBy(() -> lab.crl())
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("signing needs the key 'root.key'");
        assertThat(lab.files()).isEqualTo(before);
        try (PkiFolder folder = PkiFolder.openToRead(lab.pki, lab.context().clock())) {
            assertThat(FolderCrls.of(folder, Optional.empty()).withoutKey())
                    .extracting(FolderIssuer::name)
                    .containsExactly("root");
        }
        assertThat(lab.crl("issuing").lists()).hasSize(1);
    }

    @Test
    @RequiresTool("openssl")
    void opensslRefusesTheRevokedAndTakesTheOthers() throws IOException {
        lab.renew("provisioning", Renewal.Key.NEW);
        lab.revoke("provisioning", RevocationReason.SUPERSEDED);
        lab.revoke("bare", STOLEN);
        lab.crl();
        String kept = lab.files().keySet().stream()
                .filter(path -> path.startsWith("replaced/") && path.endsWith("provisioning.crt"))
                .findFirst()
                .orElseThrow();

        assertThat(verify("provisioning.crt").exit()).isZero();
        assertThat(verify("named.crt").exit()).isZero();
        assertThat(verify(kept).err()).contains("certificate revoked");
        assertThat(verify("bare.crt").err()).contains("certificate revoked");
    }

    private Run.Result verify(String leaf) {
        return Run.in(lab.pki)
                .run(
                        "openssl",
                        "verify",
                        "-x509_strict",
                        "-crl_check_all",
                        "-attime",
                        Long.toString(lab.now().getEpochSecond()),
                        "-CAfile",
                        "root.crt",
                        "-CRLfile",
                        "root.crl.pem",
                        "-CRLfile",
                        "issuing.crl.pem",
                        "-untrusted",
                        "issuing.crt",
                        leaf);
    }

    private List<History.Crl> stale() {
        try (PkiFolder folder = PkiFolder.openToRead(lab.pki, lab.context().clock())) {
            return FolderCrls.stale(folder);
        }
    }
}
