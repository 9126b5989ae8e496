package io.github.amtpki.export;

import java.util.Map;

/** Where a script finds the bundle's password, in words for people and as a word for the shell. */
final class PasswordPlace {

    private PasswordPlace() {}

    /** The file, from the folder of the export; beside the script where nobody knows better. */
    static String path(ExportInput input) {
        return input.password().file().orElse(input.file() + ".password");
    }

    /** For {@link Template#fill}. */
    static Map<String, String> places(ExportInput input) {
        String path = path(input);
        String shell = path.matches("(?s)(/|[A-Za-z]:/).*") ? Template.word(path) : "\"$here\"/" + Template.word(path);
        return Map.of("PASSWORD_FILE", path.replaceAll("\\p{Cntrl}", "?"), "PASSWORD_PATH", shell);
    }

    /** For steps: {@code the first line of ../../provisioning.pfx.password}. */
    static String said(ExportInput input) {
        return input.password().file().isPresent()
                ? "the first line of " + path(input)
                : "what you gave to amtpki for " + input.file();
    }
}
