package io.github.amtpki.check;

import io.github.amtpki.check.rule.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what several targets were hit by, so that one cause is told once. */
final class FindingList {

    /** By what is told of them. */
    private final Map<List<String>, Finding> findings = new LinkedHashMap<>();

    void add(Target target, List<Ruling> rulings, Remedy remedy) {
        for (Ruling ruling : rulings) {
            Finding finding = new Finding(
                    ruling.passport(),
                    ruling.severity(),
                    ruling.hit().detail(),
                    remedy.of(ruling, target),
                    List.of(target));
            findings.merge(
                    List.of(finding.passport().id(), finding.severity().name(), finding.detail(), finding.fix()),
                    finding,
                    Finding::with);
        }
    }

    /** The gravest first, then by stage, then by the rule's id. */
    List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(findings.values());
        sorted.sort(FindingList::order);
        return List.copyOf(sorted);
    }

    private static int order(Finding one, Finding other) {
        int order = one.severity().compareTo(other.severity());
        order = order == 0 ? one.passport().stage().compareTo(other.passport().stage()) : order;
        return order == 0 ? one.passport().id().compareTo(other.passport().id()) : order;
    }
}
