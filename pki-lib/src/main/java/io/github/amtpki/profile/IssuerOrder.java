package io.github.amtpki.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who signs whom. Without a word, an intermediate is signed by the one written before it, the first by the root; a leaf is
 * signed by the last intermediate, or the root if there is none.
 */
final class IssuerOrder {

    private IssuerOrder() {}

    /** The name of the CA that signs an intermediate. */
    static String issuer(Profile profile, IntermediateProfile intermediate) {
        int at = profile.intermediates().indexOf(intermediate);
        return intermediate
                .issuer()
                .orElseGet(() -> at == 0
                        ? profile.root().name()
                        : profile.intermediates().get(at - 1).name());
    }

    /** The name of the CA that signs a leaf. */
    static String issuer(Profile profile, CertificateProfile leaf) {
        int count = profile.intermediates().size();
        return leaf.issuer()
                .orElseGet(() -> count == 0
                        ? profile.root().name()
                        : profile.intermediates().get(count - 1).name());
    }

    /** The intermediates, issuers before what they issue. Those whose issuers lead nowhere or in a circle are left out. */
    static List<IntermediateProfile> of(Profile profile) {
        List<IntermediateProfile> order = new ArrayList<>();
        Set<String> done = new HashSet<>(Set.of(profile.root().name()));
        List<IntermediateProfile> left = new ArrayList<>(profile.intermediates());
        boolean progress = true;
        while (progress) {
            progress = false;
            for (IntermediateProfile one : List.copyOf(left)) {
                if (done.contains(issuer(profile, one))) {
                    progress = true;
                    left.remove(one);
                    order.add(one);
                    done.add(one.name());
                }
            }
        }
        return order;
    }

    /** How many CAs follow below an intermediate on the longest way down: its real path length. */
    static int depthBelow(Profile profile, IntermediateProfile intermediate) {
        Map<String, Integer> depth = new HashMap<>();
        List<IntermediateProfile> order = of(profile);
        for (int i = order.size() - 1; i >= 0; i--) {
            IntermediateProfile one = order.get(i);
            depth.merge(issuer(profile, one), depth.getOrDefault(one.name(), 0) + 1, Math::max);
        }
        return depth.getOrDefault(intermediate.name(), 0);
    }
}
