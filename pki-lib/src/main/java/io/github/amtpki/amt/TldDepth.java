package io.github.amtpki.amt;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many labels, counted from the right, make two names relatives, by top-level domain. Under {@code com} two do: {@code
 * amt.example.com} and {@code lab.example.com} are relatives. Under {@code uk} it takes three, since {@code co.uk} belongs to
 * nobody. Other domains, {@code local} and {@code internal} among them, have no such depth: there only one name below the
 * other counts.
 *
 * <p>Source: the table in MeshCentral's certoperations.js (code), said to be that of Intel's SDK; {@code ua} with two labels,
 * which makes all of {@code com.ua} relatives, looks too loose and has not been tried.
 */
public final class TldDepth {

    private static final Map<String, Integer> DEPTHS = Stream.concat(
                    labels("net com org gov edu de ch dk cz cl ua").map(tld -> Map.entry(tld, 2)),
                    labels(
                                    "arpa fr cn nl br mx uk pl tw ca fi be ru se ar es no at in tr ro hu nz pt il gr co ie za th sg hk"
                                            + " lt id hr ee bg")
                            .map(tld -> Map.entry(tld, 3)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private TldDepth() {}

    /** The depth of the domain that a name ends in; case does not matter. */
    public static OptionalInt of(String name) {
        Integer depth = DEPTHS.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        return depth == null ? OptionalInt.empty() : OptionalInt.of(depth);
    }

    private static Stream<String> labels(String text) {
        return Stream.of(text.split(" "));
    }
}
