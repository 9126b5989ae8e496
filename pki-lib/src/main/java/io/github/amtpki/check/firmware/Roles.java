package io.github.amtpki.check.firmware;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.ChainFacts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names certificates by what they are in the chain. */
final class Roles {

    private Roles() {}

    /** {@code leaf (1024 bits), root (1024 bits)}. */
    static String with(ChainFacts chain, List<CertificateFacts> some, Function<CertificateFacts, ?> remark) {
        return some.stream()
                .map(one -> chain.role(one) + " (" + remark.apply(one) + ")")
                .collect(Collectors.joining(", "));
    }

    /** The one whose arrival makes firmware verify this one's signature: its issuer, or itself if there is none above. */
    static CertificateFacts issuer(ChainFacts chain, CertificateFacts child) {
        int above = chain.path().indexOf(child) + 1;
        return above < chain.path().size() ? chain.path().get(above) : child;
    }
}
