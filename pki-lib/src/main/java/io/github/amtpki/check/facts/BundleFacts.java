package io.github.amtpki.check.facts;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.FileFacts.Format;
import io.github.amtpki.check.facts.FileFacts.PasswordFacts;
import io.github.amtpki.check.facts.Trouble.Kind;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.BundleExamination;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A PKCS#12 file as facts.
 *
 * @param facts what is known of it
 * @param iterations of key derivation that it took
 */
record BundleFacts(FileFacts facts, long iterations) {

    static BundleFacts read(String name, byte[] file, Optional<Secret> password, long budget, Troubles troubles) {
        Optional<PasswordFacts> given = password.map(PasswordFacts::of);
        try {
            return of(name, Bundle.examine(file, password, budget), given, troubles);
        } catch (BadInputException e) {
            troubles.add(e, Kind.DAMAGED, "");
            FileFacts facts = new FileFacts(
                    name, Format.PKCS12, Optional.empty(), given, List.of(), 0, List.of(), troubles.all());
            return new BundleFacts(facts, 0);
        }
    }

    private static BundleFacts of(
            String name, BundleExamination seen, Optional<PasswordFacts> given, Troubles troubles) {
        seen.problems()
                .forEach(problem -> troubles.add(Kind.valueOf(problem.kind().name()), problem.message()));
        List<X509Certificate> certificates = Examination.atMost(seen.certificates(), troubles);
        FileFacts facts = new FileFacts(
                name,
                Format.PKCS12,
                Optional.of(seen.structure()),
                given.or(() -> seen.fits() ? Optional.of(new PasswordFacts(0, true)) : Optional.empty()),
                certificates,
                seen.structure().keys().size(),
                seen.publicKeys(),
                troubles.all());
        return new BundleFacts(facts, seen.iterations());
    }
}
