package io.github.amtpki.cli.option;

/**
 * One argument of a verb that stands by its place.
 *
 * @param value what it is
 * @param required whether the verb does not run without
 * @param many whether more of them may follow; only of the last
 * @param help what it is for: a phrase, lower case, no period
 */
public record Positional(Value value, boolean required, boolean many, String help) {

    public static Positional one(Value value, String help) {
        return new Positional(value, true, false, help);
    }

    public static Positional optional(Value value, String help) {
        return new Positional(value, false, false, help);
    }

    public static Positional many(Value value, String help) {
        return new Positional(value, true, true, help);
    }

    /** Any number, none included. */
    public static Positional any(Value value, String help) {
        return new Positional(value, false, true, help);
    }

    /** As usage lines show it: {@code FILE}, {@code [FILE]}, {@code CERT…}. */
    public String signature() {
        String word = value.placeholder() + (many ? "…" : "");
        return required ? word : "[" + word + "]";
    }
}
