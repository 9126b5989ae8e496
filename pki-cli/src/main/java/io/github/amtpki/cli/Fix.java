package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.check.Finding;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.mend.Mended;
import io.github.amtpki.check.mend.Mending;
import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.look.CheckText;
import io.github.amtpki.cli.look.CheckTree;
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
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.Pem;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class Fix implements Verb {

    @Override
    public String name() {
        return "fix";
    }

    @Override
    public String summary() {
        return "mend a bundle as far as that needs no CA";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example(
                                "fix my.pfx --password prompt", "order, repetitions, algorithms; writes my.fixed.pfx"),
                        new Example("fix my.pfx root.crt -o whole.pfx", "with the root that was missing")),
                List.of(
                        Positional.one(Value.file("FILE"), "a bundle"),
                        Positional.any(Value.file("CERT"), "certificates that may be missing in it")),
                List.of(
                        Opt.out(Value.file("NEW"), "the mended bundle; FILE.fixed.pfx if left out"),
                        Opt.of("password", Value.secret(), "opens FILE; FILE.password if left out"),
                        Opt.of(
                                "new-password",
                                Value.secret(),
                                "of the mended bundle; that of FILE if importers take it")),
                "FILE stays as it is. What must be issued again is listed, with the line of a profile that does it.",
                "Exit code 1 means that something is left.");
    }

    @Override
    public Outcome run(Call call) {
        String file = call.arguments().first();
        String out = call.arguments().value("out").orElseGet(() -> beside(file));
        byte[] pfx = InputFile.read(call.console(), file);
        refusePem(file, pfx);
        return new Unlocking(call, "password").open(file, password -> mend(call, file, pfx, out, password));
    }

    private static Outcome mend(Call call, String file, byte[] pfx, String out, Optional<Secret> given) {
        try (Secret password = given.isPresent() ? given.get().copy() : Secret.of(new char[0])) {
            Credential credential = Mending.credential(pfx, password, certificates(call));
            missingRoot(file, credential);
            try (Secret chosen = chosen(call, password, out)) {
                Mended mended = Mending.write(
                        file, pfx, password, credential, chosen, Circumstances.at(call.time()), new SecureRandom());
                boolean same = call.arguments().value("new-password").isEmpty() && Bundle.takes(password);
                return outcome(
                        file,
                        same,
                        mended.gone().isEmpty() ? List.of() : write(call, out, mended.pfx(), chosen),
                        mended);
            }
        }
    }

    private static Outcome outcome(String file, boolean same, List<String> files, Mended mended) {
        List<String> lines = new ArrayList<>();
        mendedLines(mended.gone()).forEach(lines::add);
        if (mended.gone().isEmpty()) {
            lines.add(
                    mended.left().isEmpty()
                            ? "there is nothing to mend; nothing was written"
                            : "there is nothing that can be mended without the CA; nothing was written");
        }
        files.forEach(name -> lines.add("wrote " + name));
        if (same && !files.isEmpty()) {
            lines.add("its password is that of " + file);
        }
        for (Finding finding : mended.left()) {
            lines.add("");
            lines.addAll(CheckText.lines(finding));
        }
        return new Outcome(
                mended.after().failed() ? ExitCode.FINDINGS : ExitCode.OK,
                lines,
                false,
                Json.tree(
                        "files", files,
                        "mended", mended.gone().stream().map(CheckTree::finding).toList(),
                        "left", mended.left().stream().map(CheckTree::finding).toList()));
    }

    /** What to give is said here, because only here the file's name is known. */
    private static void missingRoot(String file, Credential credential) {
        X509Certificate last = credential.chain().get(credential.chain().size() - 1);
        if (!last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
            throw new RefusedException(
                    "the chain in '" + file + "' ends with '" + last.getSubjectX500Principal()
                            + "', and the certificate of its issuer is missing: '" + last.getIssuerX500Principal()
                            + "'",
                    "give it as well: amtpki fix " + file + " root.crt");
        }
    }

    private static void refusePem(String file, byte[] bytes) {
        if (!Pem.decode(bytes, (label, damage) -> {}).isEmpty()) {
            throw new BadInputException(
                    "'" + file + "' is PEM, and only bundles (.pfx) can be mended",
                    "make a bundle of it: amtpki bundle my.key " + file + " -o new.pfx");
        }
    }

    /** One line for each defect, whichever rules it broke. */
    private static List<String> mendedLines(List<Finding> gone) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        gone.forEach(finding -> rules.computeIfAbsent(finding.detail(), detail -> new ArrayList<>())
                .add(finding.passport().id()));
        return rules.entrySet().stream()
                .map(entry -> "mended "
                        + String.join(", ", entry.getValue().stream().distinct().toList()) + ": " + entry.getKey())
                .toList();
    }

    private static List<X509Certificate> certificates(Call call) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<String> words = call.arguments().positionals();
        for (String word : words.subList(1, words.size())) {
            certificates.addAll(Certificates.parseAll(InputFile.read(call.console(), word)));
        }
        return certificates;
    }

    /** The password that FILE has, unless importers would refuse it or another is wanted. */
    private static Secret chosen(Call call, Secret password, String out) {
        Optional<String> reference = call.arguments().value("new-password");
        if (reference.isEmpty() && Bundle.takes(password)) {
            return password.copy();
        }
        return call.secrets().choose(reference.orElse("generate"), "the password of '" + NewFiles.lastName(out) + "'");
    }

    private static List<String> write(Call call, String out, byte[] pfx, Secret password) {
        String name = NewFiles.lastName(out);
        return NewFiles.beside(call.console(), out)
                .add(name, pfx, true)
                .addGenerated(password, name)
                .write();
    }

    private static String beside(String file) {
        if (file.equals("-")) {
            throw new UsageException("standard input has no place for a mended file", "add -o NEW.pfx");
        }
        String name = NewFiles.lastName(file);
        return file.substring(0, file.length() - name.length()) + NewFiles.stem(file) + ".fixed.pfx";
    }
}
