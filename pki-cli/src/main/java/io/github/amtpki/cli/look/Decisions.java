package io.github.amtpki.cli.look;

import io.github.amtpki.cli.console.Json;
import io.github.amtpki.x509.ExtensionDecision;
import io.github.amtpki.x509.Oids;
import java.util.ArrayList;
import java.util.List;

/** What became of the extensions that a request asked for. */
public final class Decisions {

    private Decisions() {}

    /** One line each: {@code granted  2.5.29.17 (subjectAltName): as asked for}. */
    public static List<String> lines(List<ExtensionDecision> decisions) {
        List<String> lines = new ArrayList<>();
        for (ExtensionDecision one : decisions) {
            String outcome = one.outcome().id();
            lines.add(outcome + " ".repeat(9 - outcome.length()) + Oids.describe(one.oid()) + ": " + one.reason());
        }
        return lines;
    }

    /** The lines of what was refused: worth a warning where all lines are kept back. */
    public static List<String> refusals(List<ExtensionDecision> decisions) {
        return lines(decisions.stream()
                .filter(one -> one.outcome() == ExtensionDecision.Outcome.REFUSED)
                .toList());
    }

    public static List<Object> trees(List<ExtensionDecision> decisions) {
        List<Object> trees = new ArrayList<>();
        for (ExtensionDecision one : decisions) {
            trees.add(Json.tree(
                    "oid", one.oid(),
                    "name", Oids.name(one.oid()).orElse(""),
                    "outcome", one.outcome().id(),
                    "reason", one.reason()));
        }
        return trees;
    }
}
