package io.github.amtpki.cli;

import io.github.amtpki.Secret;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.look.Inspection;
import io.github.amtpki.cli.look.TreeText;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class Inspect implements Verb {

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String summary() {
        return "say what is in a certificate, request, list, key or bundle";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("inspect out/lab/provisioning.crt", "a certificate"),
                        new Example("inspect my.pfx --password prompt", "a bundle, opened"),
                        new Example("inspect request.csr --json", "what a request asks for, for a program")),
                List.of(Positional.one(Value.file("FILE"), "PEM, DER or PKCS#12; - is standard input")),
                List.of(Opt.of("password", Value.secret(), "what opens a locked key or a bundle")),
                "Without --password, the file FILE.password beside it is used if it exists; what stays locked is left out.",
                "The value of a private key is never shown.");
    }

    @Override
    public Outcome run(Call call) {
        String file = call.arguments().first();
        Optional<String> reference = call.arguments().value("password");
        Optional<Secret> password = reference.isPresent()
                ? Optional.of(call.secrets().resolve(reference.get(), "the password of '" + file + "'"))
                : call.secrets().beside(file);
        try {
            Inspection inspection = new Inspection(password, call.time());
            List<Map<String, Object>> found = InputFile.read(call.console(), file, bytes -> inspection.of(bytes, file));
            List<String> lines = new ArrayList<>();
            for (Map<String, Object> tree : found) {
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.addAll(TreeText.of(tree));
            }
            return Outcome.of(lines, Json.tree("file", file, "contents", found));
        } finally {
            password.ifPresent(Secret::close);
        }
    }
}
