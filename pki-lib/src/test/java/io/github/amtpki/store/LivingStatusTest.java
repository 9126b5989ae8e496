package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.status.Deadline;
import io.github.amtpki.status.FolderStatus;
import io.github.amtpki.x509.RevocationReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a status says of a folder that lives. */
final class LivingStatusTest {

    @TempDir
    Path temp;

    private LivingLab lab;

    @BeforeEach
    void makeIt() throws IOException {
        lab = new LivingLab(temp);
        lab.apply(LivingLab.PROFILE);
    }

    @Test
    void whatEndsSoonestStandsFirstAndWhatIsFormerStaysAsLongAsItHolds() {
        lab.after(100).renew("named", Renewal.Key.NEW);
        lab.crl("issuing");

        FolderStatus status = status();

        assertThat(status.deadlines())
                .extracting(Deadline::name, Deadline::sort)
                .containsExactly(
                        tuple("issuing", Deadline.Sort.LIST),
                        tuple("bare", Deadline.Sort.IN_USE),
                        tuple("theirs", Deadline.Sort.IN_USE),
                        tuple("given", Deadline.Sort.IN_USE),
                        tuple("named", Deadline.Sort.FORMER),
                        tuple("named", Deadline.Sort.IN_USE),
                        tuple("provisioning", Deadline.Sort.IN_USE),
                        tuple("issuing", Deadline.Sort.IN_USE),
                        tuple("root", Deadline.Sort.IN_USE));
        assertThat(status.findings()).isFalse();
        lab.after(270);
        assertThat(status().due()).extracting(Deadline::name).containsExactly("issuing", "bare", "theirs", "given");
        assertThat(status().deadlines()).noneMatch(one -> one.sort() == Deadline.Sort.FORMER);
    }

    @Test
    void aRevokedOneInUseIsMarkedAndAFormerOneIsGone() {
        lab.after(100).renew("named", Renewal.Key.NEW);
        lab.revoke("named", RevocationReason.SUPERSEDED);
        lab.revoke("named", RevocationReason.KEY_COMPROMISE);

        FolderStatus status = status();

        assertThat(status.deadlines())
                .filteredOn(one -> one.name().equals("named"))
                .singleElement()
                .satisfies(one -> assertThat(one.revoked()).isPresent());
        assertThat(status.unlisted()).hasSize(2);
        lab.after(1).crl();
        assertThat(status().unlisted()).isEmpty();
    }

    @Test
    void whatIsInNoListYetIsAFindingUntilAListNamesIt() {
        lab.after(100).renew("named", Renewal.Key.NEW);
        assertThat(status().findings()).isFalse();
        lab.revoke("named", RevocationReason.SUPERSEDED);

        assertThat(status().due()).isEmpty();
        assertThat(status().findings()).isTrue();
        lab.after(1).crl();
        assertThat(status().findings()).isFalse();
    }

    @Test
    void aListOfTomorrowTellsNobody() {
        lab.revoke("named", RevocationReason.KEY_COMPROMISE);
        lab.after(1).crl();

        assertThat(status().unlisted()).isEmpty();
        lab.after(-1);
        assertThat(status().unlisted()).hasSize(1);
    }

    @Test
    void withAProfileItSaysWhatApplyWouldChange() throws IOException {
        Map<String, String> before = lab.files();

        assertThat(status(LivingLab.PROFILE).findings()).isFalse();
        assertThat(status(LivingLab.PROFILE.replace("2y", "1y")).steps())
                .extracting(Step::name, Step::action)
                .containsExactly(
                        tuple("provisioning", Step.Action.REISSUE), tuple("root-sheet.html", Step.Action.WRITE));
        lab.after(365 * 11);
        assertThat(status(LivingLab.PROFILE.replace("2y", "1y")).obstacle()).isPresent();
        assertThat(lab.files()).isEqualTo(before);
    }

    @Test
    void aFileThatDiffersIsAFindingAndALostOneToo() throws IOException {
        Files.delete(lab.pki.resolve("root-hash.txt"));

        assertThat(status().findings()).isTrue();
        assertThat(status().changed()).extracting(Drift::path).containsExactly("root-hash.txt");
    }

    @Test
    void aListWhoseCaHasAnotherCertificateFileIsNotJudged() throws IOException {
        lab.crl();
        Files.write(lab.pki.resolve("issuing.crt"), lab.bytes("root.crt"));
        Files.delete(lab.pki.resolve("issuing.chain.crt"));
        Files.writeString(lab.pki.resolve("root.crl"), "damaged");

        assertThat(status().stale()).isEmpty();
        assertThat(status().changed()).hasSize(3);
    }

    private FolderStatus status() {
        return status(Optional.empty());
    }

    private FolderStatus status(String yaml) {
        return status(Optional.of(lab.plan(yaml)));
    }

    private FolderStatus status(Optional<PkiPlan> plan) {
        try (PkiFolder folder = PkiFolder.openToRead(lab.pki, lab.context().clock())) {
            return FolderStatus.of(folder, lab.now(), Lifetime.parse("30d"), plan);
        }
    }
}
