package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.RootCheck;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.NewFile;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.export.Sheet;
import io.github.amtpki.export.SheetFacts;
import io.github.amtpki.profile.HostNames;
import io.github.amtpki.store.FolderSheet;
import io.github.amtpki.store.PkiFolder;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class SheetVerb implements Verb {

    @Override
    public String name() {
        return "sheet";
    }

    @Override
    public String summary() {
        return "write the page to print for those who enrol a root's hash";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("sheet out/lab -o lab.html", "of a PKI folder"),
                        new Example("sheet out/mixed --track sha384 -o new.html", "of one of its two roots"),
                        new Example("sheet root.crt --domain corp.example.com -o root.html", "of a root of any PKI")),
                List.of(Positional.one(Value.file("PKI"), "a PKI folder, or a file with a root or a chain up to it")),
                List.of(
                        Opt.out(Value.file("FILE"), "the new page, HTML").mandatory(),
                        Opt.of("track", Value.oneOf("TRACK", List.of("sha256", "sha384")), "which chain of a folder"),
                        Opt.of("domain", Value.text("SUFFIX"), "the DNS suffix of the machines"),
                        Opt.of("firmware", Value.text("VERSIONS"), "their AMT versions, as 11-21 or 12,16.1")
                                .many()),
                "A folder knows its domain and firmware; options win. A profile with 'enrolment: {sheet: true}' has the"
                        + " sheet made by 'apply'. It holds no secret.");
    }

    @Override
    public Outcome run(Call call) {
        Path path = call.console().path(call.arguments().first());
        SheetFacts known = Files.isDirectory(path) ? folder(call, path) : file(call);
        Optional<VersionSet> firmware = call.arguments().has("firmware")
                ? Optional.of(Choices.asked(
                        "--firmware", () -> VersionSet.parse(call.arguments().list("firmware"))))
                : known.firmware();
        SheetFacts facts = new SheetFacts(
                known.root(),
                known.hashes(),
                known.below(),
                call.arguments()
                        .value("domain")
                        .map(domain -> Choices.asked("--domain", () -> HostNames.parse(domain, 2)))
                        .or(known::domain),
                firmware,
                known.rootFile(),
                known.setupBin());
        String out = call.arguments().get("out");
        NewFile.write(call.path("out"), out, Sheet.html(facts).getBytes(StandardCharsets.UTF_8));
        List<String> warnings = firmware.map(versions -> RootCheck.of(facts.root(), versions, call.time()))
                .orElse(List.of());
        warnings.forEach(text -> call.warn("the root: " + text));
        RootHash hash = facts.hashes().get(0);
        return Outcome.done(
                List.of(out),
                Json.tree("path", out, "digest", hash.digest().id(), "hash", hash.hex(), "warnings", warnings));
    }

    private static SheetFacts folder(Call call, Path path) {
        try (PkiFolder folder = PkiFolder.openToRead(path, call.clock())) {
            return FolderSheet.facts(folder, call.arguments().value("track"));
        }
    }

    private static SheetFacts file(Call call) {
        String word = call.arguments().first();
        if (call.arguments().has("track")) {
            throw new UsageException("--track chooses a chain of a folder, and '" + word + "' is none", "leave it out");
        }
        List<X509Certificate> certificates = InputFile.read(call.console(), word, Certificates::parseAll);
        X509Certificate root = certificates.stream()
                .filter(Certificates::selfSigned)
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "'" + word + "' holds no root: '" + certificates.get(0).getSubjectX500Principal()
                                + "' was signed by another",
                        "machines enrol the hash of a root only; give the root's certificate, or a chain up to it"));
        return new SheetFacts(
                root,
                Stream.of(Digest.SHA256, Digest.SHA384)
                        .map(digest -> RootHash.of(root, digest))
                        .toList(),
                SheetFacts.below(root, certificates),
                Optional.empty(),
                Optional.empty(),
                word.equals("-") ? "root.crt" : NewFiles.lastName(word),
                false);
    }
}
