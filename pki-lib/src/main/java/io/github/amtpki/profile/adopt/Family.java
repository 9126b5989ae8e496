package io.github.amtpki.profile.adopt;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.check.facts.Belongings;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.x509.KeyUsage;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Certificates below one root, put together by their signatures, each with its key where that was there.
 *
 * @param members the root first, issuers before what they issued, leaves last
 * @param lists the newest revocation list of each CA that has one
 * @param leftOut what was there and is no part of it, and why, as sentences without a period
 */
public record Family(List<Member> members, List<MemberList> lists, List<String> leftOut) {

    public Family {
        members = List.copyOf(members);
        lists = List.copyOf(lists);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Puts them together.
     *
     * @throws BadInputException if there is no root among them
     * @throws RefusedException if there are several, or a chain is longer than any firmware takes
     */
    public static Family of(Belongings all) {
        return new FamilyTree(all).family();
    }

    public Member root() {
        return members.get(0);
    }

    public Member member(String name) {
        return members.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** The CAs that nothing can be issued below, as sentences without a period that say why. */
    public List<String> unfit() {
        List<String> unfit = new ArrayList<>();
        for (Member member : members) {
            CertificateFacts facts = new CertificateFacts(member.certificate());
            boolean signs = facts.keyUsage()
                    .map(usages -> usages.contains(KeyUsage.KEY_CERT_SIGN))
                    .orElse(true);
            if (member.kind().ca() && !(facts.isCa() && signs)) {
                unfit.add(member.found() + " may not sign, since its "
                        + (facts.isCa() ? "key usage lacks keyCertSign" : "basic constraints do not say CA:TRUE")
                        + ": nothing can be issued below it");
            }
        }
        return unfit;
    }

    /** A member's certificate and its issuers, root last. */
    public List<X509Certificate> chain(Member member) {
        List<X509Certificate> chain = new ArrayList<>();
        Optional<Member> next = Optional.of(member);
        while (next.isPresent()) {
            chain.add(next.get().certificate());
            next = next.get().issuer().map(this::member);
        }
        return chain;
    }
}
