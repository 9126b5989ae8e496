package io.github.amtpki.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program: no shell, a bare environment in English, nothing on its standard input unless given, and never for
 * longer than its time. Each {@code with...} answers a new value.
 *
 * <pre>{@code
 * String shown = Run.in(folder).ok("openssl", "x509", "-in", "root.crt", "-noout", "-subject").out();
 * }</pre>
 */
public final class Run {

    private static final long SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment;
    private final byte[] input;

    /** What came of it. */
    public record Result(int exit, String out, String err) {}

    private Run(Path folder, Map<String, String> environment, byte[] input) {
        this.folder = folder;
        this.environment = environment;
        this.input = input;
    }

    /** In the folder where the tests run. */
    public static Run here() {
        return in(Path.of("").toAbsolutePath());
    }

    /** In this folder, which is also the program's home, so that nobody's settings matter. */
    public static Run in(Path folder) {
        Map<String, String> bare = new LinkedHashMap<>();
        bare.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
        bare.put("HOME", folder.toString());
        bare.put("LC_ALL", "C.UTF-8");
        return new Run(folder, bare, new byte[0]);
    }

    public Run with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new Run(folder, more, input);
    }

    public Run withInput(String text) {
        return new Run(folder, environment, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Runs one of {@link Tools} and expects it to exit with 0. */
    public Result ok(String tool, String... arguments) {
        Result result = run(tool, arguments);
        if (result.exit() != 0) {
            throw new AssertionError(tool + " " + String.join(" ", arguments) + "\nexited with " + result.exit() + "\n"
                    + result.out() + result.err());
        }
        return result;
    }

    /** Runs one of {@link Tools}, whatever it exits with. */
    public Result run(String tool, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Tools.need(tool).toString()));
        command.addAll(List.of(arguments));
        return command(command);
    }

    /**
     * Runs this command line, the program first.
     *
     * @throws IllegalStateException if it cannot be started or does not end in time
     */
    public Result command(List<String> command) {
        File out = temporary();
        File err = temporary();
        try {
            Process process = start(command, out, err);
            try (OutputStream standardInput = process.getOutputStream()) {
                standardInput.write(input);
            } catch (IOException notInterested) {
                // A program may end without reading what it was given.
            }
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException(command + " did not end within " + SECONDS + " s\n" + text(err));
            }
            return new Result(process.exitValue(), text(out), text(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        } finally {
            delete(out);
            delete(err);
        }
    }

    private Process start(List<String> command, File out, File err) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.redirectOutput(out).redirectError(err).start();
        } catch (IOException e) {
            throw new IllegalStateException(command + " cannot be started", e);
        }
    }

    private static File temporary() {
        try {
            return File.createTempFile("amtpki-run", ".txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(File file) {
        try {
            return new String(java.nio.file.Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(File file) {
        if (!file.delete()) {
            file.deleteOnExit();
        }
    }
}
