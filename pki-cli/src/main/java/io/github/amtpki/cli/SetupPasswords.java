package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.setupbin.BulkSetup;
import io.github.amtpki.setupbin.MebxPassword;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** MEBx passwords: those that options refer to, and those of a table, row by row. */
final class SetupPasswords implements BulkSetup.Passwords, AutoCloseable {

    private static final String CURRENT = "the current MEBx password";
    private static final String NEW = "the new MEBx password";

    private final Call call;
    private final SecretSource source;
    private Optional<Secret> generated = Optional.empty();

    /** @param folder where the table lies */
    SetupPasswords(Call call, Path folder) {
        this.call = call;
        this.source = call.secrets().beside(folder);
    }

    static Optional<Secret> current(Call call) {
        return call.arguments()
                .value("current-password")
                .map(reference -> call.secrets().resolve(reference, CURRENT));
    }

    static Optional<Secret> fresh(Call call) {
        return call.arguments()
                .value("new-password")
                .map(reference ->
                        isGenerated(call) ? generate() : call.secrets().choose(reference, NEW));
    }

    static boolean isGenerated(Call call) {
        return call.arguments().value("new-password").filter("generate"::equals).isPresent();
    }

    @Override
    public Secret current(String reference) {
        SecretRef parsed = parse(reference, "env:NAME or file:PATH");
        if (parsed.generates()) {
            throw new BadInputException(
                    CURRENT + " exists already and cannot be generated", "use env:NAME or file:PATH");
        }
        return source.resolve(parsed, CURRENT);
    }

    @Override
    public Secret fresh(String reference) {
        SecretRef parsed = parse(reference, "env:NAME, file:PATH or generate");
        if (!parsed.generates()) {
            return source.resolve(parsed, NEW);
        }
        close();
        Secret made = generate();
        generated = Optional.of(made.copy());
        return made;
    }

    @Override
    public Optional<String> freshElsewhere() {
        return isGenerated(call) ? Optional.of("generate") : Optional.empty();
    }

    /** What was generated since this was asked last. */
    Optional<Secret> takeGenerated() {
        Optional<Secret> taken = generated;
        generated = Optional.empty();
        return taken;
    }

    @Override
    public void close() {
        takeGenerated().ifPresent(Secret::close);
    }

    private static Secret generate() {
        return MebxPassword.generate(new SecureRandom());
    }

    /** What asks or reads a stream would do so for each row. */
    private static SecretRef parse(String reference, String ways) {
        SecretRef parsed = parsed(reference, ways);
        return switch (parsed.source()) {
            case ENV, FILE, GENERATE -> parsed;
            case FD, STDIN, PROMPT ->
                throw new BadInputException("a password in a table is " + ways, "give others by their option");
        };
    }

    private static SecretRef parsed(String reference, String ways) {
        try {
            return SecretRef.parse(reference);
        } catch (BadInputException e) {
            throw new BadInputException(e.getMessage(), "write " + ways, e);
        }
    }
}
