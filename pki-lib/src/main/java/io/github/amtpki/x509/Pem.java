package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import io.github.amtpki.UnsupportedAlgorithmException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * One PEM block (RFC 7468).
 *
 * @param label what stands between {@code -----BEGIN} and the dashes, as {@code CERTIFICATE}
 * @param der the bytes inside
 */
public record Pem(String label, byte[] der) {

    public static final String CERTIFICATE = "CERTIFICATE";
    public static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";
    public static final String ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY";
    public static final String PRIVATE_KEY = "PRIVATE KEY";
    public static final String X509_CRL = "X509 CRL";

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** Longer than any label there is. */
    private static final int MAX_LABEL = 64;

    /** After so many the rest is not worth a look. */
    private static final int MAX_DAMAGED = 100;

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    public Pem {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(der, "der");
    }

    /** One block, lines of 64 characters, ended by a line feed. */
    public static String encode(String label, byte[] der) {
        return BEGIN + label + DASHES + "\n" + LINES.encodeToString(der) + "\n" + END + label + DASHES + "\n";
    }

    /**
     * Whether these bytes are PEM. A DER value longer than 127 bytes begins with a byte that no text begins with; whatever
     * looks like PEM inside of it is its content.
     */
    public static boolean looksLike(byte[] bytes) {
        boolean der = bytes.length > 1 && bytes[0] == 0x30 && bytes[1] < 0;
        return !der && new String(bytes, StandardCharsets.ISO_8859_1).contains(BEGIN);
    }

    /**
     * Every block of a file, in order; text between blocks is passed over, as RFC 7468 section 2 wants.
     *
     * @throws BadInputException if a block has no end or its base64 is damaged
     * @throws UnsupportedAlgorithmException if a block has headers (RFC 1421), as OpenSSL's old encrypted keys have
     */
    public static List<Pem> decode(byte[] file) {
        return decode(file, (label, damage) -> {
            throw damage;
        });
    }

    /**
     * Every block of a file that can be read, in order.
     *
     * @param damaged is told of each of the others, with its label as far as it is known; it may throw that, or have the rest
     *     read, until there were a hundred
     */
    public static List<Pem> decode(byte[] file, BiConsumer<String, BadInputException> damaged) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<Pem> blocks = new ArrayList<>();
        int left = MAX_DAMAGED;
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int from = begin + BEGIN.length();
            int next = text.indexOf(BEGIN, from);
            String block = next < 0 ? text.substring(from) : text.substring(from, next);
            int dashes = block.indexOf(DASHES);
            boolean labelled = dashes >= 0 && dashes <= MAX_LABEL;
            String label = labelled ? block.substring(0, dashes) : "";
            try {
                if (!labelled) {
                    throw new BadInputException("a PEM block begins, but its first line does not end");
                }
                blocks.add(new Pem(label, bytes(label, body(label, block.substring(dashes + DASHES.length())))));
            } catch (BadInputException e) {
                damaged.accept(label, e);
                left--;
            }
            begin = left > 0 ? next : -1;
        }
        return blocks;
    }

    private static String body(String label, String block) {
        String end = END + label + DASHES;
        int stop = block.indexOf(end);
        if (stop < 0) {
            throw new BadInputException(
                    "the PEM block '" + label + "' has no '" + end + "'", "the file seems cut off: get it again");
        }
        return block.substring(0, stop);
    }

    /** White space is the only thing that base64 in PEM may hold; anything else is damage, not to be guessed away. */
    private static byte[] bytes(String label, String body) {
        if (body.indexOf(':') >= 0) {
            throw new UnsupportedAlgorithmException(
                    "the PEM block '" + label + "' has headers: a key encrypted in OpenSSL's old way, or mail",
                    "convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW");
        }
        StringBuilder base64 = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c > ' ') {
                base64.append(c);
            }
        }
        try {
            return Base64.getDecoder().decode(base64.toString());
        } catch (IllegalArgumentException e) {
            throw new BadInputException("the PEM block '" + label + "' is not base64", "", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pem that && label.equals(that.label) && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return 31 * label.hashCode() + Arrays.hashCode(der);
    }

    /** Never the bytes: they may be a private key. */
    @Override
    public String toString() {
        return "Pem[" + label + ", " + der.length + " bytes]";
    }
}
