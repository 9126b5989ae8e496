package io.github.amtpki.x509;

import io.github.amtpki.internal.bc.NameDer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Looking into and adding to distinguished names. */
public final class Names {

    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANIZATIONAL_UNIT = "2.5.4.11";

    private Names() {}

    /** A name of one common name, whatever characters that holds. */
    public static X500Principal ofCommonName(String name) {
        return new X500Principal("CN=\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    /** The most specific common name: the last in the encoding, the first in the text. */
    public static Optional<String> commonName(X500Principal name) {
        List<String> values = NameDer.values(name, COMMON_NAME);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** How many common names there are; one is what everybody understands. */
    public static int commonNames(X500Principal name) {
        return NameDer.values(name, COMMON_NAME).size();
    }

    /** All organizational units, in the order of the encoding. */
    public static List<String> organizationalUnits(X500Principal name) {
        return NameDer.values(name, ORGANIZATIONAL_UNIT);
    }

    /** Every attribute of a name, in the order of the encoding. */
    public static List<NameAttribute> attributes(X500Principal name) {
        return NameDer.attributes(name).stream()
                .map(one -> new NameAttribute(one.oid(), one.value(), one.utf8(), one.joined()))
                .toList();
    }

    /**
     * Whether two names are one (RFC 5280 section 7.1), as {@link X500Principal#equals} has it. That prepares strings with
     * tables which take long to load; the same bytes, or another attribute in front, tell without them. The latter is also
     * safer: to the JDK a full-width comma in a value parts it from the next attribute.
     */
    public static boolean same(X500Principal one, X500Principal other) {
        byte[] bytes = one.getEncoded();
        byte[] others = other.getEncoded();
        if (Arrays.equals(bytes, others)) {
            return true;
        }
        byte[] type = NameDer.leadingType(bytes);
        byte[] otherType = NameDer.leadingType(others);
        boolean unlike = type.length > 0 && otherType.length > 0 && !Arrays.equals(type, otherType);
        return !unlike && one.equals(other);
    }

    /** The name with this organizational unit: itself if it has it, else with the unit before its last attribute. */
    public static X500Principal withUnit(X500Principal name, String unit) {
        return organizationalUnits(name).contains(unit)
                ? name
                : NameDer.insertBeforeLast(name, ORGANIZATIONAL_UNIT, unit);
    }
}
