package io.github.amtpki.setupbin;

import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The password of MEBx, the firmware's own menu. Its rules are checked by MEBx, long after the stick was written, so they
 * are checked here first: 8 to 32 printable ASCII characters without {@code " , :}, among them a digit, a lower-case and an
 * upper-case letter and a special character. The underscore is allowed, but counts as a letter; the space is allowed, but
 * counts as nothing (Intel SDK; screens of MEBx 6 and 12).
 *
 * <p>MEBx takes every keyboard for a US one. {@link #generate} therefore uses letters that lie on the same key on QWERTY,
 * QWERTZ and AZERTY, digits (on AZERTY without Shift, or on the numeric keypad) and one of {@code * + -}, which the keypad
 * has everywhere.
 */
public final class MebxPassword {

    /** What a machine has before anybody changes it. */
    public static final String FACTORY_DEFAULT = "admin";

    private static final int LONGEST = 32;

    /** MeshCentral takes no more. */
    private static final int LONGEST_EVERYWHERE = 16;

    /** Letters that do not move, without those that look like others; 34 letters and 8 digits. */
    private static final String PLAIN = "bcdefghjknprstuvxBCDEFGHJKNPRSTUVX23456789";

    private static final String SIGNS = "*+-";

    /**
     * What to think of a password; none of the sentences shows any of it.
     *
     * @param refusals why MEBx would not take it; empty if it would
     * @param warnings what may go wrong on some machines or keyboards
     */
    public record Verdict(List<String> refusals, List<String> warnings) {

        public Verdict {
            refusals = List.copyOf(refusals);
            warnings = List.copyOf(warnings);
        }

        public boolean accepted() {
            return refusals.isEmpty();
        }
    }

    private record Rule(String text, Predicate<char[]> broken) {}

    private static final List<Rule> REFUSALS = List.of(
            new Rule("it has fewer than 8 characters", chars -> chars.length < 8),
            new Rule("it has more than 32 characters", chars -> chars.length > LONGEST),
            new Rule("not all of it is printable ASCII", chars -> any(chars, c -> c < ' ' || c > '~')),
            new Rule("it holds a double quote, a comma or a colon", chars -> any(chars, c -> "\",:".indexOf(c) >= 0)),
            new Rule("it has no digit", chars -> !any(chars, c -> c >= '0' && c <= '9')),
            new Rule("it has no lower-case letter", chars -> !any(chars, c -> c >= 'a' && c <= 'z')),
            new Rule("it has no upper-case letter", chars -> !any(chars, c -> c >= 'A' && c <= 'Z')),
            new Rule(
                    "it has no special character; underscore and space do not count",
                    chars -> !any(chars, MebxPassword::special)));

    private static final List<Rule> WARNINGS = List.of(
            new Rule(
                    "HP's machines refuse it: it holds an apostrophe, <, >, & or a space",
                    chars -> any(chars, c -> "'<>& ".indexOf(c) >= 0)),
            new Rule(
                    "MeshCentral takes no more than 16 characters: it has more",
                    chars -> chars.length > LONGEST_EVERYWHERE),
            new Rule(
                    "MEBx takes every keyboard for a US one: it has a letter of a, m, q, w, y, z, which lie elsewhere on"
                            + " QWERTZ or AZERTY",
                    chars -> any(chars, c -> "amqwyzAMQWYZ".indexOf(c) >= 0)),
            new Rule(
                    "MEBx takes every keyboard for a US one: it has a special character that no numeric keypad has",
                    chars -> any(chars, c -> (special(c) || c == '_') && "*+-/".indexOf(c) < 0)));

    private MebxPassword() {}

    /** What MEBx and its environment would say to a new password. */
    public static Verdict judge(Secret password) {
        char[] chars = password.reveal();
        try {
            return new Verdict(broken(REFUSALS, chars), broken(WARNINGS, chars));
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    /**
     * The warnings of a password that MEBx takes.
     *
     * @throws RefusedException with every reason if it does not
     */
    public static List<String> require(Secret password) {
        Verdict verdict = judge(password);
        if (!verdict.accepted()) {
            throw new RefusedException(
                    "MEBx would refuse the new password: " + String.join("; ", verdict.refusals()),
                    "8 to 32 characters with a digit, both cases and a special character, or let amtpki generate one");
        }
        return verdict.warnings();
    }

    /** A new one of 16 characters and more than 80 random bits, without any refusal or warning. */
    public static Secret generate(SecureRandom random) {
        char[] chars = new char[LONGEST_EVERYWHERE];
        do {
            for (int i = 0; i < chars.length; i++) {
                chars[i] = pick(PLAIN, random);
            }
            chars[1 + below(chars.length - 2, random)] = pick(SIGNS, random);
        } while (!broken(REFUSALS, chars).isEmpty());
        Secret password = Secret.of(chars);
        Arrays.fill(chars, '\0');
        return password;
    }

    private static char pick(String alphabet, SecureRandom random) {
        return alphabet.charAt(below(alphabet.length(), random));
    }

    /** Even: bytes of the last, incomplete round are drawn again. */
    private static int below(int bound, SecureRandom random) {
        byte[] one = new byte[1];
        do {
            random.nextBytes(one);
        } while ((one[0] & 0xff) >= 256 / bound * bound);
        return (one[0] & 0xff) % bound;
    }

    private static List<String> broken(List<Rule> rules, char[] chars) {
        List<String> texts = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.broken.test(chars)) {
                texts.add(rule.text);
            }
        }
        return texts;
    }

    private static boolean special(char c) {
        boolean letterOrDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return c > ' ' && c <= '~' && !letterOrDigit && c != '_';
    }

    @FunctionalInterface
    private interface CharTest {
        boolean test(char c);
    }

    private static boolean any(char[] chars, CharTest test) {
        for (char c : chars) {
            if (test.test(c)) {
                return true;
            }
        }
        return false;
    }
}
