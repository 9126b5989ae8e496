package io.github.amtpki.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.InvalidProfileException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a profile, the answer is a profile or a list of problems. */
@Timeout(120)
final class ProfileFuzzTest {

    private static final int ROUNDS = 1500;

    private static final List<String> PIECES = List.of(
            "&a ",
            "*a",
            "!x ",
            "<<: ",
            "---\n",
            "...\n",
            "- ",
            "? ",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "|\n",
            ">\n",
            "#",
            "\t",
            "\r",
            "\n",
            "  ",
            "%YAML 9\n",
            "null",
            "~",
            "\u0000",
            "\u001b",
            "\u202e",
            "\ufeff",
            "😀",
            "16.10",
            "-1",
            "99999999999999999999",
            ".inf",
            "0x",
            "@",
            "`",
            "\\x",
            "\\u12",
            "CN=",
            ",",
            "+",
            "=",
            "#0500",
            "\\",
            "env:",
            "P-1Y");

    static List<Path> profiles() {
        return Shipped.profiles();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void mutatedProfilesAreReadOrRefused(Path file) {
        byte[] original = Shipped.bytes(file);
        Random random = new Random(20260101 + original.length);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutated = mutate(original, random);
            try {
                ProfileReader.read("fuzz.yaml", mutated);
            } catch (InvalidProfileException e) {
                refused++;
                assertThat(e.rendered()).endsWith("nothing was written\n");
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("round " + round + ":\n" + new String(mutated, UTF_8), e);
            }
        }
        assertThat(refused).isGreaterThan(ROUNDS / 10);
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(40));
        return switch (random.nextInt(5)) {
            case 0 ->
                joined(bytes, from, PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8), from);
            case 1 ->
                joined(bytes, from, PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8), to);
            case 2 -> joined(bytes, from, new byte[0], to);
            case 3 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
            default -> joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, Math.min(bytes.length, from + 1));
        };
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, end);
        out.writeBytes(middle);
        out.write(bytes, start, bytes.length - start);
        return out.toByteArray();
    }
}
