package io.github.amtpki.check.firmware;

import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.NOTE;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;
import static io.github.amtpki.check.rule.Stage.CA;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import java.util.Optional;
import java.util.function.BiFunction;

/** K: which keys firmware takes. */
public enum KeyRules implements FirmwareRule {
    K1(
            new Passport(
                    "K1",
                    WARNING,
                    INFERRED,
                    ACTIVATION,
                    "a key is not RSA",
                    "No provisioning server signs the activation with anything but an RSA key, and Intel and Microsoft name RSA"
                            + " keys only, so no firmware has been seen to accept or refuse another. AMT 22 is said to know"
                            + " ECC-384, but nothing uses it.",
                    "key: {type: rsa-2048}    # rsa-3072 for AMT 22",
                    "rpc-go local.go signString, RPS certManager; Open AMT decision record on AMT 22"),
            KeyFindings::notRsa),
    K2(
            new Passport(
                    "K2",
                    ERROR,
                    DOCUMENTED,
                    CA,
                    "an RSA key is shorter than 2048 bits",
                    "Support for RSA below 2048 bits was removed with ME 15 on platforms of the H series and with ME 16 on all"
                            + " others; amtpki takes AMT 15 for the stricter. Older firmware takes 1024, but nothing shorter,"
                            + " and RPS refuses it whatever the firmware.",
                    "key: {type: rsa-2048}    # for the root, every intermediate and every certificate; then enrol the new root",
                    "Intel SDK, Root Certificate Hashes; Microsoft, PKI certificate requirements"),
            KeyFindings::tooShort),
    K3(
            new Passport(
                    "K3",
                    ERROR,
                    DOCUMENTED,
                    ACTIVATION,
                    "AMT 22 wants RSA keys of 3072 bits",
                    "From AMT 22 on, leaves with RSA-2048 or ECC-256 keys are refused in TLS and by the methods that take"
                            + " certificates. Of CAs with shorter keys nothing was reported: then the verdict stays open.",
                    "firmware: [\"22\"]    # and no key types: the profile then makes keys of 3072 bits",
                    "Open AMT decision record on AMT 22, quoting Intel; deployment issue 605"),
            KeyFindings::tooShortForNewest),
    K4(
            new Passport(
                    "K4",
                    WARNING,
                    REPORTED,
                    ACTIVATION,
                    "the leaf's RSA key is longer than what is known to work",
                    "Microsoft lists 4096 bits from AMT 6 on, but RSA-3072 is said not to be supported by AMT up to 20 for the"
                            + " certificates of servers. The reports contradict each other, so this is a warning. Beyond 4096"
                            + " bits there is no report at all, and the verdict stays open.",
                    "key: {type: rsa-2048}    # of the provisioning certificate; CAs may have more",
                    "Microsoft, PKI certificate requirements; deployment issue 165"),
            KeyFindings::longLeaf),
    K5(
            new Passport(
                    "K5",
                    NOTE,
                    DOCUMENTED,
                    CA,
                    "a CA has an RSA key of 4096 bits or more",
                    "4096 bits are documented from AMT 6 on, though no report of an activation with such a root is known. Beyond"
                            + " 4096 bits nothing is documented, and the verdict stays open.",
                    "key: {type: rsa-2048}    # rsa-3072 for AMT 22; only if the machines refuse what you have",
                    "Microsoft, PKI certificate requirements"),
            KeyFindings::longAuthority);

    private final Passport passport;
    private final BiFunction<Facts, Firmware, Optional<Hit>> predicate;

    KeyRules(Passport passport, BiFunction<Facts, Firmware, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Firmware firmware) {
        return predicate.apply(facts, firmware);
    }
}
