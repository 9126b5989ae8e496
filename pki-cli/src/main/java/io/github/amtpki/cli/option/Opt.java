package io.github.amtpki.cli.option;

import java.util.List;
import java.util.Optional;

/**
 * One option of a verb.
 *
 * @param letter its one-letter form, or the empty string
 * @param name its long form without dashes
 * @param value what follows it; empty for a switch
 * @param required whether the verb does not run without
 * @param repeatable whether it may stand more than once
 * @param help what it does: a phrase, lower case, no period
 */
public record Opt(
        String letter, String name, Optional<Value> value, boolean required, boolean repeatable, String help) {

    /** What every verb takes. */
    public static final List<Opt> GLOBAL = List.of(
            flag("json", "print one JSON document instead of lines, errors included"),
            flag("quiet", "say nothing of what was done: only the product, warnings and errors")
                    .letter("q"),
            of("now", Value.text("INSTANT"), "take this as the time, as 2027-01-31T12:00:00Z"),
            of("provider", Value.text("NAME"), "do the arithmetic with this Java security provider; none: the JDK's"),
            flag("help", "explain the verb and stop").letter("h"),
            flag("version", "print the version and stop").letter("V"));

    /** A switch. */
    public static Opt flag(String name, String help) {
        return new Opt("", name, Optional.empty(), false, false, help);
    }

    /** An option with a value. */
    public static Opt of(String name, Value value, String help) {
        return new Opt("", name, Optional.of(value), false, false, help);
    }

    /** The option every verb that writes has. */
    public static Opt out(Value value, String help) {
        return of("out", value, help).letter("o");
    }

    public Opt letter(String one) {
        return new Opt(one, name, value, required, repeatable, help);
    }

    public Opt mandatory() {
        return new Opt(letter, name, value, true, repeatable, help);
    }

    public Opt many() {
        return new Opt(letter, name, value, required, true, help);
    }

    /** As it is typed: {@code -o} if it has a letter, else {@code --name}. */
    public String shortest() {
        return letter.isEmpty() ? "--" + name : "-" + letter;
    }

    /** As it is typed in full, with its value: {@code -o, --out FOLDER}. */
    public String signature() {
        String words = letter.isEmpty() ? "    --" + name : "-" + letter + ", --" + name;
        return value.isPresent() ? words + " " + value.get().placeholder() : words;
    }
}
