package io.github.amtpki.x509;

import io.github.amtpki.internal.bc.ExtensionDer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One extension of a certificate (RFC 5280 section 4.2), as data. The factories set criticality the way AMT's provisioning
 * servers need it: only basic constraints and key usage are critical, since RPS refuses any other critical extension.
 *
 * <pre>{@code
 * Extension.basicConstraints(true, OptionalInt.empty());
 * Extension.extendedKeyUsage(List.of(Oids.SERVER_AUTH, "2.16.840.1.113741.1.2.3"));
 * new Extension("1.2.3.4", false, HexFormat.of().parseHex("0500"));      // anything else
 * }</pre>
 *
 * @param oid dotted
 * @param critical whether a reader that does not know it must refuse the certificate
 * @param value DER of the value, without the OCTET STRING around it
 */
public record Extension(String oid, boolean critical, byte[] value) implements java.security.cert.Extension {

    public Extension {
        Objects.requireNonNull(oid, "oid");
        value = value.clone();
    }

    /**
     * @param pathLength how many CAs may follow; only for a CA
     */
    public static Extension basicConstraints(boolean ca, OptionalInt pathLength) {
        return new Extension(Oids.BASIC_CONSTRAINTS, true, ExtensionDer.basicConstraints(ca, pathLength));
    }

    public static Extension keyUsage(Set<KeyUsage> usages) {
        return new Extension(Oids.KEY_USAGE, true, ExtensionDer.bits(usages));
    }

    /** Purposes as dotted identifiers, in this order. */
    public static Extension extendedKeyUsage(List<String> purposes) {
        return new Extension(Oids.EXTENDED_KEY_USAGE, false, ExtensionDer.oids(purposes));
    }

    public static Extension subjectAltName(List<GeneralName> names) {
        return new Extension(
                Oids.SUBJECT_ALT_NAME,
                false,
                ExtensionDer.sequence(names.stream().map(GeneralName::encoded).toList()));
    }

    /**
     * Where the list of what the issuer revoked lies (RFC 5280 section 4.2.1.13).
     *
     * @param uri http or ldap: over https a client would need the list to fetch the list
     */
    public static Extension crlDistributionPoint(String uri) {
        return new Extension(
                Oids.CRL_DISTRIBUTION_POINTS,
                false,
                ExtensionDer.distributionPoint(new GeneralName(GeneralName.Type.URI, uri).encoded()));
    }

    @Override
    public String getId() {
        return oid;
    }

    @Override
    public boolean isCritical() {
        return critical;
    }

    @Override
    public byte[] getValue() {
        return value.clone();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    /** The whole Extension structure, DER. */
    @Override
    public void encode(OutputStream out) throws IOException {
        out.write(ExtensionDer.extension(this));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Extension that
                && oid.equals(that.oid)
                && critical == that.critical
                && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(oid, critical, Arrays.hashCode(value));
    }

    @Override
    public String toString() {
        return oid + (critical ? " critical " : " ") + HexFormat.of().formatHex(value);
    }
}
