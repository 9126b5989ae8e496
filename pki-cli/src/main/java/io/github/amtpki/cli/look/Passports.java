package io.github.amtpki.cli.look;

import io.github.amtpki.check.Rules;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.setupbin.SetupLint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule that can be explained: those about certificates and bundles, then those about Setup.bin. */
public final class Passports {

    private Passports() {}

    public static List<Passport> all() {
        return Stream.concat(
                        Rules.all().stream().map(Rule::passport),
                        Arrays.stream(SetupLint.values()).map(SetupLint::passport))
                .toList();
    }

    /** Case does not matter. */
    public static Optional<Passport> byId(String id) {
        return all().stream()
                .filter(passport -> passport.id().equalsIgnoreCase(id))
                .findFirst();
    }
}
