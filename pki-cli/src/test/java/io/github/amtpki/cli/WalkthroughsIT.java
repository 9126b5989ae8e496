package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk-throughs in {@code examples/} run to their end. */
final class WalkthroughsIT {

    private static final Path EXAMPLES = Distribution.REPOSITORY.resolve("examples");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lab.sh",
                "mixed-fleet.sh",
                "offline-root.sh",
                "renew-and-revoke.sh",
                "sign-a-request.sh",
                "usb-stick.sh"
            })
    void runs(String script) {
        run(script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adopt-openssl.sh", "import-everywhere.sh", "their-ca.sh", "why-it-failed.sh"})
    @RequiresTool("openssl")
    void runsWithOpenssl(String script) {
        run(script);
    }

    @Test
    void eachIsListedForItsReaders() throws IOException {
        String index = Files.readString(EXAMPLES.resolve("README.md"));
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            assertThat(all.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".sh")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
        }
    }

    private void run(String script) {
        Run.Result result = Distribution.in(folder)
                .with("TMPDIR", folder.toString())
                .command(List.of("sh", EXAMPLES.resolve(script).toString()));

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("everything is in " + folder);
    }
}
