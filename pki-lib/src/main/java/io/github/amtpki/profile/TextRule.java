package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.Oids;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** What a text in a profile must look like, and into which form it is brought. */
enum TextRule {
    PLAIN("", text -> limited(text, 256)),
    NAME(FileNames.PATTERN, FileNames::parse),
    DOMAIN("", text -> HostNames.parse(text, 2)),
    HOST("", text -> HostNames.parse(text, 2)),
    CRL(TextRule.WEB_OR_DIRECTORY, TextRule::crl),
    PATH("", text -> limited(text, 4096)),
    MEBX_NAME("^[ -~]{1,31}$", TextRule::mebxName),
    IPV4(TextRule.FOUR_NUMBERS, TextRule::ipv4),
    PURPOSE("", Oids::parse),
    COPY("", text -> text.equals("all") || text.equals("none") ? text : Oids.parse(text)),
    EXTENSION("", Oids::parse),
    HEX("^[0-9A-Fa-f :]+$", TextRule::hex),
    BASE64("^[A-Za-z0-9+/ ]+={0,2}$", TextRule::base64);

    private static final String WEB_OR_DIRECTORY = "^(http://|ldap://).+$";
    private static final String FOUR_NUMBERS = "^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.|$)){4}(?<!\\.)$";

    /** AMT stores certificates of at most 4100 bytes (SDK, AMT_PublicKeyCertificate). */
    private static final int LONGEST_URI = 512;

    private final String pattern;
    private final UnaryOperator<String> parser;

    TextRule(String pattern, UnaryOperator<String> parser) {
        this.pattern = pattern;
        this.parser = parser;
    }

    /** For the schema; empty if no regular expression says it. */
    String pattern() {
        return pattern;
    }

    /**
     * The text in its one form.
     *
     * @throws BadInputException if it breaks the rule
     */
    String parse(String text) {
        return parser.apply(text);
    }

    private static String limited(String text, int length) {
        if (text.isBlank()) {
            throw new BadInputException("this is empty", "write something, or remove the key");
        }
        if (text.length() > length) {
            throw new BadInputException("longer than " + length + " characters");
        }
        return text;
    }

    /** RFC 5280 section 4.2.1.13 names http and ldap; whoever took https would need the list to check the list's server. */
    private static String crl(String text) {
        if (text.regionMatches(true, 0, "https:", 0, 6)) {
            throw new BadInputException(
                    "a list of revoked certificates is not fetched over https: checking that server would take the list"
                            + " itself",
                    "write http://; the list is signed, so it needs no other protection");
        }
        if (!text.matches(WEB_OR_DIRECTORY) || text.length() > LONGEST_URI || !isUri(text)) {
            throw new BadInputException(
                    "'" + text + "' is not where a list of revoked certificates can be fetched",
                    "write it as http://pki.corp.example.com/root.crl");
        }
        return text;
    }

    private static boolean isUri(String text) {
        try {
            URI uri = new URI(text);
            return text.chars().allMatch(c -> c > ' ' && c < 0x7f)
                    && uri.getUserInfo() == null
                    && (uri.getHost() != null || text.startsWith("ldap:///"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String mebxName(String text) {
        if (text.isBlank() || !text.matches("[ -~]{1,31}")) {
            throw new BadInputException("MEBx cannot show this", "write 1 to 31 printable ASCII characters");
        }
        return text;
    }

    private static String ipv4(String text) {
        if (!text.matches(FOUR_NUMBERS)) {
            throw new BadInputException("'" + text + "' is not an IPv4 address", "write it as 192.0.2.10");
        }
        return text;
    }

    private static String hex(String text) {
        try {
            String digits = text.replace(":", "").replace(" ", "");
            return HexFormat.of().formatHex(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("this is not hex", "two digits per byte, as 30030201 05", e);
        }
    }

    private static String base64(String text) {
        try {
            String bare = text.replace(" ", "").replace("\n", "");
            return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(bare));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("this is not base64", "one line, as MAMCAQU=", e);
        }
    }
}
