package io.github.amtpki.check.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.testing.Allocation;
import io.github.amtpki.testing.TestKeys;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is pasted, there is an explanation, within bounds of memory, and nothing that a terminal would obey. */
@Timeout(120)
final class HostileLogTest {

    private static final int ROUNDS = 60;

    /** For a small text: tables, readings, trees. */
    private static final long FIXED_BUDGET = 8 << 20;

    /** For each byte: the text twice, what is cut out of it, and the answer. */
    private static final int BUDGET_PER_BYTE = 60;

    private static final List<String> PIECES = List.of(
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "&b;",
            "&lt;",
            "&",
            "<![CDATA[",
            "ReturnValue",
            "ReturnValue xmlns",
            "_OUTPUT",
            "AddNextCertInChain",
            "AdminSetup",
            "ERR/",
            "NextCertificate>MII",
            "-----BEGIN CERTIFICATE-----",
            "IsRootCertificate>true<",
            "exit status ",
            "99999999999999999999",
            "\"ver\":\"",
            "\\\\\\",
            "\\n",
            "\"",
            "\u0000",
            "\u001b[",
            "\u202e",
            "\ud800",
            "\r\n\r\n",
            "://",
            "password");

    static Stream<String> logs() {
        return Logs.names().stream();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void mutatedLogsAreExplainedWithinTheBudget(String name) {
        byte[] original = Logs.bytes(name);
        Random random = new Random(20260602 + original.length);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutated = mutate(original, random);
            String said = explained(mutated);
            assertThat(said.chars())
                    .as("round %d", round)
                    .noneMatch(c -> c < ' ' && c != '\n' || c == 0x7f || c == 0x202e);
        }
    }

    @Test
    void entitiesAreNotExpanded() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY lol")
                    .append(i)
                    .append(" \"")
                    .append(("&lol" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]><AddNextCertInChain_OUTPUT><ReturnValue>&lol9;</ReturnValue></AddNextCertInChain_OUTPUT>");

        assertThat(explained(bomb.toString().getBytes(UTF_8))).contains("\"known\": false");
    }

    @Test
    void filesAreNotFetched() {
        String text = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>"
                + "<AdminSetup_OUTPUT><ReturnValue>5</ReturnValue></AdminSetup_OUTPUT>&b;";

        assertThat(explained(text.getBytes(UTF_8))).contains("AdminSetup returned 5");
    }

    static Stream<String> floods() {
        return Stream.of(
                "ReturnValue>4<",
                "<g:AddNextCertInChain_OUTPUT><g:ReturnValue>4</g:ReturnValue>",
                "AddNextCertInChain error 4 ",
                "ERR/4 ",
                "NextCertificate>MII",
                "-----BEGIN CERTIFICATE-----",
                "exit status 128 ",
                "\"ver\":\"16.1.25\" ",
                "fqdn not associated with provisioning certificate ",
                "remote error: tls:",
                "\\",
                "&lt;",
                "&",
                "a\n",
                "\u001b[",
                "{\"a\":[",
                "<a>",
                "1",
                "-----begin privat");
    }

    @ParameterizedTest
    @MethodSource("floods")
    void aFloodOfTheSameStaysWithinTheBudget(String piece) {
        byte[] flood = piece.repeat((1 << 20) / piece.length()).getBytes(UTF_8);

        assertThat(explained(flood)).hasSizeLessThan(1 << 20);
    }

    @Test
    void theLargestLogStaysWithinTheBudget() {
        byte[] log = new byte[Explainer.MAX_BYTES];
        Arrays.fill(log, (byte) 'r');
        byte[] end = " Failed to complete ACM activation (ERR/5)".getBytes(ISO_8859_1);
        System.arraycopy(end, 0, log, log.length - end.length, end.length);

        assertThat(explained(log)).contains("AdminSetup returned 5");
    }

    private static String explained(byte[] log) {
        AtomicReference<Explanation> said = new AtomicReference<>();
        long allocated = Allocation.by(() -> said.set(Explainer.explain(log, TestKeys.NOW)));
        assertThat(allocated).isLessThan(FIXED_BUDGET + (long) BUDGET_PER_BYTE * log.length);
        return JsonText.pretty(said.get().tree());
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(60));
            byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
            bytes = switch (random.nextInt(5)) {
                case 0 -> joined(bytes, from, piece, from);
                case 1 -> joined(bytes, from, piece, to);
                case 2 -> joined(bytes, from, new byte[0], to);
                case 3 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
                default ->
                    joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, Math.min(bytes.length, from + 1));
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, end);
        out.writeBytes(middle);
        out.write(bytes, start, bytes.length - start);
        return out.toByteArray();
    }
}
