package io.github.amtpki.check.importer;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.MEASURED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.UPLOAD;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Target;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * CONSOLE: what the toolkit's Console refuses at upload, which is next to nothing: it opens the file and looks when the first
 * certificate ends. A missing root, another's key, an EC key all go in, and fail at the machine.
 */
public enum ConsoleRules implements Rule {
    CONSOLE_EXPIRED(
            new Passport(
                    "CONSOLE-EXPIRED",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "the first certificate has expired",
                    "Console looks at the end of the first certificate in the file, whichever it is, and at no beginning.",
                    "validity: 2y    # of the certificate; amtpki apply lab.yaml -o out/lab issues it anew",
                    "Console internal/usecase/domains DecryptAndCheckCertExpiration"),
            ConsoleRules::expired),
    CONSOLE_NAME(
            new Passport(
                    "CONSOLE-NAME",
                    WARNING,
                    CODE,
                    UPLOAD,
                    "newer releases of Console refuse this common name",
                    "The measured release does not compare names. Since autumn 2026 the first certificate's common name must be"
                            + " the domain suffix, or a host directly below it; wildcards stand for what is below them.",
                    "domain: corp.example.com    # the machines' suffix; the leaf is then made for it",
                    "Console internal/usecase/domains CheckCertDomainSuffix"),
            ConsoleRules::otherName);

    private final Passport passport;
    private final Function<Facts, Optional<Hit>> predicate;

    ConsoleRules(Passport passport, Function<Facts, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public boolean concerns(Target target) {
        return target == Importer.CONSOLE;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Target target) {
        return Opening.done(facts) ? predicate.apply(facts) : Optional.empty();
    }

    private static Optional<Hit> expired(Facts facts) {
        return facts.chain()
                .first()
                .filter(first -> first.certificate()
                        .getNotAfter()
                        .toInstant()
                        .isBefore(facts.around().now()))
                .map(first -> Hit.because("'" + first.subject() + "' expired on "
                                + first.certificate().getNotAfter().toInstant())
                        .at(first)
                        .saying("certificate has expired"));
    }

    private static Optional<Hit> otherName(Facts facts) {
        Optional<String> name = facts.chain().first().flatMap(CertificateFacts::commonName);
        return facts.around()
                .domain()
                .filter(suffix -> facts.chain().first().isPresent())
                .filter(suffix -> name.isEmpty() || !covers(normal(name.get()), normal(suffix)))
                .map(suffix -> Hit.because("the first certificate's common name is not made for '" + suffix + "'")
                        .saying("FQDN not associated with provisioning certificate"))
                .map(hit -> facts.around().profileLine().map(hit::mend).orElse(hit));
    }

    private static boolean covers(String name, String suffix) {
        if (name.startsWith("*.")) {
            String base = name.substring(2);
            return base.contains(".")
                    && (suffix.equals(base)
                            || suffix.endsWith("." + base)
                            || suffix.contains(".") && base.endsWith("." + suffix));
        }
        String below = name.substring(name.indexOf('.') + 1);
        return suffix.equals(name) || name.contains(".") && below.contains(".") && suffix.equals(below);
    }

    private static String normal(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
