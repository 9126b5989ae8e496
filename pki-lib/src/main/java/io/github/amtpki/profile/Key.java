package io.github.amtpki.profile;

/**
 * What a record component means as a key of the profile. The component's type says the rest: {@code Optional} and {@code
 * List} may be left out, everything else is required unless it has a default.
 *
 * <p>Each record of the profile lists its own, in the order of its components. They are plain values rather than
 * annotations because reading an annotation makes the JDK generate a class, which no archive keeps, and profiles are read
 * in a JVM that has just started.
 *
 * @param name of the component and of the key
 * @param description for the schema, and so for the editor: one or two sentences
 * @param example as one would write it; empty if it needs none
 * @param byDefault what it is if it is left out, as one would write it; empty if there is no default
 * @param text what a text must look like
 * @param min the smallest number
 * @param max the largest number
 * @param required for a list: whether it needs at least one entry
 */
record Key(
        String name,
        String description,
        String example,
        String byDefault,
        TextRule text,
        int min,
        int max,
        boolean required) {

    static Key of(String name, String description) {
        return new Key(name, description, "", "", TextRule.PLAIN, 0, Integer.MAX_VALUE, false);
    }

    Key example(String written) {
        return new Key(name, description, written, byDefault, text, min, max, required);
    }

    Key byDefault(String written) {
        return new Key(name, description, example, written, text, min, max, required);
    }

    Key text(TextRule rule) {
        return new Key(name, description, example, byDefault, rule, min, max, required);
    }

    Key range(int smallest, int largest) {
        return new Key(name, description, example, byDefault, text, smallest, largest, required);
    }

    /** A list with at least one entry. */
    Key nonEmpty() {
        return new Key(name, description, example, byDefault, text, min, max, true);
    }
}
