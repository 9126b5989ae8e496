package io.github.amtpki.cli;

import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.facts.Belongings;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.cli.console.BuildInfo;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.profile.HostNames;
import io.github.amtpki.profile.adopt.Description;
import io.github.amtpki.profile.adopt.Family;
import io.github.amtpki.profile.adopt.Wishes;
import io.github.amtpki.store.Adoption;
import io.github.amtpki.store.Manifest;
import io.github.amtpki.x509.IssuanceContext;
import java.util.List;
import java.util.Optional;

final class Adopt implements Verb {

    @Override
    public String name() {
        return "adopt";
    }

    @Override
    public String summary() {
        return "take over a PKI that another tool made, and write its profile";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example(
                                "adopt amt-ca -o out/lab --domain corp.example.com",
                                "what openssl left in a folder; writes out/lab and out/lab.yaml"),
                        new Example("adopt rps.pfx root.key -o out/lab --password prompt", "a bundle and the CA's key"),
                        new Example("adopt pki pki/issued pki/private -o out/lab", "several folders, as easy-rsa has"),
                        new Example(
                                "adopt root-cert-public.crt root-cert-private.key -o out/mesh",
                                "MeshCentral's own CA")),
                List.of(Positional.many(
                        Value.file("FILES"), "certificates, keys and bundles of one PKI, or folders of them")),
                List.of(
                        Opt.out(Value.folder("FOLDER"), "a new PKI folder; its profile becomes FOLDER.yaml")
                                .mandatory(),
                        Opt.of("password", Value.secret(), "opens what is locked and has no FILE.password beside it"),
                        Opt.of("domain", Value.text("SUFFIX"), "the DNS suffix that the machines have"),
                        Opt.of("firmware", Value.text("LIST"), "their AMT versions, as 11-16,19; else all that may fit")
                                .many(),
                        Opt.of(
                                        "target",
                                        Value.suggest("LIST", Choices.importers()),
                                        "judge for these programs, or amt-16")
                                .many()),
                "Certificates stay as they are, byte for byte, so what is enrolled on machines stays good. Keys are locked"
                        + " with generated passwords. The files named are only read.",
                "Revocation lists are taken over as well: what they revoke stays revoked, and 'amtpki crl' counts on from"
                        + " their number.",
                "Applying the profile changes nothing; where amtpki would issue something else, its comments say what.",
                "What was adopted is judged as by 'amtpki check'. Exit code 1: adopted, but somebody would refuse it.");
    }

    @Override
    public Outcome run(Call call) {
        Knowledge knowledge = Knowledge.of(call);
        knowledge.circumstances();
        String out = call.arguments().get("out").replaceFirst("(?<=[^/])/+$", "");
        Belongings belongings = AdoptedFiles.read(call);
        Family family = Family.of(belongings);
        String profile = NewFiles.lastName(Adoption.profile(call.path("out")).toString());
        Description description = Description.of(family, wishes(call, knowledge), profile, NewFiles.lastName(out));
        Adoption done = Adoption.into(
                call.path("out"),
                family,
                description,
                new Manifest.Tool("amtpki", BuildInfo.current().version()),
                IssuanceContext.system(call.clock(), call.provider()));
        family.leftOut().forEach(one -> call.warn("left out: " + one));
        family.unfit().forEach(call::warn);
        belongings.passedOver().forEach(one -> call.warn("passed over: " + one));
        done.warnings().forEach(call::warn);
        return AdoptedReport.of(call, knowledge, belongings, family, description, done);
    }

    private static Wishes wishes(Call call, Knowledge knowledge) {
        Optional<VersionSet> firmware = knowledge.firmware();
        return new Wishes(
                call.arguments()
                        .value("domain")
                        .map(domain -> Choices.asked("--domain", () -> HostNames.parse(domain, 1))),
                firmware.map(versions -> List.of(versions.toString().split(", ")))
                        .orElse(List.of()),
                call.arguments().list("target").stream()
                        .flatMap(id -> Importer.of(id).stream())
                        .distinct()
                        .toList());
    }
}
