package io.github.amtpki.cli;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.util.ArrayList;
import java.util.List;

final class Kinds implements Verb {

    @Override
    public String name() {
        return "kinds";
    }

    @Override
    public String summary() {
        return "list the kinds of certificates, and what goes into each";
    }

    @Override
    public Usage usage() {
        return Usage.of(List.of(new Example("kinds", "all of them")), List.of(), List.of());
    }

    @Override
    public Outcome run(Call call) {
        List<String> lines = new ArrayList<>();
        List<Object> trees = new ArrayList<>();
        for (CertificateKind kind : CertificateKind.values()) {
            List<String> usages = new ArrayList<>();
            for (KeyUsage usage : kind.keyUsage()) {
                usages.add(usage.id());
            }
            List<String> purposes = new ArrayList<>();
            for (String purpose : kind.purposes()) {
                purposes.add(Oids.name(purpose).orElse(purpose));
            }
            lines.add(kind.id() + ": " + kind.description());
            lines.add("  keyUsage          " + String.join(", ", usages));
            lines.add("  extendedKeyUsage  " + (purposes.isEmpty() ? "none" : String.join(", ", purposes)));
            kind.organizationalUnit().ifPresent(unit -> lines.add("  subject           OU=" + unit));
            trees.add(Json.tree(
                    "id", kind.id(),
                    "description", kind.description(),
                    "ca", kind.ca(),
                    "keyUsage", usages,
                    "extendedKeyUsage", kind.purposes(),
                    "organizationalUnit", kind.organizationalUnit().orElse("")));
        }
        return Outcome.of(lines, Json.tree("kinds", trees));
    }
}
