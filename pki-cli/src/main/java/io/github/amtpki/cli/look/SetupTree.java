package io.github.amtpki.cli.look;

import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupFinding;
import io.github.amtpki.setupbin.SetupRecord;
import io.github.amtpki.setupbin.Variable;
import io.github.amtpki.setupbin.VariableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Setup.bin, and what is wrong with it, for programs. */
public final class SetupTree {

    private SetupTree() {}

    public static Map<String, Object> of(String name, SetupBin file, boolean reveal) {
        List<Object> records = new ArrayList<>();
        for (SetupRecord record : file.records()) {
            List<Object> variables = new ArrayList<>();
            for (Variable variable : record.variables()) {
                variables.add(Json.tree(
                        "module", variable.module(),
                        "id", variable.id(),
                        "name", variable.row().map(VariableRow::label).orElse("unknown"),
                        "length", variable.value().length(),
                        "secret", variable.secret(),
                        "value", variable.display(reveal)));
            }
            records.add(Json.tree(
                    "number", record.number(),
                    "valid", record.valid(),
                    "scrambled", record.scrambled(),
                    "variables", variables,
                    "bytesAfter", record.rest().length()));
        }
        return Json.tree(
                "file", name,
                "version", file.version().id(),
                "doNotConsume", file.doNotConsume(),
                "consumed", file.header().consumed(),
                "modules", file.header().modules(),
                "records", records);
    }

    public static Map<String, Object> of(String name, VersionSet firmware, List<SetupFinding> findings) {
        List<Object> trees = new ArrayList<>();
        boolean failed = false;
        for (SetupFinding finding : findings) {
            failed |= finding.severity() == Severity.ERROR;
            trees.add(Json.tree(
                    "rule", finding.passport().id(),
                    "severity", finding.severity().id(),
                    "confidence", finding.passport().confidence().id(),
                    "title", finding.passport().title(),
                    "detail", finding.detail(),
                    "records", finding.records(),
                    "fix", finding.passport().fix(),
                    "source", finding.passport().source()));
        }
        return Json.tree(
                "input", name, "firmware", firmware.toString(), "verdict", failed ? "fail" : "pass", "findings", trees);
    }
}
