package io.github.amtpki.check;

import io.github.amtpki.check.rule.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what several targets were hit by, so that one cause is told once. */
final class FindingList {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.passport().stage())
            .thenComparing(finding -> finding.passport().id());

    private final Map<Finding, List<Target>> targets = new LinkedHashMap<>();

    void add(Target target, List<Ruling> rulings, Remedy remedy) {
        for (Ruling ruling : rulings) {
            Finding cause = new Finding(
                    ruling.passport(), ruling.severity(), ruling.hit().detail(), remedy.of(ruling, target), List.of());
            targets.computeIfAbsent(cause, key -> new ArrayList<>()).add(target);
        }
    }

    List<Finding> sorted() {
        return targets.entrySet().stream()
                .map(entry -> new Finding(
                        entry.getKey().passport(),
                        entry.getKey().severity(),
                        entry.getKey().detail(),
                        entry.getKey().fix(),
                        entry.getValue()))
                .sorted(ORDER)
                .toList();
    }
}
