package io.github.amtpki.setupbin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of every kind go through unchanged. */
final class RoundTripTest {

    private static final int FILES = 5_000;

    @Test
    void whatIsWrittenIsReadAgainAndWrittenAlike() {
        Random random = new Random(20260101);
        int records = 0;
        for (int i = 0; i < FILES; i++) {
            SetupBin file = Samples.random(random);
            byte[] bytes = file.encode();
            SetupBin again = SetupBin.decode(bytes);

            assertThat(again).as("file %d", i).isEqualTo(file);
            assertThat(again.encode()).as("file %d", i).isEqualTo(bytes);
            records += file.records().size();
        }
        assertThat(records).isGreaterThan(FILES);
    }

    @ParameterizedTest
    @EnumSource
    void everyVersionIsRead(FileVersion version) {
        SetupRecord record = Samples.builder().build().record(1);
        SetupBin file = SetupBin.of(version, true, java.util.List.of(record));

        assertThat(SetupBin.decode(file.encode())).isEqualTo(file);
    }

    @Test
    void aRecordMayBeExactlyFull() {
        Variable half = new Variable(9, 1, Octets.of(new byte[244 - Variable.HEADER]));
        Variable other = new Variable(9, 2, Octets.of(new byte[244 - Variable.HEADER]));
        SetupBin file = SetupBin.of(
                FileVersion.V4, true, java.util.List.of(SetupRecord.of(1, true, java.util.List.of(half, other))));

        assertThat(SetupBin.decode(file.encode())).isEqualTo(file);
    }

    @Test
    void aWipedRecordStaysAsItIs() {
        byte[] file = VectorsTest.intelsFile();
        java.util.Arrays.fill(file, 516, 1024, (byte) 0);
        file[516] = 2; // still marked as scrambled, no longer as valid
        SetupBin read = SetupBin.decode(file);

        assertThat(read.records().get(0).valid()).isFalse();
        assertThat(read.records().get(0).variables()).isEmpty();
        assertThat(read.encode()).isEqualTo(file);
    }

    @Test
    void unknownVariablesAreKeptAndShown() {
        Variable stranger = new Variable(7, 4711, Octets.of((byte) 0xca, (byte) 0xfe));
        SetupBin file = SetupBin.of(
                FileVersion.V3, true, java.util.List.of(SetupRecord.of(1, false, java.util.List.of(stranger))));

        Variable read =
                SetupBin.decode(file.encode()).records().get(0).variables().get(0);

        assertThat(read).isEqualTo(stranger);
        assertThat(read.label()).isEqualTo("7/4711 unknown");
        assertThat(read.display(true)).isEqualTo("0xcafe");
        assertThat(read.display(false)).as("what is unknown may be a password").isEqualTo("(hidden, 2 bytes)");
    }
}
