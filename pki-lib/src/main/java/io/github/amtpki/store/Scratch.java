package io.github.amtpki.store;

import io.github.amtpki.OutputExistsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hidden folder in which something grows until it gets its name. A killed run leaves it behind and the next one removes
 * it with all that is in it; so it must be certain whose it is. A name proves nothing: somebody may have chosen the same.
 * What proves it is a file with a sentence of ours, which is the first thing to come into the folder and the last to go.
 *
 * <pre>
 * out/.lab.amtpki-staging/
 *     made-by-amtpki          the mark
 *     content/                what grows
 * </pre>
 *
 * <p>Killed between making the folder and marking it, a run leaves it empty; whose it is does not matter then.
 */
record Scratch(Path folder) {

    private static final String MARK = "made-by-amtpki";
    private static final String SENTENCE =
            "amtpki grows new files here. A run that finds this folder left over removes it with all that is in it.\n";

    /** Nothing, or something that may be removed, or something that may not be touched. */
    enum Found {
        NOTHING,
        OURS,
        FOREIGN
    }

    /** For a whole folder that grows and is then moved away. */
    Path content() {
        return folder.resolve("content");
    }

    Found found() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Found.NOTHING;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Found.FOREIGN;
        }
        return isMarked() || children().isEmpty() ? Found.OURS : Found.FOREIGN;
    }

    /**
     * Whether there is something of ours.
     *
     * @throws OutputExistsException if something else has the name
     */
    boolean leftOver() throws IOException {
        Found found = found();
        if (found == Found.FOREIGN) {
            throw inTheWay(null);
        }
        return found == Found.OURS;
    }

    /** @throws OutputExistsException if the name is taken */
    void create(FileOps ops) throws IOException {
        try {
            ops.createFolder(folder);
        } catch (FileAlreadyExistsException e) {
            throw inTheWay(e);
        }
        ops.createFile(folder.resolve(MARK), SENTENCE.getBytes(StandardCharsets.UTF_8));
    }

    /** Removes it with all that is in it, the mark last; what is not ours is left alone. */
    void remove(FileOps ops) throws IOException {
        if (found() != Found.OURS) {
            return;
        }
        for (Path child : children()) {
            if (!child.endsWith(MARK)) {
                ops.deleteTree(child);
            }
        }
        removeEmpty(ops);
    }

    /** The same for one from which everything was moved away. */
    void removeEmpty(FileOps ops) throws IOException {
        ops.delete(folder.resolve(MARK));
        ops.deleteIfEmpty(folder);
    }

    /** A mark whose sentence was cut off by a power failure counts. */
    private boolean isMarked() throws IOException {
        Path mark = folder.resolve(MARK);
        if (!Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS) || Files.size(mark) > SENTENCE.length()) {
            return false;
        }
        return SENTENCE.startsWith(new String(
                BoundedFile.read(mark, SENTENCE.length(), LinkOption.NOFOLLOW_LINKS), StandardCharsets.UTF_8));
    }

    private List<Path> children() throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(children::add);
        }
        return children;
    }

    private OutputExistsException inTheWay(@Nullable Exception cause) {
        return new OutputExistsException(
                folder + " is in the way: new files grow under this name, and amtpki did not make this one",
                "move it elsewhere and run this again; nothing was changed",
                cause);
    }
}
