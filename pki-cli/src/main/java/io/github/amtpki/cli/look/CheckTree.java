package io.github.amtpki.cli.look;

import io.github.amtpki.check.Finding;
import io.github.amtpki.check.Prediction;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.TargetReport;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Stage;
import io.github.amtpki.check.rule.Target;
import io.github.amtpki.cli.console.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A report for programs, as {@code profiles/check.schema.json} describes it. */
public final class CheckTree {

    private CheckTree() {}

    public static Map<String, Object> of(Report report) {
        List<Object> targets = new ArrayList<>();
        for (TargetReport target : report.targets()) {
            targets.add(target(target));
        }
        List<Object> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            findings.add(finding(finding));
        }
        return Json.tree(
                "input",
                report.input(),
                "kind",
                report.kind().id(),
                "verdict",
                report.verdict().id(),
                "targets",
                targets,
                "findings",
                findings);
    }

    private static Map<String, Object> target(TargetReport report) {
        Map<String, Object> tree = Json.tree(
                "name", report.target().id(),
                "served", report.served(),
                "verdict", report.verdict().id(),
                "stage", report.stage().map(Stage::id).orElse(""),
                "prediction", report.prediction().map(Prediction::text).orElse(""));
        report.prediction().ifPresent(prediction -> {
            prediction.method().ifPresent(method -> tree.put("method", method.wireName()));
            prediction.returnValue().ifPresent(value -> tree.put("returnValue", value));
        });
        tree.put("findings", report.findings());
        return tree;
    }

    /** One finding. */
    public static Map<String, Object> finding(Finding finding) {
        Passport passport = finding.passport();
        return Json.tree(
                "rule", passport.id(),
                "severity", finding.severity().id(),
                "confidence", passport.confidence().id(),
                "stage", passport.stage().id(),
                "title", passport.title(),
                "detail", finding.detail(),
                "fix", finding.fix(),
                "source", passport.source(),
                "targets", finding.targets().stream().map(Target::id).toList());
    }

    /** All that a rule's passport says. */
    public static Map<String, Object> passport(Passport passport) {
        return Json.tree(
                "rule", passport.id(),
                "severity", passport.severity().id(),
                "confidence", passport.confidence().id(),
                "stage", passport.stage().id(),
                "title", passport.title(),
                "explanation", passport.explanation(),
                "fix", passport.fix(),
                "source", passport.source());
    }
}
