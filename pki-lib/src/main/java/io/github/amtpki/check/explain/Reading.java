package io.github.amtpki.check.explain;

import io.github.amtpki.amt.AmtMethod;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a place in a text says in truth.
 *
 * @param text as {@code AddNextCertInChain (root) returned 4: CERT_VERIFY_FAILED}; lower case but for names, no final period
 * @param method of the firmware that answered, if one did
 * @param returnValue its answer
 * @param evidence where it stands
 */
public record Reading(String text, Optional<AmtMethod> method, OptionalInt returnValue, Evidence evidence) {

    public Reading {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(evidence, "evidence");
    }
}
