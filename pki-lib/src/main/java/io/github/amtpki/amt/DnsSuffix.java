package io.github.amtpki.amt;

import io.github.amtpki.amt.SuffixMatch.Origin;
import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The PKI DNS suffix of a machine, and which certificates firmware takes with it. A machine in the suffix {@code
 * corp.example.com} obeys only a server whose certificate carries a name from there, so that the holder of some certificate
 * cannot take over the machines of another company.
 *
 * <p>The basic rule is simple: the suffix must be the name itself or one of its parents, by whole labels. Three things relax
 * it: a wildcard stands for everything below its base, names under {@code com} and {@code net} need only share their second
 * level (from AMT 2.6), and those under other listed domains as many labels as {@link TldDepth} says (from 4.1 and 5.1).
 *
 * <pre>
 * common name               suffix                     outcome
 * corp.example.com          corp.example.com           ACCEPT  EQUAL           the safest choice
 * rps.corp.example.com      corp.example.com           ACCEPT  PARENT
 * intel.vprodemo.com        amt.vprodemo.com           ACCEPT  TLD_DEPTH       com: two labels
 * prov.example.co.uk        lan.other.co.uk            REJECT  NO_RELATION     uk: three labels
 * server.east.corp.local    west.corp.local            REJECT  NO_RELATION     local is not listed
 * *.east.corp.local         mkgt.east.corp.local       ACCEPT  BELOW_WILDCARD
 * prov.notexample.com       example.com                REJECT  NO_RELATION     labels, not letters
 * something.else            example.com                UNSURE  SAN_ONLY        if an alternative name fits
 * </pre>
 *
 * <p>Names are compared in lower case, without a final dot, letters beyond ASCII as A-labels ({@code xn--}). If the machine was
 * told its server's whole name as well, the common name must be exactly that.
 *
 * <p>Source: Intel's SDK on the verification of certificates, known from quotations and their worked examples (documented).
 *
 * @param name the suffix in the form in which it is compared
 */
public record DnsSuffix(String name) {

    private static final int LONGEST_NAME = 253;
    private static final AmtVersion FIRST_DEPTH = new AmtVersion(2, 6);
    private static final AmtVersion FIRST_DEPTH_LIST = new AmtVersion(4, 1);
    private static final String WILDCARD = "*.";

    public DnsSuffix {
        name = normal(name);
    }

    /** As {@link #match(Optional, List, Optional, AmtVersion)}, for a machine that was not told its server's name. */
    public SuffixMatch match(Optional<String> commonName, List<String> dnsNames, AmtVersion version) {
        return match(commonName, dnsNames, Optional.empty(), version);
    }

    /**
     * Compares the names of a leaf with this suffix.
     *
     * @param dnsNames its alternative names
     * @param serverFqdn the server's name, if the machine was told
     */
    public SuffixMatch match(
            Optional<String> commonName, List<String> dnsNames, Optional<String> serverFqdn, AmtVersion version) {
        if (labels(name) < 2) {
            return new SuffixMatch(SuffixReason.ONE_LABEL, commonName, Origin.COMMON_NAME);
        }
        if (serverFqdn.isPresent() && !isServer(commonName, serverFqdn.get())) {
            return new SuffixMatch(SuffixReason.SERVER_FQDN_DIFFERS, commonName, Origin.COMMON_NAME);
        }
        Optional<SuffixReason> hit = commonName.flatMap(text -> relation(text, version));
        if (hit.isPresent()) {
            return new SuffixMatch(hit.get(), commonName, Origin.COMMON_NAME);
        }
        for (String dnsName : dnsNames) {
            if (relation(dnsName, version).isPresent()) {
                return new SuffixMatch(SuffixReason.SAN_ONLY, Optional.of(dnsName), Origin.ALTERNATIVE_NAME);
            }
        }
        SuffixReason reason = commonName.isPresent() ? SuffixReason.NO_RELATION : SuffixReason.NO_NAME;
        return new SuffixMatch(reason, commonName, Origin.COMMON_NAME);
    }

    /** Whether a common name is the whole name of the server that a machine was told; case and a final dot do not matter. */
    public static boolean isServer(Optional<String> commonName, String serverFqdn) {
        return commonName.map(DnsSuffix::normal).equals(Optional.of(normal(serverFqdn)));
    }

    /** Whether a certificate's name is one that some suffix goes with: no address, two labels or more. */
    public static boolean couldMatch(String certified) {
        String base = base(normal(certified));
        return isComparable(base) && labels(base) >= 2;
    }

    private Optional<SuffixReason> relation(String certified, AmtVersion version) {
        String whole = normal(certified);
        boolean wildcard = whole.startsWith(WILDCARD);
        String base = base(whole);
        if (!isComparable(base)) {
            return Optional.empty();
        }
        if (isSuffix(name, base)) {
            return Optional.of(name.equals(base) ? SuffixReason.EQUAL : SuffixReason.PARENT);
        }
        if (wildcard && isSuffix(base, name)) {
            return Optional.of(SuffixReason.BELOW_WILDCARD);
        }
        return sharesDepth(base, version) ? Optional.of(SuffixReason.TLD_DEPTH) : Optional.empty();
    }

    private static String base(String whole) {
        return whole.startsWith(WILDCARD) ? whole.substring(WILDCARD.length()) : whole;
    }

    private static boolean isComparable(String base) {
        return labels(base) > 0 && base.indexOf('*') < 0 && !isAddress(base);
    }

    private boolean sharesDepth(String base, AmtVersion version) {
        OptionalInt depth = TldDepth.of(base);
        if (depth.isEmpty() || version.compareTo(sinceWhen(base, version)) < 0) {
            return false;
        }
        int count = depth.getAsInt();
        return labels(base) >= count
                && labels(name) >= count
                && tail(base, count).equals(tail(name, count));
    }

    private static AmtVersion sinceWhen(String base, AmtVersion version) {
        if (base.endsWith(".com") || base.endsWith(".net")) {
            return FIRST_DEPTH;
        }
        return version.major() == 5 ? new AmtVersion(5, 1) : FIRST_DEPTH_LIST;
    }

    private static boolean isSuffix(String suffix, String whole) {
        return whole.equals(suffix) || whole.endsWith("." + suffix);
    }

    /** How many labels; none if one of them is empty, since that is no name. */
    private static int labels(String name) {
        String[] labels = name.split("\\.", -1);
        return Arrays.stream(labels).anyMatch(String::isEmpty) ? 0 : labels.length;
    }

    private static String tail(String name, int count) {
        String[] labels = name.split("\\.");
        return String.join(".", Arrays.copyOfRange(labels, labels.length - count, labels.length));
    }

    /** A name whose last label is a number is an address to whoever reads it. */
    private static boolean isAddress(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String normal(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (bare.length() > LONGEST_NAME || bare.chars().allMatch(c -> c < 128)) {
            return bare;
        }
        try {
            return IDN.toASCII(bare).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return bare;
        }
    }
}
