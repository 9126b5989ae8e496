package io.github.amtpki.profile;

import io.github.amtpki.internal.yaml.Suggestion;
import io.github.amtpki.x509.Authority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Who signs whom: every issuer exists, no circle, chains short enough, subjects distinct in each chain. */
final class ChainChecks {

    /** A CA: where it stands, who signs it, its subject if that can be read. */
    private record Ca(String path, Optional<String> issuer, Optional<X500Principal> subject) {}

    private final Profile profile;
    private final Findings findings;
    private final Map<String, Ca> cas = new LinkedHashMap<>();

    ChainChecks(Profile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
    }

    void check() {
        if (!namesKnown()) {
            return;
        }
        RootProfile root = profile.root();
        cas.put(root.name(), new Ca("root", Optional.empty(), readable("root", root.subject())));
        for (int i = 0; i < profile.intermediates().size(); i++) {
            IntermediateProfile one = profile.intermediates().get(i);
            String path = ProfileChecks.intermediate(i);
            Ca ca = new Ca(
                    path, Optional.of(IssuerOrder.issuer(profile, one)), readable(path, Optional.of(one.subject())));
            cas.putIfAbsent(one.name(), ca);
        }
        for (int i = 0; i < profile.intermediates().size(); i++) {
            IntermediateProfile one = profile.intermediates().get(i);
            checkIntermediate(ProfileChecks.intermediate(i), one, IssuerOrder.issuer(profile, one));
        }
        for (int i = 0; i < profile.certificates().size(); i++) {
            checkLeaf(ProfileChecks.certificate(i), profile.certificates().get(i));
        }
        checkPathLength();
    }

    /** Whether the list of CAs is complete; if one cannot be read, "unknown issuer" would be guessing. */
    private boolean namesKnown() {
        boolean known = findings.sound("root.name");
        for (int i = 0; i < profile.intermediates().size(); i++) {
            String path = ProfileChecks.intermediate(i);
            known &= findings.sound(path + ".name") && findings.sound(path + ".issuer");
        }
        return known && (!profile.intermediates().isEmpty() || findings.sound("intermediates"));
    }

    private Optional<X500Principal> readable(String path, Optional<X500Principal> subject) {
        return findings.sound(path + ".subject") ? subject : Optional.empty();
    }

    private void checkIntermediate(String path, IntermediateProfile one, String issuer) {
        if (unknown(path, issuer)) {
            return;
        }
        List<Ca> chain = chain(one.name());
        if (chain.isEmpty()) {
            findings.at(
                    path + ".issuer",
                    "'" + one.name() + "' would sign its own issuer: the issuers go round in a circle",
                    "let one of them be issued by '" + profile.root().name() + "'");
            return;
        }
        // with the leaf that it is there to issue
        checkLength(path, chain.size() + 1);
        checkSubject(path, readable(path, Optional.of(one.subject())), chain.subList(1, chain.size()));
    }

    private void checkLeaf(String path, CertificateProfile one) {
        String issuer = IssuerOrder.issuer(profile, one);
        if (!findings.sound(path + ".issuer") || unknown(path, issuer)) {
            return;
        }
        List<Ca> chain = chain(issuer);
        checkSubject(path, one.subject().flatMap(subject -> readable(path, Optional.of(subject))), chain);
    }

    private boolean unknown(String path, String issuer) {
        if (cas.containsKey(issuer)) {
            return false;
        }
        boolean leaf =
                profile.certificates().stream().anyMatch(one -> one.name().equals(issuer));
        findings.at(
                path + ".issuer",
                leaf ? "'" + issuer + "' is not a CA, it cannot sign" : "there is no CA named '" + issuer + "'",
                Suggestion.hint(issuer, cas.keySet()));
        return true;
    }

    /** This CA, its issuer and so on up to the root; empty if they never get there. */
    private List<Ca> chain(String name) {
        List<Ca> chain = new ArrayList<>();
        Optional<Ca> next = Optional.ofNullable(cas.get(name));
        while (next.isPresent()) {
            if (chain.contains(next.get())) {
                return List.of();
            }
            chain.add(next.get());
            next = next.get().issuer().flatMap(issuer -> Optional.ofNullable(cas.get(issuer)));
        }
        return chain;
    }

    private void checkLength(String path, int certificates) {
        if (certificates > Authority.LONGEST_CHAIN) {
            findings.at(
                    findings.written(path + ".issuer") ? path + ".issuer" : path,
                    "this makes a chain of " + certificates + " certificates, more than " + Authority.LONGEST_CHAIN,
                    "name an 'issuer' nearer to the root");
        }
    }

    private void checkSubject(String path, Optional<X500Principal> subject, List<Ca> above) {
        for (Ca ca : above) {
            if (subject.isPresent() && subject.equals(ca.subject())) {
                findings.at(
                        path + ".subject",
                        "the same subject as that of " + ca.path() + ", in one chain",
                        "give each certificate of a chain its own common name");
                return;
            }
        }
    }

    private void checkPathLength() {
        int deepest = 0;
        for (IntermediateProfile one : profile.intermediates()) {
            deepest = Math.max(deepest, chain(one.name()).size() - 1);
        }
        int follow = deepest;
        profile.root()
                .pathLength()
                .filter(length -> length < follow && findings.sound("root.pathLength"))
                .ifPresent(length -> findings.at(
                        "root.pathLength",
                        "too small: " + follow + (follow == 1 ? " CA follows" : " CAs follow") + " the root",
                        "leave it out, or write " + follow));
    }
}
