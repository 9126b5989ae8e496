package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusTest {

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
    }

    @Test
    void whatEndsSoonestStandsFirst() {
        assertThat(status("2028-01-31")).isEqualTo(new Run.Result(0, """
                2029-01-31  in 366 days    50 %  provisioning  provisioning
                2042-01-31  in 5114 days    7 %  root          root-ca

                pki: nothing is due before 2028-03-01, and every file is as it was made
                """, ""));
    }

    @Test
    void anEndWithinTheWindowIsAFindingWithItsCure() {
        Run.Result soon = status("2029-01-10", "--within", "60d");
        assertThat(soon.code()).isEqualTo(1);
        assertThat(soon.out())
                .contains("\nsoon     provisioning ends 2029-01-31T12:00:00Z: amtpki renew pki provisioning --new-key")
                .endsWith("pki: 1 is due before 2029-03-11\n");
        assertThat(status("2029-01-10", "--within", "10d").code()).isZero();
        assertThat(status("2029-02-10").out()).contains("over 9 days ago", "\nover     provisioning ended ");
        assertThat(status("2029-02-10", "-q")).isEqualTo(new Run.Result(1, "", ""));
    }

    @Test
    void filesThatDifferAreFindingsAndForeignOnesAreNot() throws IOException {
        Files.writeString(folder.resolve("pki/root-hash.txt"), "mine");
        Files.writeString(folder.resolve("pki/notes.txt"), "mine");
        Files.delete(folder.resolve("pki/root.key"));

        Run.Result result = status("2028-01-31");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).endsWith("""

                edited   root-hash.txt: changed since amtpki wrote it
                elsewhere root.key: not in the folder, as it should be if it was moved away
                unknown  notes.txt: not made by amtpki

                pki: 1 file is not as it was made
                """);
    }

    @Test
    void withAProfileItSaysWhatApplyWouldDo() throws IOException {
        assertThat(status("2028-01-31", "--profile", "lab.yaml").code()).isZero();
        Files.writeString(folder.resolve("other.yaml"), Lab.PROFILE.replace("2y", "1y"));
        Run.Result result = status("2028-01-31", "--profile", "other.yaml");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("reissue  provisioning", "because validity: P2Y -> P1Y");
    }

    @Test
    void programsGetOneDocument() throws IOException {
        run("revoke", "pki", "provisioning", "--reason", "keyCompromise", "--now", Lab.NOW);
        Files.delete(folder.resolve("pki/root.der"));

        Map<?, ?> json = status("2029-01-10", "--json").json();

        assertThat(json.get("schemaVersion")).isEqualTo(1L);
        assertThat(json.get("findings")).isEqualTo(true);
        assertThat((List<?>) json.get("deadlines")).hasSize(2);
        Map<?, ?> leaf = (Map<?, ?>) ((List<?>) json.get("deadlines")).get(0);
        assertThat(leaf.get("finding")).isEqualTo(true);
        assertThat(((Map<?, ?>) leaf.get("revoked")).get("reason")).isEqualTo("keyCompromise");
        assertThat((List<?>) json.get("unlisted")).hasSize(1);
        assertThat(((Map<?, ?>) ((List<?>) json.get("drift")).get(0)).get("state"))
                .isEqualTo("missing");
        assertThat(status("2029-01-10").out()).contains(", REVOKED 2027-01-31 keyCompromise\n");
    }

    @Test
    void aRevokedOneInUseAndARevocationInNoListAreFindingsWithTheirCure() {
        run("revoke", "pki", "provisioning", "--reason", "keyCompromise", "--now", Lab.NOW);

        Run.Result result = status("2027-02-10");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("\nrevoked  provisioning is in use, and revoked (keyCompromise):"
                        + " amtpki renew pki provisioning --new-key\n")
                .containsPattern("\nunlisted provisioning with .* is revoked, and in no list yet: amtpki crl pki\n")
                .endsWith("pki: 1 in use is revoked, 1 revocation is in no list yet\n");
        run("crl", "pki", "--now", "2027-02-11");
        assertThat(status("2027-02-12").out()).endsWith("pki: 1 in use is revoked\n");
        run("renew", "pki", "provisioning", "--new-key", "--now", "2027-02-13");
        assertThat(status("2027-02-14").code()).isZero();
    }

    @Test
    void aFileIsNeitherStandardOutputNorBoth() throws IOException {
        for (String[] words :
                new String[][] {{"--ical", "-"}, {"--prometheus", "-"}, {"--ical", "same", "--prometheus", "./same"}}) {
            assertThat(status("2028-01-31", words).code()).isEqualTo(2);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("pki", "lab.yaml");
        }
    }

    @Test
    void onATerminalEachHasABarThatTheTerminalUnderstands() {
        assertThat(bar("LANG", "de_DE.UTF-8")).contains(" [██████░░░░░░]  50 %");
        assertThat(bar("LANG", "C")).contains(" [######------]  50 %");
        assertThat(Run.in(folder)
                        .typing()
                        .variable("LC_ALL", "C.UTF-8")
                        .variable("NO_COLOR", "1")
                        .run("status", "pki", "--now", "2028-01-31")
                        .out())
                .contains("[######------]");
        assertThat(status("2028-01-31").out()).doesNotContain("[");
    }

    private String bar(String variable, String value) {
        return Run.in(folder)
                .typing()
                .variable(variable, value)
                .run("status", "pki", "--now", "2028-01-31")
                .out();
    }

    @Test
    void calendarAndMetricsAreMadeAgainButNothingElseIsReplaced() throws IOException {
        Files.writeString(folder.resolve("mine.ics"), "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:mine\r\n");

        assertThat(status("2028-01-31", "--ical", "a.ics", "--prometheus", "a.prom")
                        .code())
                .isZero();
        String calendar = Files.readString(folder.resolve("a.ics"));
        String metrics = Files.readString(folder.resolve("a.prom"));
        assertThat(status("2028-02-01", "--ical", "a.ics", "--prometheus", "a.prom")
                        .code())
                .isZero();

        assertThat(Files.readString(folder.resolve("a.ics"))).isNotEqualTo(calendar);
        assertThat(Files.readString(folder.resolve("a.prom")))
                .isNotEqualTo(metrics)
                .contains("{folder=\"pki\"")
                .doesNotContain(folder.toString());
        assertThat(status("2028-01-31", "--ical", "mine.ics", "--prometheus", "b.prom")
                        .code())
                .isEqualTo(6);
        assertThat(status("2028-01-31", "--prometheus", "a.ics").code()).isEqualTo(6);
        assertThat(folder.resolve("b.prom")).doesNotExist();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("pki", "lab.yaml", "mine.ics", "a.ics", "a.prom");
        }
    }

    @Test
    void nothingIsWrittenIntoTheFolder() throws IOException {
        Run.Result result = status("2028-01-31", "--ical", "pki/a.ics");
        assertThat(result.code()).isEqualTo(2);
        assertThat(folder.resolve("pki/a.ics")).doesNotExist();
    }

    @Test
    void aLinkIsNotFollowedToWhatItNames() throws IOException {
        Files.writeString(folder.resolve("precious"), "# written by amtpki status, which may replace it\n");
        Files.createSymbolicLink(folder.resolve("a.prom"), folder.resolve("precious"));
        assertThat(status("2028-01-31", "--prometheus", "a.prom").code()).isEqualTo(6);
    }

    private Run.Result status(String now, String... more) {
        List<String> words = new ArrayList<>(List.of("status", "pki", "--now", now));
        words.addAll(Arrays.asList(more));
        return run(words.toArray(new String[0]));
    }

    private Run.Result run(String... words) {
        return Run.in(folder).run(words);
    }
}
