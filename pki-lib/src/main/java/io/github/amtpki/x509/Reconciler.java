package io.github.amtpki.x509;

import static io.github.amtpki.x509.ExtensionDecision.Outcome.CHANGED;
import static io.github.amtpki.x509.ExtensionDecision.Outcome.DROPPED;
import static io.github.amtpki.x509.ExtensionDecision.Outcome.GRANTED;
import static io.github.amtpki.x509.ExtensionDecision.Outcome.REFUSED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings together what a request asks for, what the policy lets through, and what the CA's specification holds. The
 * specification is the least: usages, purposes and names asked for are added to it, never put in its place.
 */
final class Reconciler {

    /**
     * @param spec what to issue
     * @param decisions what became of everything asked for
     */
    record Outcome(CertificateSpec spec, List<ExtensionDecision> decisions) {}

    private final KeyType key;
    private final CopyPolicy policy;
    private final List<Extension> keyIdentifiers;
    private final List<ExtensionDecision> decisions = new ArrayList<>();
    private CertificateSpec spec;

    private Reconciler(CertificateSpec spec, KeyType key, CopyPolicy policy, List<Extension> keyIdentifiers) {
        this.spec = spec.forKey(key);
        this.key = key;
        this.policy = policy;
        this.keyIdentifiers = keyIdentifiers;
    }

    static Outcome reconcile(
            SigningRequest request, CertificateSpec spec, CopyPolicy policy, List<Extension> keyIdentifiers) {
        Map<String, List<Extension>> asked = new LinkedHashMap<>();
        for (SigningRequest.Requested one : request.requested()) {
            asked.computeIfAbsent(one.extension().oid(), oid -> new ArrayList<>())
                    .add(one.extension());
        }
        Reconciler reconciler = new Reconciler(spec, KeyType.of(request.publicKey()), policy, keyIdentifiers);
        asked.forEach(reconciler::decide);
        policy.actions().forEach((oid, action) -> {
            if (action == CopyPolicy.Action.REQUIRE && !asked.containsKey(oid)) {
                reconciler.decided(oid, REFUSED, "the policy requires it, and the request does not ask for it");
            }
        });
        return new Outcome(reconciler.spec, List.copyOf(reconciler.decisions));
    }

    private void decide(String oid, List<Extension> asked) {
        CopyPolicy.Action action = policy.action(oid);
        Extension first = asked.get(0);
        if (action == CopyPolicy.Action.DROP) {
            decided(oid, DROPPED, "the policy does not copy it");
        } else if (asked.stream().anyMatch(other -> !other.equals(first))) {
            decided(oid, REFUSED, "asked for " + asked.size() + " times with different values");
        } else if (CopyPolicy.CA_OWNED.contains(oid)) {
            decideOwned(first);
        } else if (action == CopyPolicy.Action.DENY) {
            decided(oid, REFUSED, "the policy denies it");
        } else if (action == CopyPolicy.Action.OVERRIDE) {
            decideOverridden(first);
        } else {
            take(first);
        }
    }

    private void decideOwned(Extension asked) {
        boolean same = own(asked.oid()).filter(own -> sameValue(own, asked)).isPresent();
        decided(
                asked.oid(),
                same ? DROPPED : REFUSED,
                same ? "the CA sets it itself, to the same value" : "it belongs to the CA: a request can never set it");
    }

    private void decideOverridden(Extension asked) {
        Optional<Extension> own = own(asked.oid());
        if (own.isEmpty()) {
            decided(asked.oid(), DROPPED, "the policy overrides it, and the certificate has none");
        } else if (own.get().equals(asked)) {
            decided(asked.oid(), GRANTED, "the policy's own value is the same");
        } else {
            decided(asked.oid(), CHANGED, "the policy's own value stands instead");
        }
    }

    private void take(Extension asked) {
        try {
            ExtensionMerge.Merged merged = ExtensionMerge.merge(spec.extension(asked.oid()), asked, key, policy);
            spec = spec.with(merged.extension());
            if (merged.extension().equals(asked)) {
                decided(asked.oid(), GRANTED, "as asked for");
            } else {
                List<String> remarks = merged.remarks();
                decided(
                        asked.oid(),
                        CHANGED,
                        remarks.isEmpty() ? "written in the CA's own order and form" : String.join("; ", remarks));
            }
        } catch (ExtensionMerge.Unacceptable e) {
            decided(asked.oid(), REFUSED, e.reason());
        }
    }

    private Optional<Extension> own(String oid) {
        return spec.extension(oid)
                .or(() -> keyIdentifiers.stream()
                        .filter(one -> one.oid().equals(oid))
                        .findFirst());
    }

    private static boolean sameValue(Extension one, Extension other) {
        return Arrays.equals(one.value(), other.value());
    }

    private void decided(String oid, ExtensionDecision.Outcome outcome, String reason) {
        decisions.add(new ExtensionDecision(oid, outcome, reason));
    }
}
