package io.github.amtpki.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {

    private static final List<String> WORDS = List.of("apply", "plan", "sign", "csr", "inspect", "schema");

    @ParameterizedTest
    @CsvSource({"aply,apply", "appyl,apply", "applyy,apply", "sing,sign", "ins,inspect", "shcema,schema", "plna,plan"})
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(Nearest.to(typed, WORDS)).hasValue(meant);
    }

    @Test
    void isSilentWhenNothingIsNear() {
        assertThat(Nearest.to("frobnicate", WORDS)).isEmpty();
        assertThat(Nearest.to("", WORDS)).isEmpty();
        assertThat(Nearest.to("xy", WORDS)).isEmpty();
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }
}
