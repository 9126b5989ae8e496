package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.OutputExistsException;
import io.github.amtpki.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NewFilesTest {

    @TempDir
    Path folder;

    @Test
    void namesThemAsTheUserDoes() {
        assertThat(NewFiles.in(Run.in(folder).console(), "out")
                        .add("a", "1", false)
                        .write())
                .containsExactly("out/a");
        assertThat(NewFiles.beside(Run.in(folder).console(), "b.pfx")
                        .add("b.pfx", "2", true)
                        .write())
                .containsExactly("b.pfx");
        assertThat(folder.resolve("out/a")).hasContent("1");
        assertThat(folder.resolve("b.pfx")).hasContent("2");
    }

    @Test
    void writesAllOrNone() throws IOException {
        Files.writeString(folder.resolve("b"), "mine");
        NewFiles files =
                NewFiles.in(Run.in(folder).console(), ".").add("a", "1", false).add("b", "2", false);
        assertThatThrownBy(files::write).isInstanceOf(OutputExistsException.class);
        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(folder.resolve("b")).hasContent("mine");
    }

    @Test
    void onlyGeneratedPasswordsAreWritten() throws IOException {
        Secret generated = Secret.generate(new SecureRandom());
        NewFiles.in(Run.in(folder).console(), "one")
                .add("a.key", "1", true)
                .addGenerated(generated, "a.key")
                .write();
        NewFiles.in(Run.in(folder).console(), "other")
                .add("a.key", "1", true)
                .addGenerated(Secret.of("hunter2".toCharArray()), "a.key")
                .write();
        assertThat(Files.readString(folder.resolve("one/a.key.password")))
                .isEqualTo(new String(generated.reveal()) + "\n");
        assertThat(folder.resolve("other/a.key.password")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"a/b.csr, b.csr, b", "b, b, b", "a/.hidden, .hidden, .hidden", "x.tar.gz, x.tar.gz, x.tar"})
    void partsOfAName(String path, String name, String stem) {
        assertThat(NewFiles.lastName(path)).isEqualTo(name);
        assertThat(NewFiles.stem(path)).isEqualTo(stem);
    }
}
