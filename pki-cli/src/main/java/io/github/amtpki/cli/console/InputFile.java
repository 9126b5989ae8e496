package io.github.amtpki.cli.console;

import io.github.amtpki.BadInputException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Function;

/** A file that the command line names; {@code -} is standard input. */
public final class InputFile {

    /** Nothing that amtpki reads comes near. */
    public static final int MAX_BYTES = 16 << 20;

    private InputFile() {}

    /**
     * What a parser makes of it; its complaints are said of this file.
     *
     * @throws BadInputException as {@link #read(Console, String)} and the parser
     */
    public static <T> T read(Console console, String word, Function<byte[], T> parser) {
        byte[] bytes = read(console, word);
        try {
            return parser.apply(bytes);
        } catch (BadInputException e) {
            throw e.in(word);
        }
    }

    /**
     * Opens one that is read piece by piece, and may be of any size.
     *
     * @throws BadInputException if there is no such file, or it is a folder, a device or a named pipe
     */
    public static MeteredInput open(Console console, String word) {
        if (word.equals("-")) {
            return new MeteredInput(console.claimInput(), OptionalLong.empty());
        }
        Path path = console.path(word);
        try {
            InputStream in = NamedFile.open(console, path, "'" + word + "'");
            boolean sized = Files.isRegularFile(path);
            return new MeteredInput(in, sized ? OptionalLong.of(Files.size(path)) : OptionalLong.empty());
        } catch (NoSuchFileException e) {
            throw new BadInputException("there is no file '" + word + "'");
        } catch (IOException e) {
            throw new StorageException("'" + word + "' cannot be read", "look at its permissions", e);
        }
    }

    /**
     * All of it.
     *
     * @throws BadInputException if there is no such file, or it is a folder, a device, a named pipe or far too large
     * @throws StorageException if it cannot be read
     */
    public static byte[] read(Console console, String word) {
        if (word.equals("-")) {
            return console.readAll(MAX_BYTES);
        }
        Path path = console.path(word);
        try (InputStream in = NamedFile.open(console, path, "'" + word + "'")) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new BadInputException("'" + word + "' is larger than " + (MAX_BYTES >> 20) + " MiB");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new BadInputException("there is no file '" + word + "'");
        } catch (IOException e) {
            throw new StorageException("'" + word + "' cannot be read", "look at its permissions", e);
        }
    }
}
