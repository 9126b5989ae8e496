package io.github.amtpki.check.explain;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.Certificates;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds certificates in a text: those handed to AddNextCertInChain ({@code NextCertificate}), and PEM blocks, also where a
 * logger wrote their line feeds as {@code \n}.
 *
 * @param certificates each once, in the order of the text
 * @param damaged how many could not be read
 */
record CertificateScan(List<X509Certificate> certificates, int damaged) {

    /** Firmware takes certificates of some 4 kB; this is room for any. */
    private static final int LONGEST = 64 << 10;

    private static final int MOST = 64;
    private static final String NEXT = "nextcertificate";
    private static final String BEGIN = "-----begin certificate-----";

    static CertificateScan of(LogText log) {
        Set<X509Certificate> found = new LinkedHashSet<>();
        int damaged = 0;
        for (int begin : begins(log.folded())) {
            String base64 = base64(log.shown(), begin);
            if (base64.length() < 100) {
                continue;
            }
            try {
                found.add(Certificates.parse(Base64.getDecoder().decode(base64)));
            } catch (BadInputException | IllegalArgumentException e) {
                damaged++;
            }
        }
        return new CertificateScan(List.copyOf(found), damaged);
    }

    /** Where the base64 begins, in the order of the text. */
    private static List<Integer> begins(String text) {
        List<Integer> begins = new ArrayList<>();
        int next = text.indexOf(NEXT);
        int pem = text.indexOf(BEGIN);
        while ((next >= 0 || pem >= 0) && begins.size() < MOST) {
            if (pem < 0 || next >= 0 && next < pem) {
                int value = Numbers.valueAfterField(text, next + NEXT.length());
                begins.add(Math.max(value, next + NEXT.length()));
                next = text.indexOf(NEXT, next + NEXT.length());
            } else {
                begins.add(pem + BEGIN.length());
                pem = text.indexOf(BEGIN, pem + BEGIN.length());
            }
        }
        return begins;
    }

    /** The base64 from here on, up to whatever is none; blanks and escaped line feeds may stand within. */
    private static String base64(CharSequence text, int from) {
        StringBuilder base64 = new StringBuilder();
        for (int at = from; at < text.length() && at - from < LONGEST; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                char escaped = text.charAt(at + 1);
                at += escaped == 'n' || escaped == 'r' ? 1 : 0;
            } else if (c < 0x7f && Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=') {
                base64.append(c);
            } else if (c != ' ') {
                break;
            }
        }
        return base64.toString();
    }
}
