package io.github.amtpki.cli;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        return Usage.of(
                List.of(new Example("kinds", "all of them")),
                List.of(),
                List.of(),
                "Of keys, the first is made where nothing else is said. Chains signed with SHA-256 serve AMT up to 21, those with"
                        + " SHA-384 AMT 21 and newer. An EC key gets no keyEncipherment.");
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
            lines.add("  subject           CN: " + kind.naming().description());
            kind.organizationalUnit().ifPresent(unit -> lines.add("                    OU=" + unit));
            Map<String, Object> keyTypes = new LinkedHashMap<>();
            for (Track track : Track.values()) {
                List<String> types =
                        kind.keyTypes(track).stream().map(KeyType::id).toList();
                lines.add("  keys, " + track.id() + "      " + String.join(", ", types));
                keyTypes.put(track.id(), types);
            }
            trees.add(Json.tree(
                    "id", kind.id(),
                    "description", kind.description(),
                    "ca", kind.ca(),
                    "keyUsage", usages,
                    "extendedKeyUsage", kind.purposes(),
                    "organizationalUnit", kind.organizationalUnit().orElse(""),
                    "naming", kind.naming().name().toLowerCase(Locale.ROOT),
                    "keyTypes", keyTypes));
        }
        return Outcome.of(lines, Json.tree("kinds", trees));
    }
}
