package io.github.amtpki.cli.option;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.WrongPasswordException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens a file that may be locked: with the password its option refers to; else with the one that {@code generate} wrote
 * beside it; else with one that is asked for, if there is somebody to ask and the file turns out to be locked.
 */
public final class Unlocking {

    private final Call call;
    private final String option;

    /** @param option which refers to the password, without dashes */
    public Unlocking(Call call, String option) {
        this.call = call;
        this.option = option;
    }

    /**
     * Complaints of the reader are said of the file.
     *
     * @param file as the command line names it
     * @param reader opens it; says {@link WrongPasswordException} if it needs a password and gets none
     */
    public <T> T open(String file, Function<Optional<Secret>, T> reader) {
        String what = "the password of '" + file + "'";
        Optional<String> reference = call.arguments().value(option);
        Optional<Secret> secret = reference.isPresent()
                ? Optional.of(call.secrets().resolve(reference.get(), what))
                : call.secrets().beside(file);
        try {
            return reader.apply(secret);
        } catch (WrongPasswordException e) {
            if (secret.isPresent()) {
                throw e.in(file);
            }
            if (!call.console().terminal().isInput()) {
                throw new WrongPasswordException(
                        "'" + file + "' is locked, and no password was given",
                        "add --" + option + " file:PATH, or see: amtpki help passwords",
                        e);
            }
            try (Secret asked = call.secrets().resolve("prompt", what)) {
                return reader.apply(Optional.of(asked));
            } catch (BadInputException again) {
                throw again.in(file);
            }
        } catch (BadInputException e) {
            throw e.in(file);
        } finally {
            secret.ifPresent(Secret::close);
        }
    }
}
