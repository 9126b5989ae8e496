package io.github.amtpki.cli.manual;

import io.github.amtpki.cli.console.BuildInfo;
import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Verb;
import java.util.List;

/** The manual page amtpki(1), in the man macros of roff. */
public final class ManPage {

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /** The whole page. */
    public static String of(List<Verb> verbs, BuildInfo build) {
        ManPage man = new ManPage();
        String day = build.moment().substring(0, 10);
        man.page
                .append(".TH AMTPKI 1 ")
                .append(day)
                .append(" \"amtpki ")
                .append(build.version())
                .append("\"\n");
        man.section("NAME").text("amtpki - " + Help.TAGLINE);
        man.section("SYNOPSIS").text("amtpki VERB [ARGUMENTS] [OPTIONS]");
        man.section("VERBS");
        verbs.forEach(man::verb);
        man.section("OPTIONS OF EVERY VERB");
        Opt.GLOBAL.forEach(man::option);
        for (Topic topic : Topic.values()) {
            if (topic != Topic.EXIT_CODES) {
                man.section(topic.id().toUpperCase(java.util.Locale.ROOT)).verbatim(topic.text());
            }
        }
        man.section("EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            man.term(Integer.toString(code.number()), code.id() + ": " + code.meaning());
        }
        man.section("ENVIRONMENT");
        man.term("SOURCE_DATE_EPOCH", "the time in seconds since 1970, where --now does not give it");
        man.term("AMTPKI_DEBUG", "set to anything, errors are followed by a stack trace");
        return man.page.toString();
    }

    private void verb(Verb verb) {
        Usage usage = verb.usage();
        page.append(".SS ")
                .append(escape("amtpki " + verb.name() + " " + usage.synopsis()))
                .append('\n');
        text(verb.summary());
        for (Usage.Example example : usage.examples()) {
            verbatim("# " + example.meaning() + "\n" + Help.command(example.command(), ""));
        }
        for (Positional positional : usage.positionals()) {
            term(positional.signature(), positional.help());
        }
        usage.options().forEach(this::option);
        usage.notes().forEach(note -> {
            page.append(".PP\n");
            text(note);
        });
    }

    private void option(Opt opt) {
        term(opt.signature().strip(), Help.meaning(opt));
    }

    private ManPage section(String name) {
        page.append(".SH ").append(escape(name)).append('\n');
        return this;
    }

    private void term(String term, String meaning) {
        page.append(".TP\n.B ").append(escape(term)).append('\n');
        text(meaning);
    }

    private void verbatim(String lines) {
        page.append(".PP\n.nf\n");
        lines.lines().forEach(this::text);
        page.append(".fi\n");
    }

    /** One line of text; a leading point or quote would be a request. */
    private void text(String line) {
        boolean request = line.startsWith(".") || line.startsWith("'");
        page.append(request ? "\\&" : "").append(escape(line)).append('\n');
    }

    private static String escape(String text) {
        return text.replace("\\", "\\e")
                .replace("\u00a0", "\\ ")
                .replace("-", "\\-")
                .replace("…", "\\&...")
                .replace("\"", "\\(dq");
    }
}
