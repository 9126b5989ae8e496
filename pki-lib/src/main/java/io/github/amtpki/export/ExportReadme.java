package io.github.amtpki.export;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.internal.text.PastedText;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.Validity;
import java.security.cert.X509Certificate;
import java.util.List;

/** The {@code README.txt} of an export: what lies here, and what to do, one step after the other. */
final class ExportReadme {

    private static final int WIDTH = 100;
    private static final int LONGEST = 300;

    private ExportReadme() {}

    static String text(Exporter exporter, ExportInput input) {
        X509Certificate leaf = input.leaf();
        StringBuilder text = new StringBuilder();
        text.append("Provisioning certificate '")
                .append(input.name())
                .append("' for ")
                .append(exporter.target().label())
                .append("\n\n");
        line(text, "name", Names.commonName(leaf.getSubjectX500Principal()).orElse("none"));
        line(text, "valid until", Validity.of(leaf).notAfter().toString());
        input.domain().ifPresent(domain -> line(text, "DNS suffix", domain));
        if (Certificates.selfSigned(input.root())) {
            line(
                    text,
                    "root hash",
                    "SHA-256 " + RootHash.of(input.root(), Digest.SHA256).hex());
        }
        text.append(
                "\nEvery machine must know that root hash before it is activated, and declare that DNS suffix (MEBx, or DHCP"
                        + "\noption 15).\n\n");
        List<String> steps = exporter.steps(input);
        for (int i = 0; i < steps.size(); i++) {
            wrap(text, (i + 1) + ". ", steps.get(i));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String head, String value) {
        text.append(String.format("%-12s ", head))
                .append(PastedText.line(value, LONGEST))
                .append('\n');
    }

    private static void wrap(StringBuilder text, String head, String step) {
        text.append(head);
        int column = head.length();
        for (String word : step.split(" ")) {
            if (column + word.length() > WIDTH) {
                text.append('\n').append(" ".repeat(head.length()));
                column = head.length();
            }
            text.append(column == head.length() ? "" : " ").append(word);
            column += word.length() + 1;
        }
        text.append('\n');
    }
}
