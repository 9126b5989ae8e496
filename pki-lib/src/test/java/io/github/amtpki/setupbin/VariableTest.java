package io.github.amtpki.setupbin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.Confidence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class VariableTest {

    @Test
    void theTableHasEveryKnownVariableOnceAndInOrder() {
        assertThat(VariableRow.values())
                .isSortedAccordingTo(
                        Comparator.comparingInt(VariableRow::module).thenComparingInt(VariableRow::id))
                .extracting(row -> row.module() + "/" + row.id())
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(VariableRow.values())
                        .filter(row -> row.module() == 1)
                        .map(VariableRow::id))
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Arrays.stream(VariableRow.values())
                        .filter(row -> row.module() == 2)
                        .map(VariableRow::id))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 35)
                        .filter(id -> id != 9)
                        .boxed()
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aRowIsFoundByItsNumbersAndSaysWhereItIsFrom(VariableRow row) {
        assertThat(VariableRow.of(row.module(), row.id())).contains(row);
        assertThat(row.source()).isNotBlank();
        assertThat(row.label()).matches("[a-z0-9-]+");
        assertThat(row.type().range()).isNotBlank();
    }

    @Test
    void exactlyThePasswordsAndPasscodesAreSecret() {
        assertThat(VariableRow.values())
                .filteredOn(VariableRow::secret)
                .containsExactly(
                        VariableRow.CURRENT_MEBX_PASSWORD,
                        VariableRow.NEW_MEBX_PASSWORD,
                        VariableRow.PPS,
                        VariableRow.ENROLLMENT_PASSCODE);
    }

    @Test
    void whatIsOnlyInferredIsNeverWritten() {
        assertThat(VariableRow.values())
                .filteredOn(row -> row.confidence() == Confidence.INFERRED)
                .allMatch(row -> row.type().kind() == VariableType.Kind.RAW || row == VariableRow.PROVISIONING_MODE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KVM|00|0 (off)",
                "KVM|02|0x02",
                "KVM|0100|0x0100",
                "REDIRECTION|07|7 (SOL, IDE-R, user name and password)",
                "REDIRECTION|00|0 (nothing)",
                "REDIRECTION|08|0x08",
                "CONFIGURATION_SERVER_PORT|f326|9971",
                "SERVICE_TYPE|04000000|4 (one-time session)",
                "SERVICE_TYPE|03000000|0x03000000",
                "CONFIGURATION_SERVER_ADDRESS|0a0200c0|192.0.2.10",
                "USER_CONSENT|ff|255 (all)",
                "HOST_NAME|615c1b|a\\\\\\x1b",
                "IDLE_TIMEOUT|beef|0xbeef",
                "ROOT_HASH|02aa|0x02aa",
                "HOST_NAME||(empty)"
            })
    void valuesAreShownForPeopleAndTerminals(VariableRow row, String hex, String shown) {
        byte[] value = java.util.HexFormat.of().parseHex(hex == null ? "" : hex);
        assertThat(new Variable(row, Octets.of(value)).display(false)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KVM|02|the number 2 where it takes 0 or 1",
                "KVM|0100|2 bytes where it takes 1",
                "USER_CONSENT|02|the number 2 where it takes 0, 1 or 255",
                "CONFIGURATION_SERVER_PORT|0000|the number 0 where it takes 1 to 65535",
                "REDIRECTION|08|the number 8 where it takes 0 to 7",
                "PID|41|1 bytes where it takes 8",
                "NEW_MEBX_PASSWORD|41|1 bytes where it takes 8 to 32",
                "ROOT_HASH|04|no known hash algorithm: 1 is SHA-1, 2 SHA-256, 3 SHA-384",
                "ROOT_HASH|02|a length that does not fit a SHA-256 and a name"
            })
    void aValueThatCannotBeSaysWhy(VariableRow row, String hex, String why) {
        byte[] value = java.util.HexFormat.of().parseHex(hex);
        assertThat(new Variable(row, Octets.of(value)).misfit()).contains(why);
    }

    @Test
    void whateverTheBytesShowingThemIsSafe() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] value = new byte[random.nextInt(90)];
            random.nextBytes(value);
            if (value.length > 0 && random.nextBoolean()) {
                value[0] = (byte) random.nextInt(4);
            }
            VariableRow row = VariableRow.values()[random.nextInt(VariableRow.values().length)];
            assertThat(new Variable(row, Octets.of(value)).display(true)).matches("[ -~]+");
        }
    }

    @Test
    void secretsAreShownOnlyOnDemand() {
        Variable password = Variable.text(VariableRow.NEW_MEBX_PASSWORD, Samples.PASSWORD);
        assertThat(password.display(false)).isEqualTo("(hidden)");
        assertThat(password.display(true)).isEqualTo(Samples.PASSWORD);
        assertThat(password.toString()).isEqualTo("Variable[1/2 new-mebx-password]");
    }

    @ParameterizedTest
    @CsvSource({"1, 77", "3, 1"})
    void whatNobodyKnowsMayBeAPasswordUnlessItIsAmongTheSettings(int module, int id) {
        Variable unknown = new Variable(module, id, Octets.of(new byte[] {0x41, 0x42}));
        assertThat(unknown.display(false)).isEqualTo("(hidden, 2 bytes)");
        assertThat(unknown.display(true)).isEqualTo("0x4142");
        assertThat(new Variable(2, 99, unknown.value()).display(false)).isEqualTo("0x4142");
    }

    @Test
    void aValueLongerThanARecordIsRefused() {
        assertThat(new Variable(2, 3, Octets.of(new byte[480])).value().length())
                .isEqualTo(480);
        assertThatThrownBy(() -> new Variable(2, 3, Octets.of(new byte[481]))).isInstanceOf(BadInputException.class);
    }

    @Test
    void aVariableThatWouldEndTheListIsAMistake() {
        assertThatThrownBy(() -> new Variable(0, 1, Octets.EMPTY)).isInstanceOf(IllegalArgumentException.class);
    }
}
