package io.github.amtpki.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.cli.Documents;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts, completions and the manual page, read by those who will have to. */
final class ScriptsProofTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PLACES = List.of(".ci", "examples", "pki-cli/src/dist");

    @Test
    @RequiresTool("shellcheck")
    void shellcheckHasNothingAgainstAnyScript() throws IOException {
        List<String> scripts = scripts();
        assertThat(scripts).contains("amtpki", ".ci/run");
        Run.in(ROOT).ok("shellcheck", scripts.toArray(String[]::new));
    }

    @Test
    @RequiresTool({"shellcheck", "bash"})
    void bashTakesItsCompletion(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("amtpki"), completion("bash"));
        Run.in(folder).ok("bash", "-n", "amtpki");
        // SC2207 would have it in a way that the bash of macOS, 3.2, does not know.
        Run.in(folder).ok("shellcheck", "--shell=bash", "--exclude=SC2207", "amtpki");
    }

    @Test
    @RequiresTool("zsh")
    void zshTakesItsCompletion(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("_amtpki"), completion("zsh"));
        Run.in(folder).ok("zsh", "-f", "-n", "_amtpki");
        String loaded = "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -d dump; print ${_comps[amtpki]}";
        assertThat(Run.in(folder).ok("zsh", "-f", "-c", loaded).out()).isEqualTo("_amtpki\n");
    }

    @Test
    @RequiresTool("man")
    void manHasNothingAgainstTheManualPage(@TempDir Path folder) throws Exception {
        Documents.main(new String[] {folder.toString()});
        Path page;
        try (Stream<Path> files = Files.walk(folder)) {
            page = files.filter(file -> file.endsWith("amtpki.1")).findFirst().orElseThrow();
        }
        Run.Result shown = Run.in(folder)
                .with("MANPAGER", "cat")
                .with("MANROFFOPT", "-ww")
                .ok("man", "--warnings", "--local-file", page.toString());
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out()).contains("amtpki", "apply");
    }

    private static String completion(String shell) {
        return io.github.amtpki.cli.Run.amtpki("completion", shell).out();
    }

    /** Every file of ours that begins with a shell's name. */
    private static List<String> scripts() throws IOException {
        Stream<Path> all;
        try (Stream<Path> top = Files.list(ROOT)) {
            all = top.toList().stream();
        }
        for (String place : PLACES) {
            if (Files.isDirectory(ROOT.resolve(place))) {
                try (Stream<Path> files = Files.walk(ROOT.resolve(place))) {
                    all = Stream.concat(all, files.toList().stream());
                }
            }
        }
        return all.filter(file -> !file.toString().contains("node_modules"))
                .filter(Files::isRegularFile)
                .filter(ScriptsProofTest::isScript)
                .map(file -> ROOT.relativize(file).toString())
                .toList();
    }

    private static boolean isScript(Path file) {
        try {
            String start = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return start.startsWith("#!")
                    && start.lines().findFirst().orElse("").endsWith("sh");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
