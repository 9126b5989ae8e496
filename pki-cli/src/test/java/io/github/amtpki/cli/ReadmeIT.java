package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the README shows works as it stands there. */
final class ReadmeIT {

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(sh|yaml|java)\n(.*?)^```$");

    @TempDir
    Path folder;

    @Test
    @RequiresTool("openssl")
    void theShellLinesRunOneAfterTheOther() throws IOException {
        for (String given : List.of("profiles/lab.yaml", "profiles/csr/provision.csr")) {
            Files.createDirectories(folder.resolve(given).getParent());
            Files.copy(Distribution.REPOSITORY.resolve(given), folder.resolve(given));
        }
        List<String> lines = new ArrayList<>(snippets("sh"));
        lines.add(1, mainJob());
        String script = "set -e\n" + String.join("\n", lines).replace("./amtpki", "\"$AMTPKI\"");

        Run.Result result = Distribution.in(folder).command(List.of("sh", "-c", script));

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(folder.resolve("out/lab/provisioning.pfx")).exists();
        assertThat(folder.resolve("out/signed/provision.crt")).exists();
    }

    @Test
    void theProfileIsOne() throws IOException {
        assertThat(snippets("yaml"))
                .isNotEmpty()
                .allSatisfy(yaml -> assertThat(Planner.plan(
                                        ProfileReader.read("README.md", yaml.getBytes(StandardCharsets.UTF_8)), folder)
                                .certificates())
                        .hasSize(2));
    }

    @Test
    void theJavaLinesAreNoMoreThanPromisedAndMakeABundle() throws IOException {
        String java = String.join("\n", snippets("java"));
        Path source = folder.resolve("Snippet.java");
        Path pfx = folder.resolve("provisioning.pfx");
        Files.writeString(source, """
                import io.github.amtpki.*;
                import io.github.amtpki.amt.*;
                import io.github.amtpki.pkcs12.*;
                import io.github.amtpki.x509.*;
                import java.nio.file.*;
                import java.security.KeyPair;
                import java.security.cert.X509Certificate;
                import java.time.*;
                import java.util.List;
                import javax.security.auth.x500.X500Principal;

                class Snippet {
                    public static void main(String[] args) throws Exception {
                        Path pfx = Path.of(args[0]);
                        %s
                    }
                }
                """.formatted(java));
        Run.Result result = Run.in(folder)
                .command(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString(),
                        pfx.toString()));

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).matches("[0-9a-f]{64}\\R");
        assertThat(Bundle.inspect(Files.readAllBytes(pfx)).items()).hasSize(2);
        assertThat(java.lines().filter(line -> !line.startsWith("        ")).count())
                .isLessThanOrEqualTo(12);
    }

    /** The command of the table that follows the first lines. */
    private static String mainJob() throws IOException {
        Matcher row = Pattern.compile("\\| do the main job \\| `(.+?)` \\|")
                .matcher(Files.readString(Distribution.REPOSITORY.resolve("README.md")));
        assertThat(row.find()).isTrue();
        return row.group(1);
    }

    private static List<String> snippets(String language) throws IOException {
        Matcher matcher = SNIPPET.matcher(Files.readString(Distribution.REPOSITORY.resolve("README.md")));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                found.add(matcher.group(2));
            }
        }
        return found;
    }
}
