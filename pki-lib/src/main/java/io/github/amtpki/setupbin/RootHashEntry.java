package io.github.amtpki.setupbin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.x509.Digest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The value of variable 2/8: a root to trust. There are no bits for "active" or "default"; firmware keeps those itself.
 *
 * <pre>
 * 02                                       1 SHA-1, 2 SHA-256, 3 SHA-384
 * e8 35 ac 6d ... 5c 11                    the hash of the root's DER
 * 0b "AMT Test CA"                         length and name, as MEBx shows it
 * </pre>
 *
 * @param hash of the root certificate
 * @param name 1 to 32 printable ASCII characters
 */
public record RootHashEntry(RootHash hash, String name) {

    /** Sources say 32, and MeshCommander stops at 31: what is longer than that gets a warning. */
    public static final int LONGEST_NAME = 32;

    static final int LONGEST_CERTAIN_NAME = 31;

    /**
     * @throws BadInputException if the name cannot be kept
     */
    public RootHashEntry {
        boolean printable = name.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (name.isEmpty() || name.length() > LONGEST_NAME || !printable) {
            throw new BadInputException(
                    "the name of a root hash has " + name.length() + " characters"
                            + (printable ? "" : ", and not only printable ASCII"),
                    "1 to " + LONGEST_CERTAIN_NAME + " printable ASCII characters are taken everywhere");
        }
    }

    Octets encode() {
        byte[] digest = HexFormat.of().parseHex(hash.hex());
        byte[] value = new byte[2 + digest.length + name.length()];
        value[0] = (byte) hash.algorithmCode();
        System.arraycopy(digest, 0, value, 1, digest.length);
        value[1 + digest.length] = (byte) name.length();
        System.arraycopy(name.getBytes(US_ASCII), 0, value, 2 + digest.length, name.length());
        return Octets.of(value);
    }

    /** Reads the value of a variable; empty if it is damaged or its name is none of ours. */
    public static Optional<RootHashEntry> decode(Octets value) {
        if (misfit(value).isPresent()) {
            return Optional.empty();
        }
        byte[] bytes = value.toByteArray();
        Digest digest = digest(bytes[0]).orElseThrow();
        int nameAt = 2 + digest.length();
        String name = new String(bytes, nameAt, bytes.length - nameAt, ISO_8859_1);
        if (!name.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return Optional.empty();
        }
        return Optional.of(new RootHashEntry(
                new RootHash(digest, HexFormat.of().formatHex(bytes, 1, 1 + digest.length())), name));
    }

    static Optional<String> misfit(Octets value) {
        Optional<Digest> digest = value.length() == 0 ? Optional.empty() : digest(value.at(0));
        if (digest.isEmpty()) {
            return Optional.of("no known hash algorithm: 1 is SHA-1, 2 SHA-256, 3 SHA-384");
        }
        int nameAt = 2 + digest.get().length();
        if (value.length() <= nameAt || value.at(nameAt - 1) != value.length() - nameAt) {
            return Optional.of("a length that does not fit a " + digest.get().jcaName() + " and a name");
        }
        int name = value.length() - nameAt;
        return name <= LONGEST_NAME ? Optional.empty() : Optional.of("a name of " + name + " bytes where 32 fit");
    }

    private static Optional<Digest> digest(int code) {
        return code >= 1 && code <= Digest.values().length ? Optional.of(Digest.values()[code - 1]) : Optional.empty();
    }
}
