package io.github.amtpki.export;

import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.internal.qr.QrCode;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.Validity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The page that goes with somebody to forty machines: which root, its hash in every form that anything asks for, where the DNS
 * suffix goes, and what to tick off.
 *
 * <p>One file of HTML without script and without anything fetched, two pages of A4 or Letter at most, readable in black and
 * white. The same facts give the same bytes. It holds no secret.
 */
public final class Sheet {

    private static final int QUIET_ZONE = 4;

    /** More would not fit on two pages; the folder shows them all. */
    private static final int MOST_LINKS = 5;

    private final SheetFacts facts;
    private final RootHash hash;
    private final String opening;
    private final String closing;

    private Sheet(SheetFacts facts) {
        this.facts = facts;
        this.hash = facts.hashes().get(0);
        this.opening = opening().toString();
        this.closing = closing().toString();
    }

    /** The sheet as UTF-8 HTML. */
    public static String html(SheetFacts facts) {
        return begin(facts).html(facts.below());
    }

    /** Draws all but the chain of certificates, for whoever has time while the certificates below the root are still being made. */
    public static Sheet begin(SheetFacts facts) {
        return new Sheet(facts);
    }

    /**
     * The sheet as UTF-8 HTML.
     *
     * @param below in place of what the facts say: as {@link SheetFacts#below()}
     */
    public String html(List<X509Certificate> below) {
        return opening + chain(below) + closing;
    }

    private Html opening() {
        String title = "Root hash of " + name(facts.root());
        Html html = new Html()
                .raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .element("title", title)
                .raw("<style>\n" + style() + "</style>\n</head>\n<body>\n<header>\n")
                .element("h1", title)
                .raw("<p class=\"faint\">For Intel AMT provisioning")
                .text(facts.domain().map(domain -> ", domain " + domain).orElse(""))
                .text(facts.firmware().map(versions -> ", AMT " + versions).orElse(""))
                .raw(". Enrol this hash on every machine before it is activated.</p>\n</header>\n<main>\n");
        root(html);
        return html;
    }

    private void root(Html html) {
        X509Certificate root = facts.root();
        html.raw("<section>\n")
                .element("h2", "This root")
                .raw("<table>\n<tbody>\n")
                .row("Subject", root.getSubjectX500Principal().toString())
                .row(
                        "Valid",
                        day(Validity.of(root)
                                        .notBefore()
                                        .atOffset(ZoneOffset.UTC)
                                        .toLocalDate()) + " to " + until(root))
                .row(
                        "Serial number",
                        HexFormat.of().formatHex(root.getSerialNumber().toByteArray()))
                .raw("</tbody>\n</table>\n");
    }

    private Html chain(List<X509Certificate> below) {
        Html html = new Html();
        if (below.isEmpty()) {
            return html;
        }
        html.element("h3", "Its chain").raw("<ol class=\"chain\">\n");
        link(html, "root", facts.root());
        int shown = Math.min(below.size(), MOST_LINKS);
        for (X509Certificate certificate : below.subList(0, shown)) {
            link(html, certificate.getBasicConstraints() >= 0 ? "intermediate" : "leaf", certificate);
        }
        html.raw("</ol>\n");
        if (shown < below.size()) {
            html.element("p class=\"faint\"", "and " + (below.size() - shown) + " more");
        }
        return html;
    }

    private static void link(Html html, String role, X509Certificate certificate) {
        html.raw("<li><strong>")
                .text(role)
                .raw("</strong> ")
                .text(name(certificate))
                .raw("<br><span class=\"faint\">until ")
                .text(until(certificate))
                .raw("</span></li>\n");
    }

    private Html closing() {
        Html html = new Html().raw("</section>\n");
        hash(html);
        return html.raw(SheetTexts.suffix(facts.domain()).toString())
                .raw("<div class=\"machines\">\n")
                .raw(SheetTexts.generations(facts.firmware()).toString())
                .raw(SheetTexts.checklist(facts.domain()).toString())
                .raw(SheetTexts.warnings(facts).toString())
                .raw("</div>\n</main>\n</body>\n</html>\n");
    }

    private void hash(Html html) {
        QrCode code = QrCode.of(hash.hex());
        int side = code.size() + 2 * QUIET_ZONE;
        html.raw("<section>\n")
                .element("h2", "The hash, " + hash.digest().jcaName())
                .raw("<div class=\"hash\">\n<div>\n<p class=\"groups mono\">");
        groups(html);
        html.raw("</p>\n</div>\n<figure>\n<svg role=\"img\" aria-label=\"QR code of the ")
                .text(hash.digest().jcaName())
                .raw(" hash in plain hexadecimal\" viewBox=\"0 0 " + side + " " + side + "\"")
                .raw(" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "h-" + side)
                .raw("z\"/><path fill=\"#000\" d=\"" + code.path(QUIET_ZONE) + "\"/></svg>\n")
                .raw("<figcaption>plain hex, to scan</figcaption>\n</figure>\n</div>\n<table>\n<tbody>\n");
        for (RootHash each : facts.hashes()) {
            String digest = each.digest().jcaName();
            form(html, digest + ", plain hex", each.hex());
            form(html, digest + ", colons", each.colons());
            form(html, digest + ", base64", each.base64());
        }
        if (typed()) {
            RootHash old = RootHash.of(facts.root(), Digest.SHA1);
            form(html, "SHA-1, to type", old.groups());
        }
        form(html, "rpc amtinfo -cert", "… (Active)  " + hash.digest().jcaName().replace("-", "") + ": " + hash.hex());
        form(
                html,
                "To prove it",
                "openssl x509 -in " + facts.rootFile() + " -noout -fingerprint -"
                        + hash.digest().id());
        html.raw("</tbody>\n</table>\n</section>\n");
    }

    private static void form(Html html, String head, String value) {
        html.raw("<tr><th scope=\"row\">")
                .text(head)
                .raw("</th><td><code>")
                .text(value)
                .raw("</code></td></tr>\n");
    }

    /** Whether some machine may have a MEBx that takes hashes by hand. */
    private boolean typed() {
        return facts.firmware().stream()
                .flatMap(versions -> Generation.of(versions).stream())
                .anyMatch(Generation::sha1Chains);
    }

    /** Four groups of four to a line: an eye finds its place again. */
    private void groups(Html html) {
        String[] groups = hash.groups().split(" ");
        for (int i = 0; i < groups.length; i += 4) {
            html.raw("<span>");
            for (int j = i; j < Math.min(i + 4, groups.length); j++) {
                html.text(j == i ? "" : "  ").text(groups[j]);
            }
            html.raw("</span>");
        }
    }

    private static String name(X509Certificate certificate) {
        return Names.commonName(certificate.getSubjectX500Principal())
                .orElseGet(() -> certificate.getSubjectX500Principal().toString());
    }

    private static String until(X509Certificate certificate) {
        return day(Validity.of(certificate).notAfter().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private static String day(LocalDate date) {
        return date.toString();
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(Sheet.class.getResourceAsStream("sheet.css"), "sheet.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the style sheet lies in this module", e);
        }
    }
}
