package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own shows: descriptors, pipes, the exit code. */
@RequiresTool("bash")
final class ProcessTest {

    private static final String AMTPKI =
            "amtpki() { \"$JAVA\" -XX:TieredStopAtLevel=1 -cp \"$CP\" io.github.amtpki.cli.Main \"$@\"; }; ";

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
        Files.move(folder.resolve("pki/provisioning.pfx.password"), folder.resolve("pw"));
    }

    @Test
    void aSecretComesThroughADescriptor() {
        Run.Result result = bash("amtpki inspect pki/provisioning.pfx --password fd:3 3<pw");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("opened         yes\n");
    }

    @Test
    void aSecretComesThroughAPipe() {
        assertThat(bash("cat pw | amtpki inspect pki/provisioning.pfx --password stdin")
                        .out())
                .contains("opened         yes\n");
        assertThat(bash("amtpki inspect pki/provisioning.pfx --password file:<(cat pw)")
                        .out())
                .contains("opened         yes\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat pki/root.crt | amtpki inspect -",
                "cat pki/root.crt | amtpki inspect /dev/stdin",
                "amtpki inspect - < pki/root.crt",
                "amtpki inspect <(cat pki/root.crt)"
            })
    void aFileComesThroughAPipe(String script) {
        Run.Result result = bash(script);
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("type             certificate\n");
    }

    @Test
    void aDescriptorThatIsNotOpenIsSaid() {
        for (int number = 3; number < 12; number++) {
            Run.Result result = bash("amtpki inspect pki/provisioning.pfx --password fd:" + number);
            assertThat(result.exit()).isEqualTo(4);
            assertThat(result.err())
                    .startsWith(
                            "amtpki: error: file descriptor " + number + " was not opened by whoever started amtpki")
                    .contains("amtpki: hint: as in: fd:3 3<password.txt");
        }
    }

    @Test
    void aReaderThatLeavesIsNoError() {
        Run.Result result = bash("set -o pipefail; for i in 1 2 3; do cat pki/*.crt; done > many.crt;"
                + " for i in 1 2 3 4 5 6 7 8; do cat many.crt many.crt; done > more.crt;"
                + " amtpki inspect more.crt | head -n 1");
        assertThat(result).isEqualTo(new Run.Result(0, "type             certificate\n", ""));
    }

    @Test
    void aFullDiskIs() {
        Run.Result result = bash("amtpki help > /dev/full");
        assertThat(result.exit()).isEqualTo(7);
        assertThat(result.err()).isEqualTo("amtpki: error: cannot write to standard output: No space left on device\n");
    }

    /** A limit on the size of files stands for a full disk. */
    @Test
    void aPageThatCannotBeWrittenLeavesNothingInTheWay() {
        String sheet = "amtpki sheet pki/root.crt -o root.html";
        Run.Result full = bash("ulimit -f 4; export JAVA_TOOL_OPTIONS=-XX:-UsePerfData; " + sheet);
        assertThat(full.exit()).isEqualTo(7);
        assertThat(full.err()).contains("amtpki: error: cannot write root.html: file too large");
        assertThat(folder.resolve("root.html")).doesNotExist();
        assertThat(bash(sheet).exit()).isZero();
    }

    @Test
    void nobodyIsAskedInAPipe() {
        Run.Result result = bash("amtpki inspect pki/provisioning.pfx --password prompt < /dev/null");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err()).startsWith("amtpki: error: nobody can be asked: there is no terminal\n");
    }

    @Test
    void theExitCodeReachesTheShell() {
        assertThat(bash("amtpki frobnicate").exit()).isEqualTo(2);
        assertThat(bash("amtpki --version").exit()).isZero();
    }

    @Test
    void aUmaskThatTakesEverythingTakesNothingFromTheOwner() throws IOException {
        Run.Result result =
                bash("umask 777; amtpki apply lab.yaml -o new/pki && amtpki csr --host a.example.com -o csr/a"
                        + " && amtpki init -o mine.yaml");
        assertThat(result.exit()).as(result.err()).isZero();
        try (Stream<Path> made = Files.walk(folder)) {
            for (Path path : made.filter(this::isNew).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    /** It hangs in the middle of a table; the file of the first row, with its password, is on the disk by then. */
    @Test
    void aRunThatIsKilledTakesItsPasswordsBack() throws IOException {
        Run.Result result = bash("""
                mkfifo rows
                OLD=admin "$JAVA" -cp "$CP" io.github.amtpki.cli.Main setup-bin create --root pki/root.crt \\
                    --domain corp.example.com --current-password env:OLD --csv - -o fleet <rows 2>err & pid=$!
                exec 9>rows
                printf 'hostname,new-password\\npc-1,generate\\npc-2,generate\\n' >&9
                until test -e .fleet.amtpki-staging/content/pc-1/Setup.bin.password || ! kill -0 "$pid"; do :; done
                ls .fleet.amtpki-staging/content/pc-1
                kill -TERM "$pid"; wait "$pid"; echo "exit $?"
                """);
        assertThat(result.out()).isEqualTo("Setup.bin\nSetup.bin.password\nexit 143\n");
        assertThat(folder.resolve("err")).content().contains("amtpki: taking back what was written so far\n");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).noneMatch(path -> path.getFileName().toString().contains("fleet"));
        }
    }

    private boolean isNew(Path path) {
        String name = folder.relativize(path).toString();
        return name.startsWith("new") || name.startsWith("csr") || name.equals("mine.yaml");
    }

    private Run.Result bash(String script) {
        return Run.in(folder)
                .with(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .with("CP", System.getProperty("java.class.path"))
                .run("bash", "--norc", "-c", AMTPKI + script);
    }
}
