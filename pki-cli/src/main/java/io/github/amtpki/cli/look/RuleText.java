package io.github.amtpki.cli.look;

import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.cli.manual.Wrap;
import java.util.ArrayList;
import java.util.List;

/** What rules mean, for people: one passport as lines, or all of them as a page of Markdown. */
public final class RuleText {

    private static final int COLUMN = 12;

    private RuleText() {}

    /** One passport. */
    public static List<String> of(Passport passport) {
        List<String> lines = new ArrayList<>(Wrap.lines("", passport.id() + ": " + passport.title(), 0));
        lines.add("");
        lines.addAll(Wrap.lines("severity", passport.severity().id(), COLUMN));
        lines.addAll(Wrap.lines("shows at", passport.stage().description(), COLUMN));
        lines.addAll(Wrap.lines("known as", passport.confidence().id(), COLUMN));
        lines.addAll(Wrap.lines("why", passport.explanation(), COLUMN));
        lines.addAll(Wrap.lines("mend", passport.fix(), COLUMN));
        lines.addAll(Wrap.lines("source", passport.source(), COLUMN));
        return lines;
    }

    /** Every rule, a line each. */
    public static List<String> list() {
        int ids = Passports.all().stream()
                .mapToInt(passport -> passport.id().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Passport passport : Passports.all()) {
            lines.add(passport.id()
                    + " ".repeat(ids + 2 - passport.id().length())
                    + passport.severity().id()
                    + " ".repeat(9 - passport.severity().id().length())
                    + passport.title());
        }
        return lines;
    }

    /** The page {@code docs/rules.md}. */
    public static String page() {
        StringBuilder page = new StringBuilder("""
                # Rules of `amtpki check` and `amtpki setup-bin check`

                Written by `amtpki explain --all`; a test keeps it true. An *error* is refused, a *warning* may be, a *note* is worth
                knowing. How well a rule is known: *documented* by its vendor, read in *code*, *measured* by running the program,
                *reported* by somebody with the hardware, or *inferred* from the others. An inferred rule is never an error.
                """);
        for (Passport passport : Passports.all()) {
            page.append("\n## ").append(passport.id()).append(": ").append(passport.title());
            page.append("\n\n*")
                    .append(passport.severity().id())
                    .append(", ")
                    .append(passport.confidence().id())
                    .append("; shows at: ")
                    .append(passport.stage().description())
                    .append("*\n\n");
            page.append(passport.explanation()).append("\n\n");
            page.append("- Mend: ").append(passport.fix()).append('\n');
            page.append("- Source: ").append(passport.source()).append('\n');
        }
        return page.toString();
    }
}
