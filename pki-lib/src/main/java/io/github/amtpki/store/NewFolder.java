package io.github.amtpki.store;

import io.github.amtpki.OutputExistsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Map;

/** A folder that was not there: grown beside its place, moved in by one rename. */
final class NewFolder {

    private NewFolder() {}

    static void create(FileOps ops, FolderLayout layout, Map<String, byte[]> files) throws IOException {
        Scratch staging = layout.staging();
        try {
            staging.create(ops);
            TreeWriter.write(ops, staging.content(), files);
            ops.move(staging.content(), layout.folder());
        } catch (IOException | RuntimeException e) {
            try {
                staging.remove(ops);
            } catch (IOException more) {
                e.addSuppressed(more); // the next run removes it
            }
            if (Files.exists(layout.folder(), LinkOption.NOFOLLOW_LINKS)) {
                throw new OutputExistsException(layout.folder() + " appeared meanwhile", "", e);
            }
            throw e;
        }
        try {
            ops.forceFolder(layout.parent());
        } catch (IOException e) {
            throw IoProblem.storage("the folder is complete, but may not be on the disk yet:", layout.folder(), e);
        } finally {
            tidyUp(ops, staging);
        }
    }

    private static void tidyUp(FileOps ops, Scratch staging) {
        try {
            staging.removeEmpty(ops);
        } catch (IOException e) {
            // the next run removes it
        }
    }
}
