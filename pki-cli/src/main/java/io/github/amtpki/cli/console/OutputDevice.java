package io.github.amtpki.cli.console;

import io.github.amtpki.RefusedException;
import io.github.amtpki.StorageException;
import io.github.amtpki.store.IoProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A disk to be overwritten: only if it was named twice. What is neither a disk nor a file is never opened. */
public final class OutputDevice {

    private static final int KIND = 0170000;
    private static final int BLOCK = 0060000;

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
        this(console, out, confirmed, OutputDevice::isBlockDevice);
    }

    /** @param isDisk whether a path that is neither file nor folder is a disk */
    OutputDevice(Console console, String out, Optional<String> confirmed, Predicate<Path> isDisk) {
        path = console.path(out);
        shown = "'" + out + "'";
        meant = confirmed.isPresent();
        boolean special = Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
        if (special && !isDisk.test(path)) {
            throw new UsageException(
                    shown + " is neither a disk nor a file, but a pipe, a terminal or the like",
                    "name a new file, or a disk as lsblk shows it");
        }
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

    /**
     * Overwrites its beginning, and waits until it has it.
     *
     * @param bytes how many it will be
     * @throws RefusedException if it is smaller than that; nothing is written then
     */
    public Path write(long bytes, Consumer<OutputStream> writer) {
        try {
            overwrite(path, shown, bytes, writer);
            return path;
        } catch (IOException e) {
            throw IoProblem.storage("cannot write", path, e);
        } catch (StorageException e) {
            throw e.getCause() instanceof IOException cause ? IoProblem.storage("cannot write", path, cause) : e;
        }
    }

    static void overwrite(Path path, String shown, long bytes, Consumer<OutputStream> writer) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long room = room(channel, bytes);
            if (room < bytes) {
                throw new RefusedException(
                        shown + " is too small: it holds " + room + " bytes, and " + bytes
                                + " are needed; nothing was written",
                        "take a larger stick");
            }
            writer.accept(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    /** How much it holds, as far as that matters. Not every system tells the size of a disk: what can be read is there. */
    private static long room(FileChannel channel, long needed) throws IOException {
        long there = 0;
        long beyond = needed + 1;
        while (beyond - there > 1) {
            long middle = (there + beyond) >>> 1;
            boolean readable = channel.read(ByteBuffer.allocate(1), middle - 1) == 1;
            there = readable ? middle : there;
            beyond = readable ? beyond : middle;
        }
        return there;
    }

    /** By the kind in its mode; where there are no such modes, there are no such files either. */
    private static boolean isBlockDevice(Path path) {
        try {
            return ((int) Files.getAttribute(path, "unix:mode") & KIND) == BLOCK;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
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
