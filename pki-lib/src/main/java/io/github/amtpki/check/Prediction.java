package io.github.amtpki.check;

import io.github.amtpki.amt.AmtMethod;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a refusal will show. Which step fails, and with which number, rests on few observations: it is a prediction, also where
 * the rule itself is certain.
 *
 * @param text one line, as {@code AddNextCertInChain (root) returns 4 CERT_VERIFY_FAILED}
 * @param method of the firmware that answers, if one does
 * @param returnValue its answer
 */
public record Prediction(String text, Optional<AmtMethod> method, OptionalInt returnValue) {

    static Prediction words(String text) {
        return new Prediction(text, Optional.empty(), OptionalInt.empty());
    }

    static Prediction answer(AmtMethod method, String certificate, int returnValue) {
        String argument = certificate.isEmpty() ? "" : " (" + certificate + ")";
        String name = method.name(returnValue).map(known -> " " + known).orElse("");
        return new Prediction(
                method.wireName() + argument + " returns " + returnValue + name,
                Optional.of(method),
                OptionalInt.of(returnValue));
    }
}
