package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SchemaTest {

    @Test
    void isTheOneThatIsShipped() throws IOException {
        assertThat(Run.amtpki("schema").out())
                .isEqualTo(Files.readString(Path.of("..", "profiles", "amtpki.schema.json")));
    }
}
