package io.github.amtpki.cli.console;

import io.github.amtpki.BadInputException;
import io.github.amtpki.StorageException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a run sees of the machine it runs on. The product goes to standard output; everything else, as
 * {@code amtpki: error: …}, to standard error. Both are UTF-8.
 */
public final class Console {

    /** Stands where bytes of the command line are no text; another file may bear just this name. */
    private static final char NOT_UNDERSTOOD = '\ufffd';

    private final InputStream in;
    private final OutputStream out;
    private final OutputStream err;
    private final Map<String, String> environment;
    private final Path folder;
    private final Terminal terminal;
    private @Nullable IOException failure;
    private boolean inputClaimed;

    /** @param folder what relative paths are relative to */
    public Console(
            InputStream in,
            OutputStream out,
            OutputStream err,
            Map<String, String> environment,
            Path folder,
            Terminal terminal) {
        this.in = in;
        this.out = new BufferedOutputStream(out);
        this.err = err;
        this.environment = environment;
        this.folder = folder;
        this.terminal = terminal;
    }

    /** The console of this process. */
    public static Console system() {
        // the filter hides readNBytes of JDK 17's FileInputStream, which asks for a position that a pipe does not have
        InputStream in = new FilterInputStream(new FileInputStream(FileDescriptor.in)) {};
        return new Console(
                in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                Path.of(""),
                new SystemTerminal());
    }

    /**
     * Standard input for one single purpose: it cannot be read twice.
     *
     * @throws UsageException if it serves another purpose already
     */
    public InputStream claimInput() {
        if (inputClaimed) {
            throw new UsageException(
                    "standard input gives one file or secret in a run, not two", "use file: or fd: for the other");
        }
        inputClaimed = true;
        return in;
    }

    /** All of standard input. */
    byte[] readAll(int atMost) {
        try {
            byte[] bytes = claimInput().readNBytes(atMost + 1);
            if (bytes.length > atMost) {
                throw new BadInputException("standard input is larger than " + (atMost >> 20) + " MiB");
            }
            return bytes;
        } catch (IOException e) {
            throw new StorageException("standard input cannot be read", "", e);
        }
    }

    /** The next line that is typed; empty at the end of the input. */
    public Optional<String> readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
        } catch (IOException e) {
            throw new StorageException("standard input cannot be read", "", e);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
    }

    public Terminal terminal() {
        return terminal;
    }

    /** An environment variable; empty if it is not set, the empty string if it is set to that. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /**
     * The path that a word of the command line means.
     *
     * @throws UsageException if no file can have that name, or Java did not understand the bytes of it
     */
    public Path path(String word) {
        if (word.indexOf(NOT_UNDERSTOOD) >= 0) {
            throw new UsageException(
                    "the name '" + word + "' is not UTF-8, so that it is unknown which file is meant",
                    "rename the file so that its name is UTF-8");
        }
        try {
            return folder.resolve(word);
        } catch (InvalidPathException e) {
            throw new UsageException("a path holds a character that no file name can have", "");
        }
    }

    /** Writes to standard output as it is. A failure is kept for {@link #close}: the verb has better things to do. */
    public void print(String text) {
        if (failure != null) {
            return;
        }
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            failure = e;
        }
    }

    public void line(String text) {
        print(Text.printable(text));
        print("\n");
    }

    /** One line to standard error, after {@code amtpki: }. */
    public void tell(String text) {
        show("amtpki: " + Text.printable(text) + "\n");
    }

    /** Writes to standard error as it is. */
    public void show(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException nobodyListens) {
            // Where this could be said is what just failed; the exit code still speaks.
        }
    }

    /** Writes out what is buffered. A reader that went away, as {@code head} does, had what it wanted. */
    public ExitCode close(ExitCode code) {
        try {
            out.flush();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
        if (failure == null) {
            return code;
        }
        String reason = String.valueOf(failure.getMessage());
        if (reason.contains("pipe")) {
            return code;
        }
        tell("error: cannot write to standard output: " + reason);
        return code == ExitCode.OK ? ExitCode.STORAGE : code;
    }
}
