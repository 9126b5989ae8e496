package io.github.amtpki.check.importer;

import io.github.amtpki.amt.TldDepth;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Which machines MeshCentral finds a certificate for. When it loads the certificate it shortens the common name to as many
 * labels as the {@linkplain TldDepth top-level domain} asks for; when a machine calls, the machine's suffix must be that short
 * name or lie below it.
 *
 * <pre>
 * common name           kept              machine's suffix   found
 * intel.vprodemo.com    vprodemo.com      amt.vprodemo.com   yes
 * server.corp.local     the whole name    corp.local         no, although firmware would take it
 * corp.local            the whole name    lab.corp.local     yes, although firmware would not
 * *.corp.local          corp.local        corp.local         yes
 * </pre>
 *
 * <p>Source: certoperations.js, TopLevelDomainExtendedSupport and checkAcmActivationCertName (code, and measured with 1.1.55).
 */
public final class MeshCentralName {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 256;
    private static final String WILDCARD = "*.";

    private MeshCentralName() {}

    /** Whether it finds the certificate with this common name for a machine with this suffix. */
    public static boolean matches(String commonName, String suffix) {
        String kept = kept(commonName);
        String wanted = suffix.toLowerCase(Locale.ROOT);
        return wanted.length() >= SHORTEST
                && wanted.length() <= LONGEST
                && (wanted.equals(kept) || wanted.endsWith("." + kept));
    }

    /** What is left of a common name when it is compared. */
    public static String kept(String commonName) {
        String[] labels = commonName.toLowerCase(Locale.ROOT).split("\\.", -1);
        OptionalInt depth = TldDepth.of(commonName);
        int from = depth.isPresent() ? Math.max(0, labels.length - depth.getAsInt()) : 0;
        String name = String.join(".", Arrays.copyOfRange(labels, from, labels.length));
        return name.startsWith(WILDCARD) && name.length() > WILDCARD.length()
                ? name.substring(WILDCARD.length())
                : name;
    }
}
