package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import java.util.Map;
import java.util.Optional;

/** Object identifiers of RFC 5280 that amtpki writes or names, dotted, and their names in that document. */
public final class Oids {

    public static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    public static final String KEY_USAGE = "2.5.29.15";
    public static final String SUBJECT_ALT_NAME = "2.5.29.17";
    public static final String ISSUER_ALT_NAME = "2.5.29.18";
    public static final String BASIC_CONSTRAINTS = "2.5.29.19";
    public static final String CRL_NUMBER = "2.5.29.20";
    public static final String REASON_CODE = "2.5.29.21";
    public static final String NAME_CONSTRAINTS = "2.5.29.30";
    public static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
    public static final String CERTIFICATE_POLICIES = "2.5.29.32";
    public static final String POLICY_MAPPINGS = "2.5.29.33";
    public static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    public static final String POLICY_CONSTRAINTS = "2.5.29.36";
    public static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    public static final String INHIBIT_ANY_POLICY = "2.5.29.54";
    public static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
    public static final String NETSCAPE_CERT_TYPE = "2.16.840.1.113730.1.1";

    public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
    public static final String ANY_PURPOSE = "2.5.29.37.0";
    public static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(SUBJECT_KEY_IDENTIFIER, "subjectKeyIdentifier"),
            Map.entry(KEY_USAGE, "keyUsage"),
            Map.entry(SUBJECT_ALT_NAME, "subjectAltName"),
            Map.entry(ISSUER_ALT_NAME, "issuerAltName"),
            Map.entry(BASIC_CONSTRAINTS, "basicConstraints"),
            Map.entry(CRL_NUMBER, "cRLNumber"),
            Map.entry(REASON_CODE, "reasonCode"),
            Map.entry("2.5.29.27", "deltaCRLIndicator"),
            Map.entry("2.5.29.28", "issuingDistributionPoint"),
            Map.entry("2.5.29.29", "certificateIssuer"),
            Map.entry(NAME_CONSTRAINTS, "nameConstraints"),
            Map.entry(CRL_DISTRIBUTION_POINTS, "cRLDistributionPoints"),
            Map.entry(CERTIFICATE_POLICIES, "certificatePolicies"),
            Map.entry(POLICY_MAPPINGS, "policyMappings"),
            Map.entry(AUTHORITY_KEY_IDENTIFIER, "authorityKeyIdentifier"),
            Map.entry(POLICY_CONSTRAINTS, "policyConstraints"),
            Map.entry(EXTENDED_KEY_USAGE, "extendedKeyUsage"),
            Map.entry(INHIBIT_ANY_POLICY, "inhibitAnyPolicy"),
            Map.entry(AUTHORITY_INFO_ACCESS, "authorityInfoAccess"),
            Map.entry(NETSCAPE_CERT_TYPE, "nsCertType"),
            Map.entry("1.3.6.1.5.5.7.1.24", "tlsfeature"),
            Map.entry(SERVER_AUTH, "serverAuth"),
            Map.entry(CLIENT_AUTH, "clientAuth"),
            Map.entry("1.3.6.1.5.5.7.3.3", "codeSigning"),
            Map.entry("1.3.6.1.5.5.7.3.4", "emailProtection"),
            Map.entry("1.3.6.1.5.5.7.3.8", "timeStamping"),
            Map.entry(OCSP_SIGNING, "OCSPSigning"),
            Map.entry(ANY_PURPOSE, "anyExtendedKeyUsage"));

    /** Far beyond any that is in use; 39 digits hold a UUID under {@code 2.25}. */
    private static final int MOST_ARCS = 32;

    private static final int MOST_DIGITS = 39;

    private Oids() {}

    /** The name of an extension or purpose, if it has one here. */
    public static Optional<String> name(String oid) {
        return Optional.ofNullable(NAMES.get(oid));
    }

    /** {@code 2.5.29.17 (subjectAltName)}, or the bare identifier. */
    public static String describe(String oid) {
        return name(oid).map(name -> oid + " (" + name + ")").orElse(oid);
    }

    /**
     * Reads a dotted identifier, or one of the names of RFC 5280 regardless of case.
     *
     * @throws BadInputException if it is neither
     */
    public static String parse(String text) {
        if (isDotted(text)) {
            return text;
        }
        for (Map.Entry<String, String> entry : NAMES.entrySet()) {
            if (entry.getValue().equalsIgnoreCase(text)) {
                return entry.getKey();
            }
        }
        throw new BadInputException(
                "'" + text + "' is neither a dotted object identifier nor a name of RFC 5280",
                "write it as 1.3.6.1.5.5.7.3.1 or serverAuth");
    }

    /** X.660: at least three arcs, the first 0 to 2, the second below 40 under 0 and 1; no leading zeros. */
    static boolean isDotted(String text) {
        int arcs = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) != '.') {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return false;
                }
                continue;
            }
            int digits = i - start;
            if (digits == 0 || digits > MOST_DIGITS || digits > 1 && text.charAt(start) == '0') {
                return false;
            }
            boolean first = arcs == 0;
            boolean second = arcs == 1 && text.charAt(0) != '2';
            if (first && (digits > 1 || text.charAt(0) > '2')
                    || second && (digits > 2 || digits == 2 && text.charAt(start) >= '4')) {
                return false;
            }
            arcs++;
            start = i + 1;
        }
        return arcs >= 3 && arcs <= MOST_ARCS;
    }
}
