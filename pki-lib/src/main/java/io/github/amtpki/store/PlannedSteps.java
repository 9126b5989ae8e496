package io.github.amtpki.store;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.store.Step.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was decided for each certificate of a plan. */
final class PlannedSteps {

    private final Map<String, Step> steps = new HashMap<>();

    /** @param all those of certificates among them count */
    PlannedSteps(List<Step> all) {
        for (Step step : all) {
            if (CertificateKind.byId(step.kind()).isPresent()) {
                steps.put(step.track() + "/" + step.name(), step);
            }
        }
    }

    Step of(CertificatePlan certificate) {
        return Objects.requireNonNull(steps.get(certificate.id()), certificate.name());
    }

    /** Whether it is to be issued, for the first time or again. */
    boolean fresh(CertificatePlan certificate) {
        Action action = of(certificate).action();
        return action == Action.ISSUE || action == Action.REISSUE;
    }
}
