package io.github.amtpki.profile.adopt;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Belongings;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.KeyPairs;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a family together, by names and signatures: the root, the CAs below it, then what each of them issued. Used once. */
final class FamilyTree {

    private final Belongings all;
    private final List<Member> members = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Set<Belongings.Certificate> left;
    private final MemberNames names = new MemberNames();

    FamilyTree(Belongings all) {
        this.all = all;
        this.left = new LinkedHashSet<>(all.certificates());
    }

    Family family() {
        Belongings.Certificate root = root();
        left.remove(root);
        Member first = member(root, CertificateKind.ROOT_CA, Optional.empty());
        authoritiesBelow(first, 2);
        List.copyOf(members).forEach(this::leavesBelow);
        left.forEach(one -> leftOut.add(one + " is not issued below " + first.found()));
        for (Belongings.Key key : all.keys()) {
            if (all.certificates().stream().noneMatch(one -> belongs(key, one.certificate()))) {
                leftOut.add("the private key in " + key.file() + " belongs to none of the certificates");
            }
        }
        return new Family(members, lists(), leftOut);
    }

    /** The newest list alone counts: what it no longer names was on hold, or is over. */
    private List<MemberList> lists() {
        List<MemberList> lists = new ArrayList<>();
        Set<Belongings.Listing> strange = new LinkedHashSet<>(all.lists());
        for (Member ca : members.stream().filter(one -> one.kind().ca()).toList()) {
            List<Belongings.Listing> own = all.lists().stream()
                    .filter(one -> one.list().signedBy(ca.certificate()))
                    .toList();
            own.forEach(strange::remove);
            own.stream()
                    .max(Comparator.comparing(
                                    (Belongings.Listing one) -> one.list().thisUpdate())
                            .thenComparing(FamilyTree::number))
                    .ifPresent(newest -> lists.add(new MemberList(
                            ca.name(),
                            newest,
                            own.stream().map(FamilyTree::number).reduce(BigInteger.ZERO, BigInteger::max))));
        }
        strange.forEach(one -> leftOut.add("the revocation list in " + one.file() + ", which none of the CAs signed: '"
                + one.list().issuer() + "'"));
        return lists;
    }

    private static BigInteger number(Belongings.Listing one) {
        return one.list().number().orElse(BigInteger.ZERO);
    }

    private Belongings.Certificate root() {
        List<Belongings.Certificate> roots = all.certificates().stream()
                .filter(one -> facts(one).selfSigned() && (facts(one).isCa() || issuedAnother(one)))
                .toList();
        if (roots.size() > 1) {
            throw new RefusedException(
                    "there are several roots: "
                            + String.join(
                                    ", ",
                                    roots.stream()
                                            .map(Belongings.Certificate::toString)
                                            .toList()),
                    "adopt one after the other, each into a folder of its own: name only the files that belong to it");
        }
        if (roots.isEmpty()) {
            throw missingRoot();
        }
        return roots.get(0);
    }

    private boolean issuedAnother(Belongings.Certificate one) {
        return all.certificates().stream()
                .anyMatch(other -> !other.equals(one) && facts(other).signedBy(facts(one)));
    }

    private BadInputException missingRoot() {
        if (all.certificates().isEmpty()) {
            return new BadInputException(
                    "there is no certificate in what was named",
                    "name a folder or files with certificates and keys: PEM, DER, PKCS#7 or PKCS#12");
        }
        for (Belongings.Certificate one : all.certificates()) {
            if (!facts(one).selfSigned()
                    && left.stream().noneMatch(other -> facts(one).signedBy(facts(other)))) {
                return new BadInputException(
                        "the issuer of " + one + " is missing: '"
                                + one.certificate().getIssuerX500Principal() + "'",
                        "name the file of the root as well, and of every CA between");
            }
        }
        return new BadInputException(
                all.certificates().get(0) + " signed itself and is no CA, so there is no root to adopt",
                "make a PKI: amtpki init --domain corp.example.com --firmware 11-21 -o lab.yaml");
    }

    /** A CA that is marked as a leaf and issued nothing is one: an early guide made such. */
    private boolean authority(Belongings.Certificate one) {
        CertificateFacts facts = facts(one);
        return facts.isCa() && (!LeafKind.marked(facts) || issuedAnother(one));
    }

    private void authoritiesBelow(Member issuer, int length) {
        for (Belongings.Certificate one : List.copyOf(left)) {
            if (!left.contains(one) || !authority(one) || !facts(one).signedBy(facts(issuer.found()))) {
                continue;
            }
            if (length == Authority.LONGEST_CHAIN) {
                throw new RefusedException(
                        "below " + one + " a chain would have more than " + Authority.LONGEST_CHAIN
                                + " certificates, which are not handled",
                        "name the files without it");
            }
            left.remove(one);
            authoritiesBelow(member(one, CertificateKind.INTERMEDIATE_CA, Optional.of(issuer.name())), length + 1);
        }
    }

    private void leavesBelow(Member issuer) {
        for (Belongings.Certificate one : List.copyOf(left)) {
            if (authority(one) || !facts(one).signedBy(facts(issuer.found()))) {
                continue;
            }
            left.remove(one);
            Optional<CertificateKind> kind = LeafKind.of(facts(one));
            if (kind.isPresent()) {
                member(one, kind.get(), Optional.of(issuer.name()));
            } else {
                leftOut.add(one + " is for something that amtpki makes no certificates for");
            }
        }
    }

    private Member member(Belongings.Certificate found, CertificateKind kind, Optional<String> issuer) {
        Member member = new Member(names.give(kind, found.certificate()), kind, found, key(found), issuer);
        members.add(member);
        return member;
    }

    /** Of several copies of a key one that nobody had to unlock is told of, since it is the one to put away. */
    private Optional<Belongings.Key> key(Belongings.Certificate of) {
        return all.keys().stream().filter(key -> belongs(key, of.certificate())).findFirst();
    }

    private static boolean belongs(Belongings.Key key, X509Certificate certificate) {
        return key.pair().getPublic().equals(certificate.getPublicKey())
                || certificate.getPublicKey().getAlgorithm().startsWith("RSA")
                        && KeyPairs.belong(key.pair().getPrivate(), certificate.getPublicKey());
    }

    private static CertificateFacts facts(Belongings.Certificate one) {
        return new CertificateFacts(one.certificate());
    }
}
