package io.github.amtpki.cli;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.facts.Belongings;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Target;
import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.look.CheckText;
import io.github.amtpki.cli.look.CheckTree;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.profile.adopt.Description;
import io.github.amtpki.profile.adopt.Family;
import io.github.amtpki.profile.adopt.Member;
import io.github.amtpki.store.Adoption;
import io.github.amtpki.store.History;
import io.github.amtpki.store.Manifest;
import java.util.ArrayList;
import java.util.List;

/** Says what was adopted, what servers and machines think of it, and where private keys still lie open. */
final class AdoptedReport {

    private AdoptedReport() {}

    static Outcome of(
            Call call,
            Knowledge knowledge,
            Belongings belongings,
            Family family,
            Description description,
            Adoption done) {
        String out = call.arguments().get("out").replaceFirst("(?<=[^/])/+$", "");
        List<String> open = belongings.keys().stream()
                .filter(key -> !key.locked())
                .map(Belongings.Key::file)
                .distinct()
                .toList();
        List<Report> reports = done.judged().stream()
                .map(file -> judge(call, knowledge, file.named(out + "/" + file.name())))
                .toList();
        boolean failed =
                reports.stream().anyMatch(Report::failed) || !family.unfit().isEmpty();
        List<String> lines = new ArrayList<>();
        family.members().forEach(member -> lines.addAll(lines(member, description)));
        for (Manifest.RootHashes root : done.manifest().rootHashes()) {
            RootHash hash = done.manifest().hash(root);
            lines.add("hash     " + root.name() + "  " + hash.digest().id() + " " + hash.hex());
        }
        History history = done.manifest().history();
        history.crls()
                .forEach(list -> lines.add("crl      " + list.name() + "  number " + list.number() + " of "
                        + list.thisUpdate() + "; amtpki crl counts on from it"));
        history.revocations()
                .forEach(one -> lines.add("revoked  " + one.name() + "  serial number " + one.serial() + " of "
                        + one.issuer() + ", since " + one.revokedAt() + " (" + one.reason() + ")"));
        lines.add("");
        reports.forEach(report -> lines.addAll(CheckText.of(report)));
        if (reports.isEmpty()) {
            lines.add("there is no provisioning certificate among them, so nothing was judged");
        }
        lines.add("");
        if (family.root().key().isPresent()) {
            call.note("move root.key and root.key.password from " + out + " off this machine: only issuing needs them");
        }
        lines.add("wrote " + done.outcome().written().size() + " files to " + out + ", and its profile to " + out
                + Adoption.PROFILE);
        if (!open.isEmpty()) {
            lines.add("in " + out + " every key is locked; the originals stay as they were, and whoever reads "
                    + String.join(", ", open) + " has the keys in there");
        }
        return new Outcome(
                failed ? ExitCode.FINDINGS : ExitCode.OK,
                lines,
                false,
                Json.tree(
                        "folder", out,
                        "profile", out + Adoption.PROFILE,
                        "certificates",
                                family.members().stream()
                                        .map(member -> tree(member, description))
                                        .toList(),
                        "leftOut", family.leftOut(),
                        "unfit", family.unfit(),
                        "passedOver", belongings.passedOver(),
                        "crls",
                                history.crls().stream()
                                        .map(one -> Json.tree("name", one.name(), "number", one.number()))
                                        .toList(),
                        "revocations",
                                history.revocations().stream()
                                        .map(AdoptedReport::tree)
                                        .toList(),
                        "unlocked", open,
                        "written", done.outcome().written(),
                        "checks", reports.stream().map(CheckTree::of).toList()));
    }

    /** Programs import bundles; a certificate whose key is elsewhere is shown to machines alone. */
    private static Report judge(Call call, Knowledge knowledge, FileFacts file) {
        Facts facts = Facts.of(file, knowledge.circumstances().withKind(CertificateKind.PROVISIONING));
        Panel panel = knowledge.panel(facts);
        if (!call.arguments().has("target")) {
            // the versions are those of the fleet here, not the only ones to ask
            List<Target> everybody = new ArrayList<>(List.of(Importer.values()));
            everybody.addAll(machines(panel.deciding()));
            panel = new Panel(everybody, panel.others(), panel.flow());
        }
        return Check.run(
                facts,
                file.isPkcs12()
                        ? panel
                        : new Panel(machines(panel.deciding()), machines(panel.others()), panel.flow()));
    }

    private static List<Target> machines(List<Target> targets) {
        return targets.stream().filter(Firmware.class::isInstance).toList();
    }

    private static List<String> lines(Member member, Description description) {
        List<String> lines = new ArrayList<>();
        lines.add("adopt    " + member.name() + "  " + member.certificate().getSubjectX500Principal() + ", from "
                + String.join(", ", member.found().files())
                + member.key().map(key -> ", key from " + key.file()).orElse(", without its key"));
        description
                .differences()
                .getOrDefault(member.name(), List.of())
                .forEach(one -> lines.add("         differs: " + one));
        return lines;
    }

    private static Object tree(History.Revocation one) {
        return Json.tree(
                "issuer", one.issuer(),
                "serial", one.serial(),
                "name", one.name(),
                "revokedAt", one.revokedAt().toString(),
                "reason", one.reason());
    }

    private static Object tree(Member member, Description description) {
        return Json.tree(
                "name", member.name(),
                "kind", member.kind().id(),
                "subject", member.certificate().getSubjectX500Principal().toString(),
                "files", member.found().files(),
                "keyFile", member.key().map(Belongings.Key::file).orElse(""),
                "differences", description.differences().getOrDefault(member.name(), List.of()));
    }
}
