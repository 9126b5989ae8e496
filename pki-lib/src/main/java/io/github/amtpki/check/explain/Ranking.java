package io.github.amtpki.check.explain;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.check.Finding;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.explain.RankedCause.Standing;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.check.rule.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers what points to which cause, and puts the likeliest first. A message weighs as much as it says; of the causes of one
 * message each weighs a little less than the one before it. Then the certificates and the version in the same text have their say.
 */
final class Ranking {

    private static final int STEP = 6;
    private static final int MOST_EVIDENCE = 3;
    private static final int MOST_COUNTED = 32;
    private static final int AGAIN = 3;
    private static final int MOST_AGAIN = 9;
    private static final int CONFIRMED = 200;
    private static final int UNLIKELY = -100;

    /** Families of rules that certificates alone decide. */
    private static final String DECIDED_BY_CERTIFICATES = "KDCE";

    private final Map<Cause, Weighed> all = new LinkedHashMap<>();

    private static final class Weighed {
        private int weight;
        private int bonus;
        private final Map<Evidence, Integer> evidence = new LinkedHashMap<>();

        /** What says most comes first. */
        private List<Evidence> best() {
            return evidence.entrySet().stream()
                    .sorted(Comparator.comparingInt(entry -> -entry.getValue()))
                    .limit(MOST_EVIDENCE)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** Something that points to causes, the likeliest first. */
    void add(List<Known> causes, int weight, Evidence evidence) {
        int less = 0;
        for (Known known : causes) {
            Weighed weighed = all.computeIfAbsent(known.cause(), cause -> new Weighed());
            if (weighed.evidence.size() < MOST_COUNTED) {
                boolean again = !weighed.evidence.isEmpty() && !weighed.evidence.containsKey(evidence);
                weighed.evidence.merge(evidence, weight, Math::max);
                weighed.bonus += again && weighed.bonus < MOST_AGAIN ? AGAIN : 0;
            }
            weighed.weight = Math.max(weighed.weight, weight - less);
            less += STEP;
        }
    }

    List<RankedCause> ranked(Optional<Report> report, boolean wholeChain, Optional<AmtVersion> version) {
        List<Map.Entry<RankedCause, Integer>> ranked = new ArrayList<>();
        all.forEach((cause, weighed) -> {
            Standing standing = standing(cause, report, wholeChain, version);
            int shift = standing == Standing.CONFIRMED ? CONFIRMED : standing == Standing.UNLIKELY ? UNLIKELY : 0;
            ranked.add(Map.entry(
                    new RankedCause(cause, standing, weighed.best()), weighed.weight + weighed.bonus + shift));
        });
        ranked.sort(Comparator.comparingInt(entry -> -entry.getValue()));
        return ranked.stream().map(Map.Entry::getKey).toList();
    }

    private static Standing standing(
            Cause cause, Optional<Report> report, boolean wholeChain, Optional<AmtVersion> version) {
        boolean elsewhere = version.isPresent()
                && cause.versions().map(range -> !range.contains(version.get())).orElse(false);
        if (elsewhere) {
            return Standing.UNLIKELY;
        }
        if (report.isEmpty() || cause.rules().isEmpty()) {
            return Standing.OPEN;
        }
        boolean hit = report.get().findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE && (wholeChain || ofLeaf(finding)))
                .anyMatch(finding -> cause.rules().contains(finding.passport().id()));
        if (hit) {
            return Standing.CONFIRMED;
        }
        List<String> firmware =
                cause.rules().stream().filter(rule -> rule.indexOf('-') < 0).toList();
        boolean decided =
                wholeChain && !firmware.isEmpty() && firmware.stream().allMatch(Ranking::decidedByCertificates);
        return decided ? Standing.UNLIKELY : Standing.OPEN;
    }

    /** What can be said of a leaf whose issuers are not there. */
    private static boolean ofLeaf(Finding finding) {
        return finding.passport().stage() == Stage.LEAF || finding.passport().stage() == Stage.ACTIVATION;
    }

    private static boolean decidedByCertificates(String rule) {
        return DECIDED_BY_CERTIFICATES.indexOf(rule.charAt(0)) >= 0;
    }
}
