package io.github.amtpki.check.firmware;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.ChainFacts;
import io.github.amtpki.check.facts.SignatureKind;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules about the chain look for, in the order in which firmware gets to see it. */
final class ChainFindings {

    private static final Set<String> HARMLESS = Set.of(Oids.BASIC_CONSTRAINTS, Oids.KEY_USAGE);
    private static final int LARGEST = 4096;
    private static final int INVALID_STATE = 2;

    private ChainFindings() {}

    static Optional<Hit> cannotSign(ChainFacts chain) {
        return chain.authorities().stream()
                .filter(one -> one.keyUsage()
                        .filter(usage -> !usage.contains(KeyUsage.KEY_CERT_SIGN))
                        .isPresent())
                .findFirst()
                .map(one -> Hit.because("the key usage of the " + chain.role(one) + " is " + usages(one))
                        .at(one));
    }

    static Optional<Hit> noAuthority(ChainFacts chain) {
        return chain.authorities().stream()
                .filter(one -> !one.isCa())
                .findFirst()
                .map(one -> Hit.because("the basic constraints of the " + chain.role(one) + " do not say CA:TRUE")
                        .at(one)
                        .leavingOpen());
    }

    /** An algorithm that nobody here knows cannot be verified; that is another rule's matter. */
    static Optional<Hit> brokenSignature(ChainFacts chain) {
        return chain.path().stream()
                .filter(one -> one.signature() != SignatureKind.OTHER)
                .filter(one -> isBroken(one, Roles.issuer(chain, one)))
                .findFirst()
                .map(one -> Hit.because("the signature of the " + chain.role(one) + " was not made by the key of the "
                                + chain.role(Roles.issuer(chain, one)))
                        .at(Roles.issuer(chain, one))
                        .leavingOpen());
    }

    /** Names are what links a chain, so the next above always bears the issuer's; the last one may lack its issuer. */
    private static boolean isBroken(CertificateFacts one, CertificateFacts issuer) {
        return one.namesAsIssuer(issuer) && !one.signedBy(issuer);
    }

    static Optional<Hit> tooLong(ChainFacts chain) {
        int length = chain.path().size();
        return length <= Authority.LONGEST_CHAIN
                ? Optional.empty()
                : Optional.of(Hit.because("the chain has " + length + " certificates")
                        .returning(5)
                        .leavingOpen());
    }

    /** RFC 5280 section 4.2.1.9: counted are the CAs between it and the leaf that did not issue themselves. */
    static Optional<Hit> pathLength(ChainFacts chain) {
        int below = 0;
        for (CertificateFacts one : chain.authorities()) {
            if (one.isCa() && one.pathLength() < below) {
                return Optional.of(Hit.because("the " + chain.role(one) + " allows " + one.pathLength()
                                + " CAs below it, and there are " + below)
                        .at(one)
                        .leavingOpen());
            }
            below += one.selfIssued() ? 0 : 1;
        }
        return Optional.empty();
    }

    static Optional<Hit> tooLarge(ChainFacts chain) {
        return chain.path().stream()
                .filter(one -> one.size() > LARGEST)
                .findFirst()
                .map(one -> Hit.because("the " + chain.role(one) + " has " + one.size() + " bytes")
                        .at(one)
                        .leavingOpen());
    }

    static Optional<Hit> critical(ChainFacts chain) {
        return chain.path().stream()
                .filter(one -> !HARMLESS.containsAll(one.critical()))
                .findFirst()
                .map(one -> Hit.because("critical in the " + chain.role(one) + ": " + criticals(one))
                        .at(one)
                        .leavingOpen());
    }

    static Optional<Hit> ambiguous(ChainFacts chain) {
        List<String> oddities = new ArrayList<>();
        if (!chain.strangers().isEmpty()) {
            oddities.add(chain.strangers().size() + " of no part in the chain");
        }
        if (!chain.repeated().isEmpty()) {
            oddities.add(chain.repeated().size() + " more than once");
        }
        if (chain.path().stream().map(CertificateFacts::subject).distinct().count()
                < chain.path().size()) {
            oddities.add("two of one name in the chain");
        }
        return oddities.isEmpty()
                ? Optional.empty()
                : Optional.of(Hit.because("certificates: " + String.join(", ", oddities)));
    }

    static Optional<Hit> incomplete(ChainFacts chain) {
        return chain.isEmpty() || chain.root().isPresent()
                ? Optional.empty()
                : Optional.of(last(chain))
                        .map(last -> Hit.because("the issuer of the " + chain.role(last) + " is missing: "
                                        + last.certificate().getIssuerX500Principal())
                                .at(last)
                                .returning(INVALID_STATE));
    }

    static Optional<Hit> ownRoot(ChainFacts chain) {
        return chain.leaf()
                .filter(leaf -> chain.path().size() == 1 && leaf.selfIssued())
                .map(leaf -> Hit.because("the only certificate of the chain issued itself")
                        .at(leaf)
                        .leavingOpen());
    }

    static Optional<Hit> nothing(ChainFacts chain) {
        return chain.isEmpty() ? Optional.of(Hit.because(whyNothing(chain)).leavingOpen()) : Optional.empty();
    }

    private static String whyNothing(ChainFacts chain) {
        if (chain.inFile().isEmpty()) {
            return "no certificate could be read";
        }
        CertificateFacts first = chain.inFile().get(0);
        return chain.inFile().size() == 1
                ? "this is only " + (first.selfIssued() ? "a root" : "a CA") + ", '" + first.subject() + "'"
                : "of its " + chain.inFile().size() + " readable certificates none is a leaf";
    }

    private static CertificateFacts last(ChainFacts chain) {
        return chain.path().get(chain.path().size() - 1);
    }

    private static String usages(CertificateFacts one) {
        String usages =
                one.keyUsage().stream().flatMap(Set::stream).map(KeyUsage::id).collect(Collectors.joining(", "));
        return usages.isEmpty() ? "empty" : usages;
    }

    private static String criticals(CertificateFacts one) {
        Stream<String> odd = new TreeSet<>(one.critical())
                .stream().filter(oid -> !HARMLESS.contains(oid)).map(Oids::describe);
        return odd.collect(Collectors.joining(", "));
    }
}
