package io.github.amtpki.store;

import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Finding;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.Rules;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.facts.SuffixSource;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Target;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.profile.Profile;
import io.github.amtpki.x509.Validity;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The last look before anything is written: what one of the profile's servers or machines would refuse does not stay behind.
 * It sees what it made, so nothing is opened or stretched again.
 */
final class FinalCheck {

    private final Optional<String> domain;
    private final List<Importer> importers;
    private final Instant now;

    FinalCheck(Profile profile, Instant now) {
        this(profile.domain(), profile.targets().isEmpty() ? Arrays.asList(Importer.values()) : profile.targets(), now);
    }

    /**
     * @param domain the DNS suffix of the machines, if it is known
     * @param importers the programs that must take a bundle
     */
    FinalCheck(Optional<String> domain, List<Importer> importers, Instant now) {
        this.domain = domain;
        this.importers = importers;
        this.now = now;
    }

    /** Gets the rules ready, which can be done while there is nothing to judge yet. */
    static void prepare() {
        Rules.all();
    }

    /**
     * What is to be judged of one certificate that is no CA, by the rules of its kind; one after the other or at once. Each
     * throws a {@link RefusedException} if somebody who counts would refuse it.
     *
     * @param served the versions its chain is for
     * @param chain leaf first
     * @param pfx its bundle, if one was made; a certificate for somebody else's key is not what programs import
     */
    List<Runnable> judgements(
            String name, CertificateKind kind, VersionSet served, List<X509Certificate> chain, Optional<byte[]> pfx) {
        List<Firmware> machines =
                served.onePerMajor().stream().map(Firmware::of).toList();
        List<Runnable> all = new ArrayList<>();
        // machines first: what they refuse, no other choice of programs mends
        all.add(() -> judge(name, kind, chain, pfx, Panel.audience(kind, machines)));
        if (pfx.isPresent() && kind == CertificateKind.PROVISIONING) {
            all.add(() -> judge(name, kind, chain, pfx, importers));
        }
        return all;
    }

    private void judge(
            String name,
            CertificateKind kind,
            List<X509Certificate> chain,
            Optional<byte[]> pfx,
            List<? extends Target> targets) {
        Circumstances around = Circumstances.at(within(chain)).withKind(kind);
        if (domain.isPresent()) {
            around = around.withDomain(domain.get(), SuffixSource.UNKNOWN);
        }
        Report report = Check.run(
                Facts.of(FileFacts.made(name, chain, pfx.map(Bundle::inspect), Optional.empty()), around),
                Panel.of(targets));
        if (report.failed()) {
            refuse(name, report);
        }
    }

    /** A moment when the chain holds, the nearest to now: that a kept certificate is over is warned of, and no reason to fail. */
    Instant within(List<X509Certificate> chain) {
        Instant moment = now;
        for (X509Certificate certificate : chain) {
            Validity validity = Validity.of(certificate);
            moment = moment.isBefore(validity.notBefore()) ? validity.notBefore() : moment;
        }
        for (X509Certificate certificate : chain) {
            Validity validity = Validity.of(certificate);
            moment = moment.isAfter(validity.notAfter()) ? validity.notAfter() : moment;
        }
        return moment;
    }

    private static void refuse(String name, Report report) {
        Finding worst = report.errors().get(0);
        boolean importers = worst.targets().stream().allMatch(Importer.class::isInstance);
        List<String> who = worst.targets().stream().map(Target::id).toList();
        throw worst.refusal(
                name, importers ? "; or name the programs that you use, as targets: [" + others(who) + "]" : "");
    }

    private static String others(List<String> refusing) {
        return String.join(
                ", ",
                Arrays.stream(Importer.values())
                        .map(Importer::id)
                        .filter(id -> !refusing.contains(id))
                        .toList());
    }
}
