package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that lie beside these classes, with places to fill in, written {@code @NAME@}. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");

    private Template() {}

    /** The text with its places filled in; what is filled in is not looked at again. */
    static String fill(String resource, Map<String, String> places) {
        return PLACE.matcher(read(resource))
                .replaceAll(place -> Matcher.quoteReplacement(places.getOrDefault(place.group(1), place.group())));
    }

    /** An open file. */
    static Artefact artefact(String path, String text) {
        return new Artefact(path, text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** A file with a bundle or a password in it. */
    static Artefact secret(String path, String text) {
        return new Artefact(path, text.getBytes(StandardCharsets.UTF_8), true);
    }

    /** One word of a POSIX shell, whatever it holds. */
    static String word(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
