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
 * @param json for programs, without {@code schemaVersion}
 */
public record Outcome(ExitCode code, List<String> lines, Map<String, Object> json) {

    public static Outcome of(List<String> lines, Map<String, Object> json) {
        return new Outcome(ExitCode.OK, lines, json);
    }

    /** A product that is text of our own making, printed as it is. */
    public static Outcome text(String text) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", text);
        return of(text.lines().toList(), json);
    }
}
