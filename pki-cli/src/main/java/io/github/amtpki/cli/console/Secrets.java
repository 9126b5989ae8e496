package io.github.amtpki.cli.console;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.StorageException;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.store.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Follows references to secrets: {@code env:NAME}, {@code file:PATH}, {@code fd:N}, {@code stdin}, {@code prompt},
 * {@code generate}. A secret itself never stands on the command line: everybody on the machine could read it there.
 */
public final class Secrets {

    private final Console console;

    public Secrets(Console console) {
        this.console = console;
    }

    /**
     * Opens something that exists.
     *
     * @param what what the secret is for, as {@code the password of root.key}
     */
    public Secret resolve(String reference, String what) {
        return resolve(reference, what, false);
    }

    /** For something being made: a prompt asks twice, {@code generate} makes one. */
    public Secret choose(String reference, String what) {
        return resolve(reference, what, true);
    }

    /** For references in a profile: names of files start from the profile's folder. */
    public SecretSource beside(Path folder) {
        return new SecretSource() {

            @Override
            public Secret resolve(SecretRef reference, String purpose) {
                return follow(reference, purpose, false);
            }

            @Override
            public Secret choose(SecretRef reference, String purpose) {
                return follow(reference, purpose, true);
            }

            private Secret follow(SecretRef reference, String purpose, boolean making) {
                return reference.source() == SecretRef.Source.FILE
                        ? file(folder.resolve(reference.argument()), reference.argument(), purpose)
                        : Secrets.this.resolve(reference.toString(), purpose, making);
            }
        };
    }

    /** The password that {@code generate} wrote beside a file, if it did: {@code lab.pfx.password} for {@code lab.pfx}. */
    public Optional<Secret> beside(String file) {
        String name = file + ".password";
        return Files.isRegularFile(console.path(name))
                ? Optional.of(file(console.path(name), name, "the password of '" + file + "'"))
                : Optional.empty();
    }

    private Secret resolve(String reference, String what, boolean making) {
        if (reference.equals("prompt")) {
            return prompt(what, making);
        }
        if (reference.equals("stdin")) {
            return stdin(what);
        }
        if (reference.equals("generate") && making) {
            return Secret.generate(new SecureRandom());
        }
        if (reference.equals("generate")) {
            throw new UsageException(
                    what + " exists already and cannot be generated", "use env:NAME, file:PATH, fd:N, stdin or prompt");
        }
        if (reference.startsWith("env:")) {
            return environment(reference.substring(4), what);
        }
        if (reference.startsWith("file:")) {
            String name = reference.substring(5);
            return file(console.path(name), name, what);
        }
        if (reference.startsWith("fd:")) {
            return descriptor(reference.substring(3), what);
        }
        throw new UsageException(
                what + " is given by a reference, never by itself",
                "use env:NAME, file:PATH, fd:N, stdin" + (making ? ", prompt or generate" : " or prompt")
                        + "; see: amtpki help passwords");
    }

    private Secret environment(String name, String what) {
        String value = console.variable(name)
                .orElseThrow(() -> new BadInputException(
                        "the environment variable '" + name + "' for " + what + " is not set",
                        "set it, to nothing if the password is empty"));
        return Secret.of(value.toCharArray());
    }

    private Secret file(Path path, String name, String what) {
        String shown = "the file '" + name + "'";
        try (InputStream in = NamedFile.open(console, path, shown + " for " + what)) {
            return SecretText.firstLine(in, shown + " for " + what);
        } catch (NoSuchFileException e) {
            throw new BadInputException("the file '" + name + "' for " + what + " does not exist");
        } catch (IOException e) {
            throw new StorageException("the file '" + name + "' for " + what + " cannot be read", "", e);
        }
    }

    private Secret descriptor(String number, String what) {
        if (!Descriptors.isNumber(number)) {
            throw new UsageException("'fd:' takes the number of an open file", "as in: fd:3 3<password.txt");
        }
        int descriptor = Integer.parseInt(number);
        if (descriptor == 0) {
            return stdin(what);
        }
        try (InputStream in = NamedFile.open(console, descriptor)) {
            return SecretText.firstLine(in, "file descriptor " + number + " for " + what);
        } catch (IOException e) {
            throw new StorageException(
                    "file descriptor " + number + " for " + what + " cannot be read", "as in: fd:3 3<password.txt", e);
        }
    }

    private Secret stdin(String what) {
        return SecretText.firstLine(console.claimInput(), "standard input for " + what);
    }

    private Secret prompt(String what, boolean twice) {
        char[] once = ask(what + ": ");
        try {
            if (twice) {
                char[] again = ask("again, " + what + ": ");
                boolean equal = Arrays.equals(once, again);
                Arrays.fill(again, '\0');
                if (!equal) {
                    throw new BadInputException("the two entries for " + what + " differ");
                }
            }
            return Secret.of(once);
        } finally {
            Arrays.fill(once, '\0');
        }
    }

    private char[] ask(String question) {
        return console.terminal()
                .password("amtpki: " + Text.printable(question))
                .orElseThrow(() -> new BadInputException(
                        "nobody can be asked: there is no terminal", "use env:NAME, file:PATH, fd:N or stdin"));
    }
}
