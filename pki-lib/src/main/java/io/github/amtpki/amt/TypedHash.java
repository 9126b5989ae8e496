package io.github.amtpki.amt;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.Digest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A hash as somebody typed or pasted it. It may be wrong: a digit too few, an {@code O} for a zero. What was typed is kept, so
 * that a comparison can say which digit it is.
 *
 * <pre>
 * 8F3A 91C0 …                    groups, as MEBx and the sheet show them
 * 8F:3A:91:C0:…                  as openssl prints it
 * sha256:8f3a91c0…:inactive      with its digest, and that the machine has it switched off
 * jzqRwA…=                       base64
 * </pre>
 *
 * @param declared the digest that was written before it
 * @param digits what was typed, in lower case and without separators; hexadecimal if it is any good
 * @param active whether the machine uses it
 */
public record TypedHash(Optional<Digest> declared, String digits, boolean active) {

    /** The longest hash with every separator that anybody would think of. */
    private static final int LONGEST = 512;

    private static final String INACTIVE = ":inactive";
    private static final String ACTIVE = ":active";
    private static final String SEPARATORS = " \t\r\n:-.\u00a0";

    /**
     * Takes a hash apart. Separators may stand anywhere.
     *
     * @throws BadInputException if it is far too long for a hash, or names a digest that no machine takes
     */
    public static TypedHash of(String text) {
        if (text.length() > LONGEST) {
            throw new BadInputException("a text of " + text.length() + " characters is no hash");
        }
        String rest = text.strip();
        String lower = rest.toLowerCase(Locale.ROOT);
        boolean active = !lower.endsWith(INACTIVE);
        if (!active) {
            rest = rest.substring(0, rest.length() - INACTIVE.length());
        } else if (lower.endsWith(ACTIVE)) {
            rest = rest.substring(0, rest.length() - ACTIVE.length());
        }
        Optional<Digest> declared = Optional.empty();
        int colon = rest.indexOf(':');
        if (colon > 0 && (lower.startsWith("sha") || lower.startsWith("md"))) {
            declared = Optional.of(digest(rest.substring(0, colon).strip()));
            rest = rest.substring(colon + 1).strip();
        }
        String typed = rest;
        return new TypedHash(declared, base64(typed).orElseGet(() -> stripped(typed)), active);
    }

    /** Reads {@code sha256}, {@code SHA-256} or {@code SHA2-256}. */
    private static Digest digest(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("sha2-", "sha").replace("-", "");
        return Arrays.stream(Digest.values())
                .filter(digest -> digest.id().equals(plain))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "'" + printable(name) + "' is no digest of root hashes", "sha1:, sha256: or sha384:, or none"));
    }

    /**
     * The hash, if it is one.
     *
     * @throws BadInputException naming what is wrong and at which digit
     */
    public RootHash hash() {
        if (digits.isEmpty()) {
            throw new BadInputException("there is no hash", "write it as 8f3a91c0…, 64 digits for SHA-256");
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (!HexFormat.isHexDigit(c)) {
                throw new BadInputException(
                        "digit " + (i + 1) + " of the hash is '" + printable(String.valueOf(c))
                                + "', which is not hexadecimal",
                        Lookalikes.digitFor(c)
                                .map(meant -> "perhaps a " + meant)
                                .orElse(""));
            }
        }
        Digest digest = digest().orElseThrow(() -> new BadInputException(
                "a hash of " + digits.length() + " digits: SHA-1 has 40, SHA-256 64, SHA-384 96",
                "count again, or let amtpki find the slip: amtpki compare FILE --amtinfo -"));
        if (digits.length() != 2 * digest.length()) {
            throw new BadInputException("a " + digest.jcaName() + " has " + 2 * digest.length()
                    + " digits, this one has " + digits.length());
        }
        return new RootHash(digest, digits);
    }

    /** The declared digest, else the one that has as many digits. */
    public Optional<Digest> digest() {
        return declared.or(() -> Arrays.stream(Digest.values())
                .filter(digest -> 2 * digest.length() == digits.length())
                .findFirst());
    }

    /** Whether {@link #hash} gives one. */
    public boolean isWhole() {
        return digits.chars().allMatch(HexFormat::isHexDigit)
                && digest().map(digest -> 2 * digest.length() == digits.length())
                        .orElse(false);
    }

    private static String stripped(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars()
                .filter(c -> SEPARATORS.indexOf(c) < 0)
                .forEach(c -> digits.append(c > ' ' && c < 0x7f ? (char) c : '?'));
        return digits.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * Base64 of a digest. A mistyped hexadecimal hash of 64 digits also decodes, to 48 bytes; but it has few letters that
     * are not hexadecimal, and base64 has two of three.
     */
    private static Optional<String> base64(String text) {
        long foreign = text.chars().filter(c -> !HexFormat.isHexDigit(c)).count();
        if (foreign * 4 < text.length() || text.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Arrays.stream(Digest.values()).anyMatch(digest -> digest.length() == bytes.length)
                    ? Optional.of(HexFormat.of().formatHex(bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String printable(String text) {
        String shown = text.length() > 16 ? text.substring(0, 16) : text;
        StringBuilder safe = new StringBuilder();
        shown.chars().forEach(c -> safe.append(c > ' ' && c < 0x7f ? (char) c : '?'));
        return safe.toString();
    }
}
