package io.github.amtpki.check;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Flow;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Stage;
import io.github.amtpki.check.rule.Target;
import io.github.amtpki.check.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets every rule look at a file with the eyes of every target. Pure: the same facts give the same report. */
public final class Check {

    private Check() {}

    /** Judges a file before a panel. */
    public static Report run(Facts facts, Panel panel) {
        return run(facts, panel, Rules.all());
    }

    /** The same for a choice of rules. */
    static Report run(Facts facts, Panel panel, List<Rule> rules) {
        List<TargetReport> targets = new ArrayList<>();
        FindingList findings = new FindingList();
        Remedy remedy = new Remedy(facts);
        Verdict worst = Verdict.PASS;
        for (Target target : panel.deciding()) {
            List<Ruling> rulings = rulings(facts, target, panel.flow(), rules);
            findings.add(target, rulings, remedy);
            TargetReport report = report(facts, target, true, rulings);
            worst = worst.and(report.verdict());
            targets.add(report);
        }
        for (Target target : panel.others()) {
            targets.add(report(facts, target, false, rulings(facts, target, panel.flow(), rules)));
        }
        targets.sort((one, other) -> TargetOrder.compare(one.target(), other.target()));
        return new Report(facts.file().name(), facts.kind(), worst, targets, findings.sorted());
    }

    private static List<Ruling> rulings(Facts facts, Target target, Optional<Flow> flow, List<Rule> rules) {
        // told once: a leaf's marks are looked up in its encoding
        CertificateKind kind = facts.kind();
        List<Ruling> rulings = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.judges(kind) && rule.concerns(target) && flow.map(rule::on).orElse(true)) {
                rule.judge(facts, target).ifPresent(hit -> rulings.add(new Ruling(rule, hit)));
            }
        }
        rulings.sort(Ruling::order);
        return rulings;
    }

    private static TargetReport report(Facts facts, Target target, boolean served, List<Ruling> rulings) {
        Optional<Ruling> refusal = rulings.stream()
                .filter(ruling -> ruling.severity() == Severity.ERROR)
                .findFirst();
        Optional<Ruling> open =
                rulings.stream().filter(ruling -> ruling.hit().undecided()).findFirst();
        Verdict verdict = refusal.isPresent() ? Verdict.FAIL : open.isPresent() ? Verdict.UNKNOWN : Verdict.PASS;
        Optional<Stage> stage = refusal.or(() -> open).map(Ruling::stage);
        Optional<Prediction> prediction =
                refusal.map(ruling -> Forecast.of(target, ruling.stage(), ruling.hit(), facts));
        Stream<String> ids =
                served ? rulings.stream().map(ruling -> ruling.passport().id()) : Stream.empty();
        return new TargetReport(
                target, served, verdict, stage, prediction, ids.distinct().toList());
    }
}
