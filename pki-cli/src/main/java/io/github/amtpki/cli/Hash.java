package io.github.amtpki.cli;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.RootHashText;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.x509.Digest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class Hash implements Verb {

    private static final List<String> FORMS = List.of("hex", "colons", "groups", "base64");

    @Override
    public String name() {
        return "hash";
    }

    @Override
    public String summary() {
        return "print the hash of a root, by which machines know it";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("hash out/lab/root.crt", "in every form"),
                        new Example("hash root.crt --digest sha256 --format hex", "one bare value for a script"),
                        new Example("hash root.crt --digest sha1 --format groups", "for typing into an old MEBx")),
                List.of(Positional.one(
                        Value.file("FILE"), "a root, or a chain that holds one, PEM or DER; - is standard input")),
                List.of(
                        Opt.of("digest", Value.oneOf("DIGEST", List.of("sha1", "sha256", "sha384")), "this one only"),
                        Opt.of("format", Value.oneOf("FORM", FORMS), "print bare values in this form")),
                "The hash covers the whole certificate, not just its key: a root that was issued again has another one."
                        + " SHA-1 is taken by AMT up to 14 only, and is shown when asked for.");
    }

    @Override
    public Outcome run(Call call) {
        String file = call.arguments().first();
        X509Certificate root = RootFile.read(call.console(), file);
        RootHashText hashes = RootHashText.of(root, digests(call));
        Optional<String> format = call.arguments().value("format");
        if (format.isEmpty()) {
            return Outcome.of(hashes.text().lines().toList(), hashes.tree());
        }
        List<String> lines = new ArrayList<>();
        for (RootHash hash : hashes.hashes()) {
            lines.add(
                    switch (format.get()) {
                        case "hex" -> hash.hex();
                        case "colons" -> hash.colons();
                        case "groups" -> hash.groups();
                        default -> hash.base64();
                    });
        }
        return Outcome.of(lines, hashes.tree());
    }

    private static List<Digest> digests(Call call) {
        List<Digest> digests = new ArrayList<>();
        for (Digest digest : Digest.values()) {
            boolean wanted =
                    call.arguments().value("digest").map(digest.id()::equals).orElse(digest != Digest.SHA1);
            if (wanted) {
                digests.add(digest);
            }
        }
        return digests;
    }
}
