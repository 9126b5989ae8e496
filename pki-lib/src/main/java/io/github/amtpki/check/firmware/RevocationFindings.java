package io.github.amtpki.check.firmware;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.RevocationList;
import io.github.amtpki.x509.RevokedCertificate;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules about revocation look for. Where the file holds only CAs, they are what is judged. */
final class RevocationFindings {

    /** A hostile file may hold thousands of certificates; a signature is verified for each that bears a list's name. */
    private static final int MOST = 64;

    private RevocationFindings() {}

    static Optional<Hit> revoked(Facts facts) {
        List<String> all = judged(facts).stream()
                .flatMap(one -> lists(facts)
                        .filter(list -> issuers(facts, list).anyMatch(ca -> one.namesAsIssuer(ca) && holds(list, ca)))
                        .flatMap(list -> list.find(serial(one)).stream())
                        .limit(1)
                        .map(entry -> "the " + facts.chain().role(one) + ", " + text(entry)))
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(Hit.because(String.join("; ", all)));
    }

    private static String text(RevokedCertificate entry) {
        return "serial number " + entry.serial().toString(16) + ", is revoked since " + entry.revokedAt() + ": "
                + entry.reason().id();
    }

    static Optional<Hit> outOfDate(Facts facts) {
        Instant now = facts.around().now();
        return each(facts, list -> {
            Optional<Instant> end = list.nextUpdate().filter(now::isAfter);
            return list.thisUpdate().isAfter(now)
                    ? Optional.of("begins on " + list.thisUpdate())
                    : end.map(last -> "ended on " + last);
        });
    }

    static Optional<Hit> foreign(Facts facts) {
        return each(
                facts,
                list -> issuers(facts, list).findAny().isPresent()
                        ? Optional.empty()
                        : Optional.of("is of no CA in this file"));
    }

    static Optional<Hit> untrusted(Facts facts) {
        return each(facts, list -> {
            List<CertificateFacts> named = issuers(facts, list).toList();
            if (named.isEmpty() || named.stream().anyMatch(ca -> holds(list, ca))) {
                return Optional.empty();
            }
            return named.stream().anyMatch(ca -> ca.signed(list))
                    ? Optional.of("is of a CA whose key usage lacks cRLSign")
                    : Optional.of("has a signature that the CA of this name did not make");
        });
    }

    /** One finding about all the lists of which there is something to say. */
    private static Optional<Hit> each(Facts facts, Function<RevocationList, Optional<String>> look) {
        String all = lists(facts)
                .flatMap(list -> look.apply(list).map(what -> name(list) + " " + what).stream())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? Optional.empty() : Optional.of(Hit.because(all));
    }

    private static String name(RevocationList list) {
        return "the list" + list.number().map(number -> " " + number).orElse("") + " of '" + list.issuer() + "'";
    }

    private static boolean holds(RevocationList list, CertificateFacts ca) {
        return ca.keyUsage().map(usage -> usage.contains(KeyUsage.CRL_SIGN)).orElse(true) && ca.signed(list);
    }

    private static Stream<CertificateFacts> issuers(Facts facts, RevocationList list) {
        return facts.chain().inFile().stream()
                .distinct()
                .filter(one -> Names.same(one.certificate().getSubjectX500Principal(), list.issuer()))
                .limit(MOST);
    }

    private static List<CertificateFacts> judged(Facts facts) {
        return facts.chain().isEmpty()
                ? facts.chain().inFile().stream().distinct().limit(MOST).toList()
                : facts.chain().path();
    }

    private static Stream<RevocationList> lists(Facts facts) {
        return facts.around().revocationLists().stream();
    }

    private static BigInteger serial(CertificateFacts one) {
        return one.certificate().getSerialNumber();
    }
}
