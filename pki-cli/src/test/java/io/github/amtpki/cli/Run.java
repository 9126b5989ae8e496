package io.github.amtpki.cli;

import io.github.amtpki.cli.console.Console;
import io.github.amtpki.cli.console.Terminal;
import io.github.amtpki.internal.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs command lines inside the test's own process, with everything around them made up. */
public final class Run {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private final Deque<String> passwords = new ArrayDeque<>();
    private byte[] in = new byte[0];
    private Path folder = Path.of("");
    private boolean terminal;

    private Run() {}

    /** What a run left behind. */
    public record Result(int code, String out, String err) {

        public Map<?, ?> json() {
            return (Map<?, ?>) JsonText.parse(out.getBytes(StandardCharsets.UTF_8));
        }

        public Map<?, ?> error() {
            return (Map<?, ?>) json().get("error");
        }
    }

    public static Result amtpki(String... args) {
        return in(Path.of("")).run(args);
    }

    public static Run in(Path folder) {
        Run run = new Run();
        run.folder = folder;
        return run;
    }

    public Run variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Run stdin(String text) {
        return stdin(text.getBytes(StandardCharsets.UTF_8));
    }

    public Run stdin(byte[] bytes) {
        in = bytes;
        return this;
    }

    /** Somebody sits there and answers questions for passwords with these, in turn. */
    public Run typing(String... answers) {
        passwords.addAll(Arrays.asList(answers));
        terminal = true;
        return this;
    }

    public Console console() {
        return console(out);
    }

    public Console console(OutputStream to) {
        return new Console(new ByteArrayInputStream(in), to, err, environment, folder, new MadeUpTerminal());
    }

    public Result run(String... args) {
        return result(Cli.run(console(), args));
    }

    public Result result(int code) {
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private final class MadeUpTerminal implements Terminal {

        @Override
        public boolean isInput() {
            return terminal;
        }

        @Override
        public boolean isOutput() {
            return terminal;
        }

        @Override
        public boolean isError() {
            return terminal;
        }

        @Override
        public Optional<char[]> password(String prompt) {
            err.writeBytes((prompt + "\n").getBytes(StandardCharsets.UTF_8));
            return Optional.ofNullable(passwords.poll()).map(String::toCharArray);
        }
    }
}
