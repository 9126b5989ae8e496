package io.github.amtpki.proof;

import io.github.amtpki.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that runs until it is closed. What it prints, on either stream, lies in a file of its folder. */
final class Daemon implements AutoCloseable {

    private static final long READY_WITHIN = TimeUnit.SECONDS.toNanos(20);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(10);

    private final Process process;
    private final Path log;

    private Daemon(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts one of {@link Tools}; its standard input stays open and empty. */
    static Daemon start(Path folder, String tool, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Tools.need(tool).toString()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(folder, tool, ".log");
        return new Daemon(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    /** Asks until the answer is yes, the program ends, or its time is up. */
    boolean becomes(Supplier<Boolean> ready) {
        long end = System.nanoTime() + READY_WITHIN;
        while (process.isAlive() && System.nanoTime() < end) {
            if (ready.get()) {
                return process.isAlive();
            }
            LockSupport.parkNanos(POLL);
        }
        return false;
    }

    /** Waits until it has printed this, and answers the first group: mostly the port that it was given. */
    String awaits(Pattern text) throws IOException {
        if (!becomes(() -> text.matcher(output()).find())) {
            close();
            throw new AssertionError("no '" + text + "' in what it printed:\n" + output());
        }
        Matcher matcher = text.matcher(output());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** What it has printed so far. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException halfACharacter) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
