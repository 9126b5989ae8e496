package io.github.amtpki.setupbin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.x509.Digest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DifferenceTest {

    private static List<String> lines(SetupBin before, SetupBin after) {
        return Difference.between(before, after).stream()
                .map(one -> one.where() + ": " + one.before().orElse("(absent)") + " -> "
                        + one.after().orElse("(absent)"))
                .toList();
    }

    private static SetupBin file(SetupBinBuilder builder) {
        return builder.build().file();
    }

    @Test
    void eachDifferenceHasItsPlace() {
        SetupBin before =
                file(Samples.builder().pkiDnsSuffix("corp.example.com").dhcp(Switch.ON));
        SetupBin after = file(Samples.builder()
                .pkiDnsSuffix("lab.example.com")
                .kvm(Switch.ON)
                .consumable(true)
                .version(FileVersion.V3));

        assertThat(lines(before, after))
                .containsExactly(
                        "file version: 4 -> 3",
                        "do not consume: true -> false",
                        "record 1, 2/3 pki-dns-suffix: corp.example.com -> lab.example.com",
                        "record 1, 2/13 dhcp: 2 (on) -> (absent)",
                        "record 1, 2/25 kvm: (absent) -> 1 (on)");
    }

    @Test
    void secretsDifferUnseen() {
        SetupBin after = file(Samples.builder().newPassword(Samples.secret("Other+123")));

        assertThat(lines(file(Samples.builder()), after))
                .containsExactly("record 1, 1/2 new-mebx-password: (hidden) -> (hidden)");
    }

    @Test
    void unknownValuesBesideThePasswordsDifferUnseen() {
        assertThat(lines(unknown("One+12345"), unknown("Other+123456")))
                .containsExactly("record 1, 1/77 unknown: (hidden, 9 bytes) -> (hidden, 12 bytes)");
    }

    private static SetupBin unknown(String value) {
        Variable variable = new Variable(1, 77, Octets.of(value.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        return SetupBin.of(FileVersion.V4, true, List.of(SetupRecord.of(1, false, List.of(variable))));
    }

    @Test
    void theSecondHashIsComparedWithTheSecond() {
        SetupBinBuilder one = Samples.builder().rootHash(Samples.hash(Digest.SHA256, "a"), "A");
        SetupBin before = file(one.copy().rootHash(Samples.hash(Digest.SHA256, "b"), "B"));
        SetupBin after = file(one.copy().rootHash(Samples.hash(Digest.SHA256, "b"), "C"));

        assertThat(lines(before, after))
                .singleElement()
                .asString()
                .contains("\"B\"")
                .contains("\"C\"");
    }

    @Test
    void anotherOrderIsADifference() {
        SetupRecord record = Samples.builder().kvm(Switch.ON).build().record(1);
        List<Variable> turned = new java.util.ArrayList<>(record.variables());
        java.util.Collections.reverse(turned);
        SetupBin before = SetupBin.of(FileVersion.V4, true, List.of(record));
        SetupBin after = new SetupBin(before.header(), List.of(SetupRecord.of(1, false, turned)));

        assertThat(lines(before, after)).singleElement().asString().startsWith("record 1, order: 1/1");
    }

    @Test
    void recordsThatOnlyOneHasAreNamed() {
        assertThat(Difference.between(SetupBin.decode(Samples.pool(1)), SetupBin.decode(Samples.pool(2))))
                .contains(new Difference("record 2", Optional.empty(), Optional.of("2 variables")));
    }

    @Test
    void filesDifferExactlyIfTheirBytesDo() {
        Random random = new Random(7);
        int same = 0;
        for (int i = 0; i < 3_000; i++) {
            SetupBin before = Samples.random(random);
            byte[] bytes = before.encode();
            byte[] changed = bytes.clone();
            if (random.nextInt(5) > 0) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                SetupBin after = SetupBin.decode(changed);
                boolean equal = Arrays.equals(bytes, changed);
                assertThat(Difference.between(before, after).isEmpty())
                        .as("pair %d", i)
                        .isEqualTo(equal);
                same += equal ? 1 : 0;
            } catch (io.github.amtpki.BadInputException damaged) {
                assertThat(damaged.getMessage()).isNotBlank();
            }
        }
        assertThat(same).isGreaterThan(100);
    }
}
