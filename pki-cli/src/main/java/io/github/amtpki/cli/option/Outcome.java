package io.github.amtpki.cli.option;

import io.github.amtpki.cli.console.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a verb has to say when it is done, once for people and once for programs.
 *
 * @param code how it ended
 * @param lines for people; whatever could steer a terminal is escaped when they are printed
 * @param product whether the lines are what the verb is run for; otherwise they tell what it did, and {@code --quiet}
 *     keeps them back
 * @param json for programs, without {@code schemaVersion}
 */
public record Outcome(ExitCode code, List<String> lines, boolean product, Map<String, Object> json) {

    /** What the verb is run for. */
    public static Outcome of(List<String> lines, Map<String, Object> json) {
        return new Outcome(ExitCode.OK, lines, true, json);
    }

    /** What a verb did whose product lies in files. */
    public static Outcome done(List<String> lines, Map<String, Object> json) {
        return new Outcome(ExitCode.OK, lines, false, json);
    }

    /** The same with nothing said but the product. */
    public Outcome quiet() {
        return product ? this : new Outcome(code, List.of(), false, json);
    }

    /** A product that is text of our own making, printed as it is. */
    public static Outcome text(String text) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", text);
        return of(text.lines().toList(), json);
    }
}
