package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.VersionRange;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.internal.yaml.Suggestion;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.setupbin.DiskLayout;
import io.github.amtpki.setupbin.UserConsent;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyType;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;

/**
 * A type that is one value in the profile: how its text is read, what stands in for it while the problems of a broken
 * profile are still being collected, and how the schema tells it.
 *
 * @param parser text to value; throws {@link BadInputException} with message and hint
 * @param placeholder never leaves this package: where it was needed, a problem has been reported
 * @param words what the text must be one of; empty if it is free
 * @param pattern for the schema, ECMA 262; empty if none says it
 * @param secret whether the text may be a password by mistake, and must not be printed
 */
record ScalarType<T>(
        BiFunction<String, Key, T> parser, T placeholder, List<String> words, String pattern, boolean secret) {

    private static final Map<Class<?>, ScalarType<?>> ALL = Map.ofEntries(
            Map.entry(String.class, new ScalarType<>((text, key) -> key.text().parse(text), "", List.of(), "", false)),
            Map.entry(int.class, number()),
            Map.entry(Integer.class, number()),
            Map.entry(boolean.class, bool()),
            Map.entry(Boolean.class, bool()),
            Map.entry(X500Principal.class, free(Subjects::parse, new X500Principal("CN=placeholder"), "[Cc][Nn] *=")),
            Map.entry(
                    Lifetime.class,
                    free(Lifetime::parse, new Lifetime(Period.ofDays(1)), "^([0-9]{1,6}[dmy]|P[0-9YMWD]+)$")),
            Map.entry(
                    SecretRef.class,
                    new ScalarType<>(
                            (text, key) -> SecretRef.parse(text),
                            SecretRef.parse("generate"),
                            List.of(),
                            "^(env:.+|file:.+|fd:[0-9]+|stdin|prompt|generate)$",
                            true)),
            Map.entry(GeneralName.class, free(HostNames::generalName, GeneralName.dns("placeholder"), "")),
            Map.entry(
                    VersionRange.class,
                    free(VersionRange::parse, VersionRange.KNOWN, "^[0-9]+(\\.[0-9]+)*( *- *[0-9]+(\\.[0-9]+)*)?$")),
            Map.entry(CertificateKind.class, words(CertificateKind.values(), CertificateKind::id)),
            Map.entry(KeyType.class, words(KeyType.values(), KeyType::id)),
            Map.entry(Digest.class, words(Digest.values(), Digest::id)),
            Map.entry(DiskLayout.class, words(DiskLayout.values(), DiskLayout::id)),
            Map.entry(UserConsent.class, words(UserConsent.values(), UserConsent::id)),
            Map.entry(Importer.class, words(Importer.values(), Importer::id)),
            Map.entry(Flavour.class, words(Flavour.values(), Flavour::id)));

    /** The type of a component that is one value. */
    static ScalarType<?> of(Class<?> type) {
        ScalarType<?> found = ALL.get(type);
        if (found == null) {
            throw new IllegalStateException("profiles cannot hold a " + type.getName() + " yet: add it to the list");
        }
        return found;
    }

    Object parse(String text, Key key) {
        return parser.apply(text, key);
    }

    private static <T> ScalarType<T> free(Function<String, T> parser, T placeholder, String pattern) {
        return new ScalarType<>((text, key) -> parser.apply(text), placeholder, List.of(), pattern, false);
    }

    private static <E extends Enum<E>> ScalarType<E> words(E[] values, Function<E, String> id) {
        List<String> words = new ArrayList<>();
        for (E value : values) {
            words.add(id.apply(value));
        }
        return new ScalarType<>(
                (text, key) -> {
                    int index = words.indexOf(text);
                    if (index < 0) {
                        throw new BadInputException(
                                "'" + text + "' is not one of " + String.join(", ", words),
                                Suggestion.nearest(text, words)
                                        .map(word -> "did you mean '" + word + "'?")
                                        .orElse(""));
                    }
                    return values[index];
                },
                values[0],
                List.copyOf(words),
                "",
                false);
    }

    private static ScalarType<Boolean> bool() {
        return new ScalarType<>((text, key) -> bool(text), false, List.of("true", "false"), "", false);
    }

    private static ScalarType<Integer> number() {
        return new ScalarType<>(ScalarType::number, 0, List.of(), "", false);
    }

    private static int number(String text, Key key) {
        boolean plain = text.matches("0|[1-9][0-9]{0,8}");
        if (!plain || Integer.parseInt(text) < key.min() || Integer.parseInt(text) > key.max()) {
            String possible = key.min() == key.max()
                    ? "the only one is " + key.min()
                    : "write a whole number from " + key.min() + " to " + key.max();
            throw new BadInputException("'" + text + "' is not possible here", possible);
        }
        return Integer.parseInt(text);
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new BadInputException("'" + text + "' is neither true nor false", "write true or false");
        }
        return text.equals("true");
    }
}
