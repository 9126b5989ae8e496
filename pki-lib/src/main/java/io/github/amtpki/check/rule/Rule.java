package io.github.amtpki.check.rule;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Facts;
import java.util.Optional;

/** One reason why a target would refuse something: a passport and a predicate. Stateless; the constants of enums. */
public interface Rule {

    Passport passport();

    /** Whether the rule has anything to do with this target, whatever the file. */
    boolean concerns(Target target);

    /** Whether it is about certificates of this kind; most are about those that activate. */
    default boolean judges(CertificateKind kind) {
        return kind == CertificateKind.PROVISIONING;
    }

    /** Whether it can be hit on this way into admin control mode; most can on any. */
    default boolean on(Flow flow) {
        return true;
    }

    /**
     * Looks at the facts with the eyes of one target.
     *
     * @param target one that it {@linkplain #concerns concerns}
     * @return nothing if all is well, or if the facts do not tell
     */
    Optional<Hit> judge(Facts facts, Target target);
}
