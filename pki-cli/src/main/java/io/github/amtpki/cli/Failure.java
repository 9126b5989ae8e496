package io.github.amtpki.cli;

import io.github.amtpki.InvalidProfileException;
import io.github.amtpki.PkiException;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.cli.console.Console;
import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.Text;
import io.github.amtpki.cli.console.UsageException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what went wrong: one line, a hint where there is one, and the same as JSON if that was asked for. */
final class Failure {

    private final Console console;
    private final boolean json;

    Failure(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    ExitCode report(Throwable problem) {
        Map<String, Object> error = new LinkedHashMap<>();
        ExitCode code = report(problem, error);
        if (json) {
            console.print(Json.document(Map.of("error", error)));
        }
        if (console.variable("AMTPKI_DEBUG").isPresent()) {
            StringWriter trace = new StringWriter();
            problem.printStackTrace(new PrintWriter(trace, true));
            for (String line : trace.toString().replace("\t", "    ").split("\n", -1)) {
                console.show(Text.printable(line) + "\n");
            }
        }
        return code;
    }

    private ExitCode report(Throwable problem, Map<String, Object> error) {
        if (problem instanceof UsageException usage) {
            return tell(ExitCode.USAGE, ExitCode.USAGE.id(), String.valueOf(usage.getMessage()), usage.hint(), error);
        }
        if (problem instanceof InvalidProfileException profile) {
            return tell(profile, error);
        }
        if (problem instanceof PkiException pki) {
            ExitCode code = ExitCode.of(pki);
            return tell(code, word(pki, code), pki.getMessage(), pki.hint().orElse(""), error);
        }
        String what = problem.getClass().getSimpleName();
        String message = "this is a bug: " + what + (problem.getMessage() == null ? "" : ": " + problem.getMessage());
        return tell(
                ExitCode.BUG, ExitCode.BUG.id(), message, "set AMTPKI_DEBUG=1 for the details and report it", error);
    }

    private ExitCode tell(ExitCode code, String word, String whole, String wholeHint, Map<String, Object> error) {
        String message = Text.brief(whole);
        String hint = Text.brief(wholeHint);
        console.tell("error: " + message);
        if (!hint.isEmpty()) {
            console.tell("hint: " + hint);
        }
        error.put("code", word);
        error.put("exitCode", code.number());
        error.put("message", message);
        if (!hint.isEmpty()) {
            error.put("hint", hint);
        }
        return code;
    }

    /** A profile's mistakes are printed as a compiler prints them; the lines speak for themselves. */
    private ExitCode tell(InvalidProfileException profile, Map<String, Object> error) {
        for (String line : profile.rendered().split("\n", -1)) {
            if (!line.isEmpty()) {
                console.show(Text.printable(line) + "\n");
            }
        }
        List<Object> problems = new ArrayList<>();
        for (InvalidProfileException.Problem problem : profile.problems()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", profile.file());
            one.put("line", problem.line());
            one.put("column", problem.column());
            one.put("path", problem.path());
            one.put("message", problem.message());
            one.put("hint", problem.hint());
            problems.add(one);
        }
        ExitCode code = tell(
                ExitCode.INVALID_PROFILE,
                ExitCode.INVALID_PROFILE.id(),
                profile.getMessage() + "; nothing was written",
                profile.hint().orElse(""),
                error);
        error.put("problems", problems);
        return code;
    }

    private static String word(PkiException problem, ExitCode code) {
        if (problem instanceof WrongPasswordException) {
            return "wrong-password";
        }
        return problem instanceof UnsupportedAlgorithmException ? "unsupported-algorithm" : code.id();
    }
}
