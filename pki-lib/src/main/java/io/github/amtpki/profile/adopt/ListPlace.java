package io.github.amtpki.profile.adopt;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.ExtensionText;
import io.github.amtpki.x509.Oids;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a CA's list of revoked certificates is published, told by what it issued. A profile says it of the CA, and means
 * everything that the CA issues; so it counts only if all of that agrees.
 */
final class ListPlace {

    private static final ExtensionText TEXT = new ExtensionText(Map.of());
    private static final String URI = "uri:";

    private ListPlace() {}

    /** The place; empty if there is none, several, or one that a profile cannot hold. */
    static Optional<String> of(Member ca, Family family) {
        List<Optional<String>> places = family.members().stream()
                .filter(member -> member.issuer().filter(ca.name()::equals).isPresent())
                .map(ListPlace::in)
                .distinct()
                .toList();
        return places.size() == 1 ? places.get(0) : Optional.empty();
    }

    private static Optional<String> in(Member member) {
        return ExtensionText.in(member.certificate()).stream()
                .filter(extension -> extension.oid().equals(Oids.CRL_DISTRIBUTION_POINTS))
                .findFirst()
                .flatMap(ListPlace::place);
    }

    private static Optional<String> place(Extension extension) {
        String text = TEXT.value(extension);
        String place = text.startsWith(URI) ? text.substring(URI.length()) : "";
        try {
            boolean same = place.matches("(http|ldap)://[!-~]+")
                    && Extension.crlDistributionPoint(place).equals(extension);
            return same ? Optional.of(place) : Optional.empty();
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }
}
