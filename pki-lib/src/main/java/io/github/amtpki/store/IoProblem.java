package io.github.amtpki.store;

import io.github.amtpki.StorageException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** What the file system said, in one line that names the path. */
public final class IoProblem {

    private IoProblem() {}

    /**
     * @param what what could not be done, as {@code cannot write}
     * @param path to what, where the exception names nothing better
     */
    public static StorageException storage(String what, Path path, IOException cause) {
        return storage(what, path, cause, hint(cause));
    }

    private static String hint(IOException cause) {
        if (isFull(cause)) {
            return "make room there and run this again";
        }
        boolean lock = cause instanceof AccessDeniedException denied
                && String.valueOf(denied.getFile()).endsWith(FolderLayout.LOCK);
        return lock ? "a run locks a folder by a file beside it: let this account write where the folder lies" : "";
    }

    static StorageException storage(String what, Path path, IOException cause, String hint) {
        boolean named = cause instanceof FileSystemException problem && problem.getFile() != null;
        String file = named ? String.valueOf(((FileSystemException) cause).getFile()) : path.toString();
        return new StorageException(what + " " + file + ": " + reason(cause), hint, cause);
    }

    private static boolean isFull(IOException cause) {
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("not enough space") || text.contains("quota exceeded");
    }

    static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        if (cause instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "it is not empty";
        }
        if (cause instanceof ClosedByInterruptException) {
            return "interrupted";
        }
        String text = cause instanceof FileSystemException problem ? problem.getReason() : cause.getMessage();
        return text == null || text.isBlank()
                ? "the file system refuses"
                : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
