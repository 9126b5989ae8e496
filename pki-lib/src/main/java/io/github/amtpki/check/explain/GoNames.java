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
            "Success",
            "InternalError",
            "InvalidState",
            "InvalidParam",
            "MethodDisabled",
            "AuthFailed",
            "FlashWriteLimitExceeded");

    /** Its own table for AddNextCertInChain exists; these two words can only come from there. */
    private static final List<String> OWN = List.of("CertVerifyFailed", "CertChainLengthExceeded");

    private static final int CERT_VERIFY_FAILED = 4;

    private GoNames() {}

    /** The number that was printed as this word; case does not matter. */
    static Optional<Integer> value(Optional<AmtMethod> method, String word) {
        int own = indexIn(OWN, word);
        if (own >= 0
                && method.map(one -> one == AmtMethod.ADD_NEXT_CERT_IN_CHAIN).orElse(true)) {
            return Optional.of(CERT_VERIFY_FAILED + own);
        }
        int value = indexIn(BY_SETUP, word);
        return value < 0 ? Optional.empty() : Optional.of(value);
    }

    /** The word as it is printed, if it is not what the method means by that number; else empty. */
    static String misnomer(Optional<AmtMethod> method, String word) {
        int value = indexIn(BY_SETUP, word);
        return value >= 0
                        && method.filter(one -> one == AmtMethod.ADD_NEXT_CERT_IN_CHAIN)
                                .isPresent()
                ? BY_SETUP.get(value)
                : "";
    }

    private static int indexIn(List<String> names, String word) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(word)) {
                return i;
            }
        }
        return -1;
    }
}
