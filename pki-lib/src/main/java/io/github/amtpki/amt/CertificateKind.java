package io.github.amtpki.amt;

import io.github.amtpki.BadInputException;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.Validity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** What a certificate is for. One constant each: what goes into the certificate follows from it. */
public enum CertificateKind {
    ROOT_CA(
            "root-ca",
            "the self-signed root whose hash is enrolled on every machine",
            true,
            EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
            List.of(),
            Optional.empty()),
    INTERMEDIATE_CA(
            "intermediate-ca",
            "a CA below the root, so that the root's key can stay offline",
            true,
            EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN),
            List.of(),
            Optional.empty()),
    /**
     * The OID alone is the documented marker; the organizational unit is its accepted alternative and widens acceptance.
     * serverAuth must be there as well (Microsoft, "PKI certificate requirements"; SDK).
     */
    PROVISIONING(
            "provisioning",
            "the leaf that a provisioning server shows to AMT to enter admin control mode",
            false,
            EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT),
            List.of(Oids.SERVER_AUTH, AmtOids.SETUP),
            Optional.of(AmtOids.SETUP_UNIT));

    /** RFC 5280 appendix A, ub-common-name. */
    private static final int LONGEST_COMMON_NAME = 64;

    private final String id;
    private final String description;
    private final boolean ca;
    private final Set<KeyUsage> keyUsage;
    private final List<String> purposes;
    private final Optional<String> organizationalUnit;

    CertificateKind(
            String id,
            String description,
            boolean ca,
            Set<KeyUsage> keyUsage,
            List<String> purposes,
            Optional<String> organizationalUnit) {
        this.id = id;
        this.description = description;
        this.ca = ca;
        this.keyUsage = keyUsage;
        this.purposes = purposes;
        this.organizationalUnit = organizationalUnit;
    }

    /** The kind with this id, as profiles and options write it. */
    public static Optional<CertificateKind> byId(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }

    /** Whether it may sign certificates. */
    public boolean ca() {
        return ca;
    }

    public Set<KeyUsage> keyUsage() {
        return keyUsage.isEmpty() ? Set.of() : EnumSet.copyOf(keyUsage);
    }

    /** Extended key usage, dotted; empty for CAs. */
    public List<String> purposes() {
        return purposes;
    }

    /** What the subject's OU must be, if anything. */
    public Optional<String> organizationalUnit() {
        return organizationalUnit;
    }

    /** As {@link #spec(X500Principal, Validity, List, OptionalInt)}, with no further names and no path length. */
    public CertificateSpec spec(X500Principal subject, Validity validity) {
        return spec(subject, validity, List.of(), OptionalInt.empty());
    }

    /**
     * What to issue for a certificate of this kind. A leaf gets the kind's organizational unit if its subject lacks it, and
     * its common name among its names, since firmware and servers look at either.
     *
     * @param names further names of a leaf; a CA has none
     * @param pathLength how many CAs may follow a CA
     * @throws BadInputException if a leaf's subject has no common name, one that is longer than 64 characters, or one that
     *     is no DNS name
     */
    public CertificateSpec spec(
            X500Principal subject, Validity validity, List<GeneralName> names, OptionalInt pathLength) {
        if (ca) {
            return CertificateSpec.ca(subject, validity, pathLength);
        }
        List<GeneralName> all = new ArrayList<>();
        all.add(GeneralName.dns(host(subject)));
        for (GeneralName name : names) {
            if (!all.contains(name)) {
                all.add(name);
            }
        }
        X500Principal marked =
                organizationalUnit.isPresent() ? Names.withUnit(subject, organizationalUnit.get()) : subject;
        return CertificateSpec.leaf(marked, validity, keyUsage, purposes, all);
    }

    private static String host(X500Principal subject) {
        if (Names.commonNames(subject) > 1) {
            throw new BadInputException(
                    "the subject '" + subject + "' has several common names, and readers differ in which one counts",
                    "leave one; further names are subject alternative names");
        }
        Optional<String> host = Names.commonName(subject);
        if (host.isEmpty() || host.get().length() > LONGEST_COMMON_NAME) {
            throw new BadInputException(
                    "the subject '" + subject + "' has no common name of at most " + LONGEST_COMMON_NAME
                            + " characters",
                    "write the host's name into it, as CN=provision.corp.example.com");
        }
        return host.get();
    }
}
