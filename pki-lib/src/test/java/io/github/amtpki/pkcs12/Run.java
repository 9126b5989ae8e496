package io.github.amtpki.pkcs12;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Runs another program in a folder; a missing one skips the test. */
public final class Run {

    /** What came of it. */
    public record Result(int exit, String out, String err) {}

    private final Path folder;

    private Run(Path folder) {
        this.folder = folder;
    }

    public static Run in(Path folder) {
        return new Run(folder);
    }

    public Result ok(String tool, String... arguments) {
        Result result = run(tool, arguments);
        if (result.exit() != 0) {
            throw new AssertionError(tool + " exited with " + result.exit() + "\n" + result.out() + result.err());
        }
        return result;
    }

    public Result run(String tool, String... arguments) {
        List<String> command = new ArrayList<>(List.of(path(tool).toString()));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("run", ".out");
            Path err = Files.createTempFile("run", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not end");
            }
            Result result = new Result(process.exitValue(), text(out), text(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command + " cannot be run", e);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static Path path(String tool) {
        Path home = Path.of(System.getProperty("java.home"));
        Optional<Path> found = tool.equals("keytool")
                ? Optional.of(home.resolve("bin/keytool"))
                : tool.equals("other-keytool") ? otherJdk(home) : onSearchPath(tool);
        return found.orElseThrow(() -> new TestAbortedException(tool + " is not on this machine"));
    }

    private static Optional<Path> onSearchPath(String tool) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> otherJdk(Path home) {
        String mine = "-" + Runtime.version().feature() + "-";
        try (Stream<Path> all = Files.list(Path.of("/usr/lib/jvm"))) {
            return all.filter(jdk -> !(jdk.getFileName() + "-").contains(mine) && !home.startsWith(jdk))
                    .map(jdk -> jdk.resolve("bin/keytool"))
                    .filter(Files::isExecutable)
                    .filter(keytool -> !keytool.toString()
                            .contains("1." + Runtime.version().feature()))
                    .sorted(java.util.Comparator.reverseOrder())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
