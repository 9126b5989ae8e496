package io.github.amtpki.cli.console;

import io.github.amtpki.BadInputException;
import io.github.amtpki.InvalidProfileException;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.StorageException;

/** How a run ended, told to the shell as a number and to readers of JSON as a word. */
public enum ExitCode {
    OK(0, "ok", "done"),
    FINDINGS(1, "findings", "it ran, and found something wrong in what it looked at"),
    USAGE(
            2,
            "usage",
            "the command line is wrong: unknown verb or option, missing argument, a value that an option cannot have"),
    INVALID_PROFILE(3, "invalid-profile", "the profile has mistakes; all are listed, nothing was written"),
    BAD_INPUT(4, "bad-input", "an input file or secret is damaged, unsupported or not what it should be"),
    REFUSED(5, "refused", "a rule forbids it; nothing was written"),
    OUTPUT_EXISTS(6, "output-exists", "something would have been overwritten; nothing was written"),
    STORAGE(7, "storage", "reading, writing or a key token failed"),
    BUG(70, "bug", "amtpki itself failed: please report it");

    private final int number;
    private final String id;
    private final String meaning;

    ExitCode(int number, String id, String meaning) {
        this.number = number;
        this.id = id;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String id() {
        return id;
    }

    public String meaning() {
        return meaning;
    }

    public static ExitCode of(PkiException problem) {
        if (problem instanceof InvalidProfileException) {
            return INVALID_PROFILE;
        }
        if (problem instanceof BadInputException) {
            return BAD_INPUT;
        }
        if (problem instanceof RefusedException) {
            return REFUSED;
        }
        if (problem instanceof OutputExistsException) {
            return OUTPUT_EXISTS;
        }
        if (problem instanceof StorageException) {
            return STORAGE;
        }
        return BUG;
    }
}
