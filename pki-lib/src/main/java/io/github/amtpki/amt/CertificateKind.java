package io.github.amtpki.amt;

import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
}
