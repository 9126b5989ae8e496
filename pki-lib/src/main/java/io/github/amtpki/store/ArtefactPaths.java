package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an artefact may be called, so that the same folder can be written on every system and nothing ever lands outside
 * it. {@code sha256/root.crt} is fine; {@code ../x}, {@code /x}, {@code C:x}, {@code a\b}, {@code nul.txt} and names with
 * control characters are refused everywhere, and so are two names that differ in case alone.
 */
final class ArtefactPaths {

    static final String MANIFEST = "manifest.json";
    static final String REPLACED = "replaced";

    /** Files and folders that are amtpki's own bookkeeping start with this. */
    static final String OWN_PREFIX = ".amtpki";

    private static final String FORBIDDEN = "\\:*?\"<>|";

    /** Windows takes these for devices, in any case and with any ending. */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private static final int MAX_NAME_BYTES = 255;
    private static final int MAX_PATH_CHARS = 1000;

    private ArtefactPaths() {}

    /**
     * @throws BadInputException if the path cannot stand in a folder on every system
     */
    static void check(String path) {
        if (path.length() > MAX_PATH_CHARS) {
            throw refused(path.substring(0, 40) + "…", "it is longer than " + MAX_PATH_CHARS + " characters");
        }
        if (path.startsWith("/")) {
            throw refused(path, "it must be relative");
        }
        for (String part : path.split("/", -1)) {
            checkPart(path, part);
        }
    }

    /** As {@link #check}, and none of the folder's own names. */
    static void checkOwned(String path) {
        check(path);
        String first = fold(path.split("/", 2)[0]);
        if (first.equals(MANIFEST) || first.equals(REPLACED) || first.startsWith(OWN_PREFIX)) {
            throw refused(path, "'" + first + "' is the folder's own");
        }
    }

    /** That no two of them would be one file somewhere, and that none is the folder of another. */
    static void checkTogether(Collection<String> paths) {
        Map<String, String> byFold = new HashMap<>();
        for (String path : paths) {
            String other = byFold.put(fold(path), path);
            if (other != null) {
                throw refused(path, "on some systems it is the same file as '" + other + "'");
            }
        }
        for (String path : paths) {
            String folded = fold(path);
            for (int slash = folded.indexOf('/'); slash >= 0; slash = folded.indexOf('/', slash + 1)) {
                String above = byFold.get(folded.substring(0, slash));
                if (above != null) {
                    throw refused(path, "'" + above + "' is a file");
                }
            }
        }
    }

    /** The folders above these paths, outermost first. */
    static Set<String> foldersOf(Collection<String> paths) {
        Set<String> folders = new TreeSet<>();
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash));
            }
        }
        return folders;
    }

    private static void checkPart(String path, String part) {
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
            throw refused(path, "it has an empty, '.' or '..' part");
        }
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c < 0x20 || c == 0x7f || FORBIDDEN.indexOf(c) >= 0) {
                throw refused(path, "it has a character that not every file system takes");
            }
        }
        if (part.endsWith(".") || part.endsWith(" ")) {
            throw refused(path, "Windows drops a dot or blank at the end of a name");
        }
        if (DEVICES.contains(part.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            throw refused(path, "'" + part + "' is a device on Windows");
        }
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > MAX_NAME_BYTES || !new String(utf8, StandardCharsets.UTF_8).equals(part)) {
            throw refused(path, "a name in it is too long or not Unicode");
        }
    }

    /** File systems compare names without case (Windows, macOS) and some in normalized form (macOS). */
    private static String fold(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) > 0x7f) {
                String normal = Normalizer.normalize(path, Normalizer.Form.NFC);
                return normal.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            }
        }
        return path.toLowerCase(Locale.ROOT);
    }

    private static BadInputException refused(String path, String reason) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            shown.append(c < 0x20 ? '?' : c);
        }
        return new BadInputException("a file cannot be called '" + shown + "': " + reason);
    }
}
