package io.github.amtpki.cli;

import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.look.Decisions;
import io.github.amtpki.cli.look.Signed;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.store.FolderIssuer;
import io.github.amtpki.store.PkiFolder;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.SigningRequest;
import io.github.amtpki.x509.SigningResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

final class Sign implements Verb {

    @Override
    public String name() {
        return "sign";
    }

    @Override
    public String summary() {
        return "sign somebody else's request, and answer for each extension";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example(
                                "sign rps.csr --ca out/lab --kind provisioning --copy all -o out/signed",
                                "grant what can be"),
                        new Example(
                                "sign rps.csr --ca out/lab --kind provisioning --copy subjectAltName --strict -o signed",
                                "names only, or nothing at all"),
                        new Example(
                                "sign amt-01.csr --ca out/lab --kind device-tls -o signed", "what a machine asks for"),
                        new Example(
                                "sign rps.csr --ca out/lab --ca-key /media/safe/root.key --kind provisioning -o signed",
                                "with a key that was moved away")),
                List.of(Positional.one(Value.file("CSR"), "a signing request, PEM or DER; - is standard input")),
                List.of(
                        Opt.of("ca", Value.folder("FOLDER"), "the PKI that signs")
                                .mandatory(),
                        Opt.of("kind", Value.oneOf("KIND", Choices.leafKinds()), "what the certificate is for")
                                .mandatory(),
                        Opt.out(Value.folder("FOLDER"), "where certificate and chain go")
                                .mandatory(),
                        Opt.of(
                                        "copy",
                                        Value.suggest("WHAT", List.of("all", "none")),
                                        "extensions to grant, by name or OID; all if left out")
                                .many(),
                        Opt.of("issuer", Value.text("NAME"), "the CA's name; the lowest one if left out"),
                        Opt.of("validity", Value.text("TIME"), "as 2y, 18m or 90d; 2y if left out"),
                        Opt.flag(
                                "strict",
                                "write nothing if anything asked for, or by machines what is signed, is refused"),
                        Opt.of("password", Value.secret(), "of the CA's key; the generated one if left out"),
                        Opt.of("ca-key", Value.file("FILE"), "the CA's key, if it is elsewhere")),
                "What belongs to the CA is never taken from a request: basic constraints, key identifiers, name and"
                        + " policy constraints, keyCertSign and cRLSign.",
                "The folder does not remember what is signed: 'amtpki status', 'revoke' and 'crl' do not know it. What shall"
                        + " be revocable goes into the profile, with 'csr:' naming the request.");
    }

    @Override
    public Outcome run(Call call) {
        Clock clock = call.clock();
        String file = call.arguments().first();
        SigningRequest request = InputFile.read(call.console(), file, SigningRequest::parse);
        FolderIssuer.Terms terms = new FolderIssuer.Terms(
                Choices.kind(call.arguments().get("kind")),
                Choices.asked(
                        "--validity",
                        () -> Lifetime.parse(call.arguments().value("validity").orElse("2y"))),
                call.arguments().has("copy")
                        ? Choices.asked(
                                "--copy",
                                () -> CopyPolicy.parse(call.arguments().list("copy")))
                        : CopyPolicy.all(),
                call.arguments().has("strict"));
        List<String> warnings = new ArrayList<>();
        SigningResult result;
        try (PkiFolder folder =
                PkiFolder.openToRead(PkiPath.of(call, call.arguments().get("ca")), clock)) {
            FolderIssuer issuer = FolderIssuer.choose(folder, call.arguments().value("issuer"), terms.kind(), request);
            IssuanceContext context = IssuanceContext.system(clock, call.provider());
            result = issuer.sign(request, terms, CaKey.of(call, issuer), context, warnings);
        }
        String name = file.equals("-") ? "signed" : NewFiles.stem(file);
        List<String> files = NewFiles.in(call.console(), call.arguments().get("out"))
                .add(name + ".crt", Certificates.pem(List.of(result.certificate())), false)
                .add(name + ".chain.crt", Certificates.pem(result.chain()), false)
                .write();
        warnings.forEach(call::warn);
        if (call.quiet()) {
            Decisions.refusals(result.decisions()).forEach(call::warn);
        }
        Signed signed = new Signed(request, result, warnings, files);
        return Outcome.done(signed.lines(), signed.tree(clock.instant()));
    }
}
