package io.github.amtpki.cli.option;

import io.github.amtpki.cli.console.BuildInfo;
import io.github.amtpki.cli.console.Console;
import io.github.amtpki.cli.console.Progress;
import io.github.amtpki.cli.console.Secrets;
import io.github.amtpki.cli.console.Time;
import io.github.amtpki.cli.console.UsageException;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One run of a verb: its arguments and the services they ask for. */
public final class Call {

    private final Console console;
    private final Arguments arguments;
    private final Secrets secrets;

    public Call(Console console, Arguments arguments) {
        this.console = console;
        this.arguments = arguments;
        this.secrets = new Secrets(console);
    }

    public Console console() {
        return console;
    }

    public Arguments arguments() {
        return arguments;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** Refuses nonsense in options that every verb takes, whether or not this verb has a use for them. */
    public void checkCommon() {
        if (arguments.has("provider")) {
            provider();
        }
        if (arguments.has("now")) {
            time();
        }
        if (arguments.value("out").filter("-"::equals).isPresent()) {
            throw new UsageException(
                    "-o - would make a file of that name: what amtpki makes does not go to standard output",
                    "name a path; if the name is meant, write ./-");
        }
    }

    /** The path an option names. */
    public Path path(String option) {
        return console.path(arguments.get(option));
    }

    public boolean json() {
        return arguments.has("json");
    }

    public boolean quiet() {
        return arguments.has("quiet");
    }

    /** What {@code --provider} names, or else a native provider if there is one; empty means the JDK's own. */
    public Optional<Provider> provider() {
        return Providers.find(arguments.value("provider"));
    }

    /** What says the time: {@code --now}, {@code SOURCE_DATE_EPOCH}, or the system clock if it can be right. */
    public Clock clock() {
        Time time = new Time(console);
        Optional<String> now = arguments.value("now");
        if (time.isFromEnvironment(now)) {
            note("the time is taken from SOURCE_DATE_EPOCH: " + time.instant(now));
        }
        time.early(now)
                .ifPresent(early -> warn("the time " + early + " is before this amtpki was built ("
                        + BuildInfo.current().built() + ")"));
        return time.clock(now);
    }

    /** The time by which things are only looked at: a wrong clock does no harm there. */
    public Instant time() {
        return new Time(console).instant(arguments.value("now"));
    }

    /** Tells something that is worth knowing but no product. */
    public void note(String text) {
        if (!quiet()) {
            console.tell(text);
        }
    }

    public void warn(String text) {
        console.tell("warning: " + text);
    }

    /** Shows on a terminal what is being done, until closed. */
    public Progress progress() {
        return Progress.start(console, quiet() || json());
    }

    /** Does long work, and shows on a terminal that it goes on. */
    public <T> T working(String doing, Supplier<T> work) {
        try (Progress progress = progress()) {
            progress.doing(doing);
            return work.get();
        }
    }
}
