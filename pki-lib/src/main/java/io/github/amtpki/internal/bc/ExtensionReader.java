package io.github.amtpki.internal.bc;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;

/** What the extensions of certificates hold, as short texts (RFC 5280 section 4.2). Damage is an {@code IOException}. */
public final class ExtensionReader {

    /** One extension as it stands in a certificate; {@code value} without the OCTET STRING around it. */
    public record Read(String oid, boolean critical, byte[] value) {}

    private ExtensionReader() {}

    /** The extensions of a certificate in the order of the file. */
    public static List<Read> of(byte[] certificate) {
        List<Read> read = new ArrayList<>();
        Extensions extensions =
                Certificate.getInstance(certificate).getTBSCertificate().getExtensions();
        if (extensions != null) {
            for (ASN1ObjectIdentifier oid : extensions.getExtensionOIDs()) {
                org.bouncycastle.asn1.x509.Extension one = extensions.getExtension(oid);
                read.add(new Read(
                        oid.getId(), one.isCritical(), one.getExtnValue().getOctets()));
            }
        }
        return read;
    }

    public static String basicConstraints(byte[] der) throws IOException {
        BasicConstraints constraints = reading(der, BasicConstraints::getInstance);
        String length =
                constraints.getPathLenConstraint() == null ? "" : ", path length " + constraints.getPathLenConstraint();
        return (constraints.isCA() ? "CA:TRUE" : "CA:FALSE") + length;
    }

    public static String authorityKeyIdentifier(byte[] der) throws IOException {
        AuthorityKeyIdentifier identifier = reading(der, AuthorityKeyIdentifier::getInstance);
        List<String> parts = new ArrayList<>();
        if (identifier.getKeyIdentifierOctets() != null) {
            parts.add(HexFormat.of().formatHex(identifier.getKeyIdentifierOctets()));
        }
        if (identifier.getAuthorityCertIssuer() != null) {
            parts.addAll(names(identifier.getAuthorityCertIssuer().getNames()));
        }
        if (identifier.getAuthorityCertSerialNumber() != null) {
            parts.add("serial " + identifier.getAuthorityCertSerialNumber().toString(16));
        }
        return String.join(", ", parts);
    }

    /** As {@code dns:host}, {@code ip:10.0.0.1}. */
    public static List<String> names(byte[] der) throws IOException {
        return names(reading(der, GeneralNames::getInstance).getNames());
    }

    /** Permitted and excluded subtrees. */
    public static List<String> nameConstraints(byte[] der) throws IOException {
        NameConstraints constraints = reading(der, NameConstraints::getInstance);
        List<String> parts = new ArrayList<>();
        subtrees(parts, "permitted ", constraints.getPermittedSubtrees());
        subtrees(parts, "excluded ", constraints.getExcludedSubtrees());
        return parts;
    }

    /** Where revocation lists are. */
    public static List<String> distributionPoints(byte[] der) throws IOException {
        List<String> places = new ArrayList<>();
        for (DistributionPoint point : reading(der, CRLDistPoint::getInstance).getDistributionPoints()) {
            DistributionPointName name = point.getDistributionPoint();
            if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                places.addAll(names(GeneralNames.getInstance(name.getName()).getNames()));
            }
        }
        return places;
    }

    /** The identifiers of policies. */
    public static List<String> policies(byte[] der) throws IOException {
        List<String> oids = new ArrayList<>();
        for (PolicyInformation policy :
                reading(der, CertificatePolicies::getInstance).getPolicyInformation()) {
            oids.add(policy.getPolicyIdentifier().getId());
        }
        return oids;
    }

    /** Where issuers and OCSP responders are. */
    public static List<String> access(byte[] der) throws IOException {
        List<String> places = new ArrayList<>();
        for (AccessDescription access :
                reading(der, AuthorityInformationAccess::getInstance).getAccessDescriptions()) {
            ASN1ObjectIdentifier method = access.getAccessMethod();
            String word = method.equals(AccessDescription.id_ad_ocsp)
                    ? "OCSP"
                    : method.equals(AccessDescription.id_ad_caIssuers) ? "caIssuers" : method.getId();
            places.add(word + " " + name(access.getAccessLocation()));
        }
        return places;
    }

    private static List<String> names(GeneralName[] names) {
        List<String> texts = new ArrayList<>();
        for (GeneralName name : names) {
            texts.add(name(name));
        }
        return texts;
    }

    private static String name(GeneralName name) {
        ASN1Encodable value = name.getName();
        return switch (name.getTagNo()) {
            case GeneralName.rfc822Name -> "email:" + value;
            case GeneralName.dNSName -> "dns:" + value;
            case GeneralName.uniformResourceIdentifier -> "uri:" + value;
            case GeneralName.directoryName -> "directory:" + X500Name.getInstance(value);
            case GeneralName.iPAddress -> "ip:" + address(((ASN1OctetString) value).getOctets());
            case GeneralName.registeredID -> "id:" + value;
            default -> "other name (" + name.getTagNo() + ")";
        };
    }

    /** An address, or one with the mask behind it. */
    private static String address(byte[] bytes) {
        try {
            if (bytes.length == 8 || bytes.length == 32) {
                int half = bytes.length / 2;
                return address(Arrays.copyOf(bytes, half)) + "/"
                        + address(Arrays.copyOfRange(bytes, half, bytes.length));
            }
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (IOException e) {
            return HexFormat.of().formatHex(bytes);
        }
    }

    private static void subtrees(List<String> parts, String word, GeneralSubtree[] subtrees) {
        if (subtrees != null) {
            for (GeneralSubtree subtree : subtrees) {
                parts.add(word + name(subtree.getBase()));
            }
        }
    }

    /** Bouncy Castle says with all kinds of unchecked exceptions that bytes are not what they should be. */
    private static <T> T reading(byte[] der, java.util.function.Function<Object, T> structure) throws IOException {
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(der);
            T read = value == null ? null : structure.apply(value);
            if (read == null) {
                throw new IOException("it is empty");
            }
            return read;
        } catch (RuntimeException e) {
            throw new IOException("not the value that belongs here", e);
        }
    }
}
