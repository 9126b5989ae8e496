package io.github.amtpki.check.rule;

import io.github.amtpki.check.facts.CertificateFacts;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * That a rule applies to this file, and how.
 *
 * <pre>{@code
 * Hit.because("the root's keyUsage has only cRLSign").at(root).returning(4)
 * Hit.because("...").saying("FQDN not associated with provisioning certificate")
 * Hit.because("nobody knows").leavingOpen()
 * }</pre>
 *
 * @param detail what was found, in this file: lower case, without a final period
 * @param severity milder than the passport's, if it is
 * @param undecided whether the target's verdict can only be "unknown" because of it
 * @param certificate which certificate is meant
 * @param message the importer's own words
 * @param returnValue what the firmware's method returns at that stage, where it is not the usual one
 * @param mend what mends this one, where the passport's fix does not fit
 */
public record Hit(
        String detail,
        Optional<Severity> severity,
        boolean undecided,
        Optional<CertificateFacts> certificate,
        Optional<String> message,
        OptionalInt returnValue,
        Optional<String> mend) {

    public Hit {
        Objects.requireNonNull(detail, "detail");
    }

    public static Hit because(String detail) {
        return new Hit(
                detail,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    /** As the passport has it, but only of this severity. */
    public Hit only(Severity milder) {
        return new Hit(detail, Optional.of(milder), undecided, certificate, message, returnValue, mend);
    }

    /** Nobody knows what the target does with it. */
    public Hit leavingOpen() {
        return new Hit(detail, Optional.of(Severity.WARNING), true, certificate, message, returnValue, mend);
    }

    public Hit at(CertificateFacts which) {
        return new Hit(detail, severity, undecided, Optional.of(which), message, returnValue, mend);
    }

    /** What the importer prints, word for word, so that people find it by searching. */
    public Hit saying(String words) {
        return new Hit(detail, severity, undecided, certificate, Optional.of(words), returnValue, mend);
    }

    public Hit returning(int value) {
        return new Hit(detail, severity, undecided, certificate, message, OptionalInt.of(value), mend);
    }

    /** A command, or a line of a profile, in place of the passport's. */
    public Hit mend(String fix) {
        return new Hit(detail, severity, undecided, certificate, message, returnValue, Optional.of(fix));
    }
}
