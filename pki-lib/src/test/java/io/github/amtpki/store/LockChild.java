package io.github.amtpki.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Holds a folder until its input ends, or counts in a file under the lock.
 *
 * <p>Arguments: the folder, and optionally a file with a number and how many times to add one to it.
 */
final class LockChild {

    private LockChild() {}

    public static void main(String[] arguments) throws IOException {
        Path lab = Path.of(arguments[0]);
        if (arguments.length == 1) {
            try (PkiFolder folder = PkiFolder.open(lab, Samples.CLOCK, Duration.ZERO)) {
                System.out.println("holds " + folder.path().getFileName());
                while (System.in.read() >= 0) {
                    // until the parent closes the pipe
                }
            }
            return;
        }
        count(lab, Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    }

    static void count(Path lab, Path counter, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            PkiFolder folder = PkiFolder.open(lab, Samples.CLOCK, Duration.ofSeconds(60));
            try {
                Files.writeString(counter, Integer.toString(Integer.parseInt(Files.readString(counter)) + 1));
            } finally {
                folder.close();
            }
        }
    }
}
