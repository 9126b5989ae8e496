package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.x509.RevocationReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind that the shipped profile makes is renewed, taken back and listed, and the profile still finds nothing to do. */
final class WholeLifeTest {

    private static final Path PROFILES = Path.of("..", "profiles");

    @TempDir
    Path temp;

    @Test
    void everyKindOfTheWholeProfileLivesOn() throws IOException {
        lives(Files.readString(PROFILES.resolve("whole.yaml")));
    }

    @Test
    void onTwoTracksToo() throws IOException {
        lives(Files.readString(PROFILES.resolve("mixed-fleet.yaml")));
    }

    private void lives(String profile) throws IOException {
        LivingLab lab = new LivingLab(temp);
        Path requests = Files.createDirectory(temp.resolve("csr"));
        try (Stream<Path> all = Files.list(PROFILES.resolve("csr"))) {
            for (Path one : all.toList()) {
                Files.copy(one, requests.resolve(one.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Manifest before = lab.apply(profile).manifest();
        lab.after(200);
        for (Manifest.Certificate one : before.certificates()) {
            if (one.role() == Manifest.Role.ROOT) {
                continue;
            }
            boolean theirs = one.resolved().getOrDefault("key", "").startsWith("request ");
            boolean ca = one.role() == Manifest.Role.INTERMEDIATE;
            String name = one.track() + "/" + one.name();
            RenewalReport report = lab.renew(name, theirs || ca ? Renewal.Key.KEEP : Renewal.Key.NEW);
            assertThat(report.elsewhere()).isEqualTo(theirs);
            assertThat(report.after().notAfter()).as(name).isAfter(one.notAfter());
            lab.revoke(name, RevocationReason.SUPERSEDED);
        }
        lab.crl();
        Map<String, String> files = lab.files();

        ApplyReport again = lab.apply(profile);

        assertThat(again.steps()).extracting(Step::action).containsOnly(Step.Action.KEEP);
        assertThat(again.outcome().changed()).isFalse();
        assertThat(lab.files()).isEqualTo(files);
        assertThat(lab.manifest().history().revocations()).hasSize((int) before.certificates().stream()
                .filter(one -> one.role() != Manifest.Role.ROOT)
                .count());
    }
}
