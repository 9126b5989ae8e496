package io.github.amtpki.cli.console;

import io.github.amtpki.RefusedException;
import io.github.amtpki.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/** A device, or anything else that is no regular file, to be overwritten: only if it was named twice. */
public final class OutputDevice {

    private final Path path;
    private final String shown;
    private final boolean meant;

    /**
     * @param out what is to be written
     * @param confirmed what {@code --device} names
     * @throws RefusedException if it is a device that is not confirmed, or is in use
     * @throws UsageException if they differ, or there is no such device
     */
    public OutputDevice(Console console, String out, Optional<String> confirmed) {
        path = console.path(out);
        shown = "'" + out + "'";
        meant = confirmed.isPresent();
        boolean special = Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
        if (special && !meant) {
            throw new RefusedException(
                    shown + " is a device: all that is on it would be lost",
                    "look twice, for example with lsblk; if that is meant, add --device " + out);
        }
        if (meant && !confirmed.get().equals(out)) {
            throw new UsageException("--device and -o name different things", "write the same path behind both");
        }
        if (meant && !special) {
            throw new UsageException(shown + " is no device", "leave out --device to write a new file");
        }
        if (!special && path.toAbsolutePath().normalize().startsWith("/dev")) {
            throw new UsageException("there is no device " + shown, "a file under /dev would be no stick: see lsblk");
        }
        if (special && isMounted()) {
            throw new RefusedException(
                    shown + " is in use: it, or a part of it, is mounted",
                    "unmount it if that is really what you mean");
        }
    }

    /** Whether a device is to be written, rather than a new file. */
    public boolean isMeant() {
        return meant;
    }

    /** Overwrites its beginning, and waits until it has it. */
    public Path write(Consumer<OutputStream> writer) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            writer.accept(Channels.newOutputStream(channel));
            force(channel);
            return path;
        } catch (IOException e) {
            throw new StorageException(shown + " cannot be written: " + e.getMessage(), "look at its permissions", e);
        }
    }

    /** What is no disk has nothing to force. */
    private static void force(FileChannel channel) {
        try {
            channel.force(true);
        } catch (IOException e) {
            // a pipe, a terminal
        }
    }

    /** Linux says so; a partition of {@code /dev/sdb} is called {@code /dev/sdb1}. */
    private boolean isMounted() {
        try {
            String real = path.toRealPath().toString();
            return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                    .map(line -> line.split(" ", 2)[0])
                    .anyMatch(source -> source.startsWith(real));
        } catch (IOException e) {
            return false;
        }
    }
}
