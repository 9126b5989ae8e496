package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OidsTest {

    @ParameterizedTest
    @CsvSource({
        "2.16.840.1.113741.1.2.3, 2.16.840.1.113741.1.2.3",
        "2.25.340282366920938463463374607431768211455, 2.25.340282366920938463463374607431768211455",
        "0.39.0, 0.39.0",
        "2.999.1, 2.999.1",
        "serverAuth, 1.3.6.1.5.5.7.3.1",
        "SERVERAUTH, 1.3.6.1.5.5.7.3.1",
        "subjectAltName, 2.5.29.17"
    })
    void identifiersAndNamesAreRead(String text, String oid) {
        assertThat(Oids.parse(text)).isEqualTo(oid);
        assertThat(Extension.extendedKeyUsage(List.of(oid)).value()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1.2",
                "1.2.",
                ".1.2.3",
                "1..2.3",
                "3.1.1",
                "1.40.1",
                "0.40.1",
                "10.1.1",
                "1.2.03",
                "01.2.3",
                "1.2.-3",
                "1.2.3 ",
                " 1.2.3",
                "1.2.3a",
                "1.2.\u0663",
                "1,2,3",
                "serverauthx",
                "1.2.1234567890123456789012345678901234567890",
                "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20.21.22.23.24.25.26.27.28.29.30.31.32.33"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Oids.parse(text)).isInstanceOf(BadInputException.class);
    }

    @Test
    void descriptionsNameWhatIsKnown() {
        assertThat(Oids.describe(Oids.KEY_USAGE)).isEqualTo("2.5.29.15 (keyUsage)");
        assertThat(Oids.describe("1.2.3.4")).isEqualTo("1.2.3.4");
    }

    @Test
    void policiesAreReadAsWritten() {
        assertThat(CopyPolicy.parse(List.of("all"))).isEqualTo(CopyPolicy.all());
        assertThat(CopyPolicy.parse(List.of("none"))).isEqualTo(CopyPolicy.none());
        assertThat(CopyPolicy.parse(List.of("subjectaltname", "1.2.3.4")))
                .isEqualTo(new CopyPolicy(
                        Map.of(Oids.SUBJECT_ALT_NAME, CopyPolicy.Action.ALLOW, "1.2.3.4", CopyPolicy.Action.ALLOW),
                        CopyPolicy.Action.DROP));
        assertThatThrownBy(() -> CopyPolicy.parse(List.of("all", "none"))).isInstanceOf(BadInputException.class);
    }
}
