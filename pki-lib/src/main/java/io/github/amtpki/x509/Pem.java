package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 #]{1,60})-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** One block, lines of 64 characters, ended by a line feed. */
    public static String encode(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** Whether these bytes hold a PEM block at all; DER never does in its first bytes. */
    public static boolean looksLike(byte[] bytes) {
        return BEGIN.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find();
    }

    /**
     * Every block of a file, in order; text between blocks is passed over, as RFC 7468 section 2 wants.
     *
     * @throws BadInputException if a block has no end or its base64 is damaged
     */
    public static List<Pem> decode(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<Pem> blocks = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        int from = 0;
        while (begin.find(from)) {
            String label = begin.group(1);
            String end = "-----END " + label + "-----";
            int stop = text.indexOf(end, begin.end());
            if (stop < 0) {
                throw new BadInputException("the PEM block '" + label + "' has no '" + end + "'");
            }
            try {
                blocks.add(new Pem(label, Base64.getMimeDecoder().decode(text.substring(begin.end(), stop))));
            } catch (IllegalArgumentException e) {
                throw new BadInputException("the PEM block '" + label + "' is not base64", "", e);
            }
            from = stop + end.length();
        }
        return blocks;
    }
}
