package io.github.amtpki.profile;

import java.util.Map;

/** Where a certificate's key is from, as the manifest keeps it among what was resolved. */
public enum KeyOrigin {
    REQUEST("request "),
    FILE("file "),
    TOKEN("token "),
    /** Made by a run; the manifest has its type. */
    MADE("");

    static final String ENTRY = "key";

    private final String word;

    KeyOrigin(String word) {
        this.word = word;
    }

    /** What the manifest is to keep: the origin and what there is to say about it. */
    String describe(String more) {
        return word + more;
    }

    /** The origin in what a manifest has resolved; {@link #MADE} if nothing is said there. */
    public static KeyOrigin of(Map<String, String> resolved) {
        String description = description(resolved);
        for (KeyOrigin origin : values()) {
            if (description.startsWith(origin.word)) {
                return origin;
            }
        }
        return MADE;
    }

    /** All that a manifest keeps about it, empty if it keeps nothing. */
    public static String description(Map<String, String> resolved) {
        return resolved.getOrDefault(ENTRY, "");
    }

    /** Whether the profile names it, in a file or on a token. */
    public boolean named() {
        return this == FILE || this == TOKEN;
    }
}
