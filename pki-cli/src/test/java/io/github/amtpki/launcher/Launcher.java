package io.github.amtpki.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program about to be run, with an environment of its own: nothing of ours leaks in. */
final class Launcher {

    /** What a run left. */
    record Run(long pid, int exitCode, String out, String err) {}

    private final Path program;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path folder = Path.of("/");

    Launcher(Path program) {
        this.program = program;
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("AMTPKI_ARCHIVE", "off");
    }

    Launcher with(String name, Object value) {
        environment.put(name, value.toString());
        return this;
    }

    Launcher without(String name) {
        environment.remove(name);
        return this;
    }

    Launcher in(Path workingFolder) {
        folder = workingFolder;
        return this;
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).await();
    }

    /** Starts without waiting, for runs beside each other. */
    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("launched", ".out");
        Path err = Files.createTempFile("launched", ".err");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    /** A run that has begun. */
    record Running(Process process, Path out, Path err) {

        Run await() throws IOException, InterruptedException {
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            var run = new Run(process.pid(), process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            if (!ended) {
                throw new AssertionError("no end after two minutes: " + run);
            }
            return run;
        }
    }
}
