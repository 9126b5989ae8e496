package io.github.amtpki.check.explain;

import io.github.amtpki.amt.AmtMethod;
import java.util.List;
import java.util.Optional;

/**
 * How go-wsman-messages prints answers: as words, and all of them by Setup's numbering (one type serves every method). So 4 of
 * AddNextCertInChain, a certificate that did not verify, is printed as MethodDisabled, and 5, too many certificates, as
 * AuthFailed. Source: pkg/wsman/ips/hostbasedsetup, decoder.go and types.go.
 */
final class GoNames {

    private static final List<String> BY_SETUP = List.of(
            "success",
            "internalerror",
            "invalidstate",
            "invalidparam",
            "methoddisabled",
            "authfailed",
            "flashwritelimitexceeded");

    /** Its own table for AddNextCertInChain exists; these two words can only come from there. */
    private static final List<String> OWN = List.of("certverifyfailed", "certchainlengthexceeded");

    private GoNames() {}

    /** The number that was printed as this word, in lower case. */
    static Optional<Integer> value(Optional<AmtMethod> method, String word) {
        int own = OWN.indexOf(word);
        if (own >= 0
                && method.map(one -> one == AmtMethod.ADD_NEXT_CERT_IN_CHAIN).orElse(true)) {
            return Optional.of(4 + own);
        }
        int value = BY_SETUP.indexOf(word);
        return value < 0 ? Optional.empty() : Optional.of(value);
    }

    /** Whether the word is not what the method means by that number. */
    static boolean misnamed(Optional<AmtMethod> method, String word) {
        return method.filter(one -> one == AmtMethod.ADD_NEXT_CERT_IN_CHAIN).isPresent() && BY_SETUP.contains(word);
    }
}
