package io.github.amtpki.export;

import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.VersionRange;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.RootCheck;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Validity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a sheet that say what to do. What varies with the AMT version comes from {@link Generation}. */
final class SheetTexts {

    private SheetTexts() {}

    /** Where the machines must have the DNS suffix from (SDK, documented; a support thread, reported). */
    static Html suffix(Optional<String> domain) {
        return new Html()
                .raw("<section>\n")
                .element("h2", "Where the DNS suffix goes")
                .raw("<p>The machine must know ")
                .raw(domain.isPresent() ? "<code>" : "")
                .text(domain.orElse("the suffix of the certificate's name"))
                .raw(domain.isPresent() ? "</code>" : "")
                .raw(", from one of two places:</p>\n<ol>\n")
                .element("li", "the PKI DNS suffix in MEBx, by hand or by Setup.bin (then any network will do), or")
                .element("li", "DHCP option 15 on the wired port.")
                .raw(
                        "</ol>\n<p>The suffix of the operating system and a static name do <strong>not</strong> count.</p>\n")
                .raw("</section>\n");
    }

    /** What some of the machines hold against the root; that it is over is for a calendar to say, not for paper. */
    private static List<String> refusals(SheetFacts facts) {
        return facts.firmware().stream()
                .flatMap(versions ->
                        RootCheck.of(
                                facts.root(),
                                versions,
                                Validity.of(facts.root()).notBefore())
                                .stream())
                .toList();
    }

    /** What each generation can be told, and how; neighbours that take the same share a row. */
    static Html generations(Optional<VersionSet> firmware) {
        Html html = new Html()
                .raw("<section>\n")
                .element("h2", "How each generation takes a hash")
                .raw("<table>\n<thead><tr><th scope=\"col\">AMT</th><th scope=\"col\">by USB (Setup.bin)</th>")
                .raw("<th scope=\"col\">typed into MEBx</th></tr></thead>\n<tbody>\n");
        Map<List<String>, List<VersionRange>> rows = new LinkedHashMap<>();
        for (Generation row : firmware.map(Generation::of).orElseGet(() -> List.of(Generation.values()))) {
            rows.computeIfAbsent(List.of(digests(row), typed(row)), key -> new ArrayList<>())
                    .add(row.versions());
        }
        rows.forEach((cells, versions) -> html.row(new VersionSet(versions).toString(), cells.get(0), cells.get(1)));
        return html.raw("</tbody>\n</table>\n<p class=\"faint\">A machine has ")
                .text(Integer.toString(Generation.CUSTOM_HASH_SLOTS))
                .raw(" places for hashes of its owner.</p>\n</section>\n");
    }

    private static String digests(Generation row) {
        List<String> names = new ArrayList<>();
        for (Digest digest : Digest.values()) {
            if (row.rootHashes().contains(digest)) {
                names.add(digest.jcaName());
            }
        }
        return String.join(", ", names);
    }

    private static String typed(Generation row) {
        return row.sha1Chains() ? "SHA-1 only, on most machines; rpc-go does not look at it" : "no: USB only";
    }

    static Html checklist(Optional<String> domain) {
        return new Html()
                .raw("<section>\n")
                .element("h2", "At each machine")
                .raw("<ul class=\"check\">\n")
                .element("li", "AMT is not provisioned; if it is, unprovision it first.")
                .element("li", "USB provisioning of AMT is switched on in the BIOS (its name varies).")
                .element(
                        "li",
                        "Plug in the stick with Setup.bin, restart, and say yes to “Found USB Key for provisioning”.")
                .element("li", "Or, up to AMT 14: type name and hash into MEBx, and press Insert to add them.")
                .element("li", "The hash shown equals this sheet, and is active.")
                .element("li", "The DNS suffix is " + domain.orElse("set") + ", in MEBx or by DHCP option 15.")
                .element("li", "The wired port is connected, and the machine's clock is right.")
                .raw("</ul>\n<table class=\"write\">\n<thead><tr><th scope=\"col\">Machine</th>")
                .raw(
                        "<th scope=\"col\">AMT</th><th scope=\"col\">Enrolled</th><th scope=\"col\">Activated</th></tr></thead>\n")
                .raw("<tbody>\n")
                .raw("<tr><td></td><td></td><td></td><td></td></tr>\n".repeat(12))
                .raw("</tbody>\n</table>\n</section>\n");
    }

    static Html warnings(SheetFacts facts) {
        Html html = new Html().raw("<section>\n").element("h2", "What bites").raw("<div class=\"warn\">\n<ul>\n");
        refusals(facts).forEach(text -> html.element("li", "This root: " + text + "."));
        html.element("li", "Full unprovisioning deletes this hash: enrol it again before the next activation.")
                .element(
                        "li",
                        "The hash covers the whole certificate. A root that was issued again, even with the same key and name,"
                                + " has another hash, and every machine needs another visit.")
                .element("li", "A new leaf needs no visit.")
                .element("li", "The stick holds MEBx passwords in clear: treat it as one, and wipe it afterwards.");
        if (facts.setupBin()) {
            html.element(
                    "li",
                    "MEBx takes every keyboard for a US one. A password that amtpki generated is typed alike on QWERTY,"
                            + " QWERTZ and AZERTY (there digits without Shift, or on the keypad).");
        }
        return html.raw("</ul>\n</div>\n</section>\n");
    }
}
