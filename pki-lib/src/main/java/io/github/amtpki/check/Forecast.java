package io.github.amtpki.check;

import io.github.amtpki.amt.AmtMethod;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Flow;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.check.rule.Stage;
import io.github.amtpki.check.rule.Target;

/**
 * Turns a hit at a stage into what people will see. Firmware checks CAs and signatures as each issuer arrives, and leaves the
 * leaf's role and name to the activation call (one hardware report: reported and inferred).
 */
final class Forecast {

    private static final String SILENT = "the TLS handshake fails with an alert that does not say why";
    private static final int INVALID_PARAM = 1;
    private static final int CERT_VERIFY_FAILED = 4;
    private static final int AUTH_FAILED = 5;

    private Forecast() {}

    static Prediction of(Target target, Stage stage, Hit hit, Facts facts) {
        if (target instanceof Peer) {
            return Prediction.words(hit.message()
                    .map(words -> "OpenSSL would say \"" + words + "\"")
                    .orElse("refuses it"));
        }
        if (!(target instanceof Firmware firmware)) {
            return Prediction.words(
                    hit.message().map(words -> "says \"" + words + "\"").orElse("refuses it: " + stage.description()));
        }
        if (hit.message().isPresent()) {
            return Prediction.words(hit.message().get());
        }
        if (facts.kind() != CertificateKind.PROVISIONING) {
            return Prediction.words("ends with an alert that does not say why");
        }
        Flow flow = firmware.flows().iterator().next();
        if (flow == Flow.SECURE) {
            return Prediction.words(SILENT);
        }
        String which = hit.certificate().map(facts.chain()::role).orElse(stage == Stage.LEAF ? "leaf" : "root");
        return switch (stage) {
            case ENROLMENT, FILE, UPLOAD, STORE -> Prediction.words("never gets as far as the firmware");
            case HANDSHAKE -> Prediction.words(SILENT);
            case LEAF ->
                Prediction.answer(
                        AmtMethod.ADD_NEXT_CERT_IN_CHAIN,
                        which,
                        hit.returnValue().orElse(INVALID_PARAM));
            case HASH, CA ->
                Prediction.answer(
                        AmtMethod.ADD_NEXT_CERT_IN_CHAIN,
                        which,
                        hit.returnValue().orElse(CERT_VERIFY_FAILED));
            case ACTIVATION, COMMIT ->
                Prediction.answer(
                        flow == Flow.CLASSIC ? AmtMethod.ADMIN_SETUP : AmtMethod.UPGRADE_CLIENT_TO_ADMIN,
                        "",
                        hit.returnValue().orElse(AUTH_FAILED));
        };
    }
}
