package io.github.amtpki.export;

import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.FileFacts.PasswordFacts;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.SamplePki;
import io.github.amtpki.testing.TestKeys;
import java.util.Optional;

/** A bundle to hand to servers, the same in every run. */
public final class ExportSamples {

    /** Everything that is awkward in JSON, YAML and shells. */
    public static final String AWKWARD = "a\"b\\c 'd' $(e) `f` %s \\n #!&*";

    private ExportSamples() {}

    /** With the password in a file two folders up. */
    public static ExportInput input() {
        return input(ExportPassword.in(Optional.of("../../provisioning.pfx.password"), Optional.empty()));
    }

    /** With the password in every file that a server reads. */
    public static ExportInput written(String password) {
        return input(input().password().written(Secret.of(password.toCharArray())));
    }

    static ExportInput input(ExportPassword password) {
        return new ExportInput(
                "provisioning",
                SamplePki.chain(),
                SamplePki.bundle(Flavour.MODERN),
                "provisioning.pfx",
                Optional.of("amt.corp.example"),
                password,
                TestKeys.NOW);
    }

    static ExportInput without(ExportInput input, PasswordFacts password) {
        return new ExportInput(
                input.name(),
                input.chain(),
                input.pfx(),
                input.file(),
                Optional.empty(),
                ExportPassword.in(Optional.empty(), Optional.of(password)),
                input.moment());
    }
}
