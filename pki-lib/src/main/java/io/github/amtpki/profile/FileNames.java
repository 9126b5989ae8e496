package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import java.util.List;
import java.util.Locale;

/**
 * Names that become file names. Lower case only, so that two of them never differ in case alone: on Windows and macOS they
 * would be one file.
 */
final class FileNames {

    static final String PATTERN = "^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$";

    /** Windows keeps these for devices, whatever the extension. */
    private static final List<String> DEVICES = List.of("con", "prn", "aux", "nul", "com", "lpt");

    private FileNames() {}

    /** Checks a name and answers it. */
    static String parse(String text) {
        if (!text.matches(PATTERN) || text.contains("..")) {
            String mended = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            mended = mended.replaceAll("^-|-$", "");
            throw new BadInputException(
                    "'" + text + "' cannot be a file name",
                    mended.matches(PATTERN) ? "try '" + mended + "'" : "use a-z, 0-9, '.', '_' and '-', 64 at most");
        }
        String stem = text.contains(".") ? text.substring(0, text.indexOf('.')) : text;
        if (device(stem)) {
            throw new BadInputException("'" + text + "' is the name of a device on Windows", "choose another name");
        }
        return text;
    }

    private static boolean device(String stem) {
        boolean numbered = stem.length() == 4 && Character.isDigit(stem.charAt(3));
        String bare = numbered ? stem.substring(0, 3) : stem;
        return DEVICES.contains(bare) && (numbered == (bare.equals("com") || bare.equals("lpt")));
    }
}
