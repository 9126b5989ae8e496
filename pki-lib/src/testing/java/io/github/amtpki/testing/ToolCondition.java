package io.github.amtpki.testing;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips, and records, what cannot be proved here; fails it where everything has to be proved. */
final class ToolCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = new ArrayList<>();
        for (String name : required(context)) {
            if (Tools.find(name).isEmpty()) {
                missing.add(name);
            }
        }
        NotProved.record(missing);
        return decide(missing, NotProved.isFailure());
    }

    /** What becomes of a test that misses these. */
    static ConditionEvaluationResult decide(List<String> missing, boolean allMustBeProved) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("every program is here");
        }
        String reason = "not on this machine, or too old: " + String.join(", ", missing);
        if (allMustBeProved && missing.stream().anyMatch(Tools::canBeInstalled)) {
            throw new AssertionError(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private static List<String> required(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), RequiresTool.class)
                .map(RequiresTool::value)
                .map(List::of)
                .orElse(List.of());
    }
}
