package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Unlocking;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.EncryptedKey;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class BundleVerb implements Verb {

    @Override
    public String name() {
        return "bundle";
    }

    @Override
    public String summary() {
        return "put a key and its chain into a .pfx, or rewrite one";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("bundle my.key my.crt root.crt -o my.pfx", "certificates in any order"),
                        new Example(
                                "bundle old.pfx --key-password prompt --flavour compat -o new.pfx", "for old Windows"),
                        new Example(
                                "bundle my.key chain.crt -o my.pfx --password env:PW", "with a password of your own")),
                List.of(
                        Positional.one(Value.file("KEY"), "a private key, or a bundle to rewrite"),
                        Positional.any(Value.file("CERT"), "its certificate and every issuer up to the root")),
                List.of(
                        Opt.out(Value.file("FILE"), "the new bundle").mandatory(),
                        Opt.of("flavour", Value.oneOf("FLAVOUR", Choices.flavours()), "see: amtpki help formats"),
                        Opt.of("password", Value.secret(), "of the new bundle; 'generate' if left out"),
                        Opt.of("key-password", Value.secret(), "opens KEY; KEY.password if left out"),
                        Opt.of("friendly-name", Value.text("NAME"), "what Windows and Java show")));
    }

    @Override
    public Outcome run(Call call) {
        Credential credential = credential(call);
        Flavour flavour =
                Flavour.of(call.arguments().value("flavour").orElse("modern")).orElseThrow();
        String name = NewFiles.lastName(call.arguments().get("out"));
        String friendlyName = call.arguments().value("friendly-name").orElse(NewFiles.stem(name));
        String reference = call.arguments().value("password").orElse("generate");
        try (Secret password = call.secrets().choose(reference, "the password of '" + name + "'")) {
            byte[] pfx = Bundle.encode(credential, password, flavour, friendlyName, new SecureRandom());
            List<String> files = NewFiles.beside(
                            call.console(), call.arguments().get("out"))
                    .add(name, pfx, true)
                    .addGenerated(password, name)
                    .write();
            return Outcome.done(
                    files,
                    Json.tree(
                            "subject",
                                    credential.leaf().getSubjectX500Principal().toString(),
                            "certificates", credential.chain().size(),
                            "flavour", flavour.id(),
                            "files", files));
        }
    }

    private static Credential credential(Call call) {
        List<String> files = call.arguments().positionals();
        String first = files.get(0);
        byte[] bytes = InputFile.read(call.console(), first);
        Unlocking unlocking = new Unlocking(call, "key-password");
        if (files.size() == 1) {
            return unlocking.open(first, password -> open(bytes, first, password));
        }
        PrivateKey key = unlocking.open(first, password -> EncryptedKey.decode(bytes, password));
        List<X509Certificate> certificates = new ArrayList<>();
        for (String file : files.subList(1, files.size())) {
            certificates.addAll(InputFile.read(call.console(), file, Certificates::parseAll));
        }
        try {
            return Certificates.credential(key, certificates);
        } catch (BadInputException e) {
            throw e.in(first);
        }
    }

    private static Credential open(byte[] pfx, String file, Optional<Secret> password) {
        Bundle.inspect(pfx);
        Secret secret = password.orElseThrow(() -> new WrongPasswordException("'" + file + "' is locked"));
        return Bundle.decode(pfx, secret)
                .credential()
                .orElseThrow(() -> new BadInputException("it does not hold one key with its certificate"));
    }
}
