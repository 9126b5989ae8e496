package io.github.amtpki.check.facts;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.RevocationList;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One certificate, as rules ask about it. What is damaged inside counts as absent. Every rule of every target asks, so what
 * takes time to find out is found out once. Equal if the certificates are.
 */
public final class CertificateFacts {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509Certificate certificate;
    private final Optional<String> commonName;
    private final List<String> dnsNames;
    private final SignatureKind signature;
    private final boolean selfIssued;
    private final Map<CertificateFacts, Boolean> signedBy = new ConcurrentHashMap<>();
    private final Map<RevocationList, Boolean> signed = new ConcurrentHashMap<>();

    public CertificateFacts(X509Certificate certificate) {
        this.certificate = certificate;
        commonName = Names.commonName(certificate.getSubjectX500Principal());
        dnsNames = names(certificate, DNS_NAME);
        signature = SignatureKind.of(certificate);
        selfIssued = Names.same(certificate.getSubjectX500Principal(), certificate.getIssuerX500Principal());
    }

    /** The certificate itself. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** RFC 4514, as the JDK writes it. */
    public String subject() {
        return certificate.getSubjectX500Principal().toString();
    }

    public Optional<String> commonName() {
        return commonName;
    }

    public List<String> organizationalUnits() {
        return Names.organizationalUnits(certificate.getSubjectX500Principal());
    }

    /** The DNS names among its alternative names, in file order. */
    public List<String> dnsNames() {
        return dnsNames;
    }

    /** The IP addresses among its alternative names, in file order. */
    public List<String> addresses() {
        return names(certificate, IP_ADDRESS);
    }

    private static List<String> names(X509Certificate certificate, int type) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(0).equals(type))
                            .map(name -> (String) name.get(1))
                            .toList();
        } catch (CertificateParsingException | RuntimeException e) {
            return List.of();
        }
    }

    /** {@code RSA}, {@code EC}, {@code Ed25519} …: the JDK's name of the key's algorithm, or an OID it does not know. */
    public String keyAlgorithm() {
        return certificate.getPublicKey().getAlgorithm();
    }

    /** Whether its key is RSA and nothing narrower: one marked for RSASSA-PSS only is of another kind to every reader. */
    public boolean isRsa() {
        return certificate.getPublicKey() instanceof RSAPublicKey
                && keyAlgorithm().equals("RSA");
    }

    /** Length of an RSA modulus in bits; 0 for other keys. */
    public int rsaBits() {
        return certificate.getPublicKey() instanceof RSAPublicKey rsa
                ? rsa.getModulus().bitLength()
                : 0;
    }

    /** Length of an EC key in bits; 0 for other keys. */
    public int ecBits() {
        return certificate.getPublicKey() instanceof ECPublicKey ec
                ? ec.getParams().getOrder().bitLength()
                : 0;
    }

    public SignatureKind signature() {
        return signature;
    }

    /** Whether basicConstraints say that it is a CA. */
    public boolean isCa() {
        return certificate.getBasicConstraints() >= 0;
    }

    /** How many CAs may follow below it; {@link Integer#MAX_VALUE} if unlimited, -1 if it is no CA. */
    public int pathLength() {
        return certificate.getBasicConstraints();
    }

    /** The key usages, if it has the extension. */
    public Optional<Set<KeyUsage>> keyUsage() {
        boolean[] bits = certificate.getKeyUsage();
        if (bits == null) {
            return Optional.empty();
        }
        Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
        for (KeyUsage usage : KeyUsage.values()) {
            if (usage.ordinal() < bits.length && bits[usage.ordinal()]) {
                usages.add(usage);
            }
        }
        return Optional.of(usages);
    }

    /** The extended key usages, dotted, if it has the extension. */
    public Optional<List<String>> purposes() {
        try {
            return Optional.ofNullable(certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    public boolean hasPurpose(String oid) {
        return purposes().map(all -> all.contains(oid)).orElse(false);
    }

    /** Whether something marks it as a provisioning certificate: AMT's purpose, or the organizational unit in its place. */
    public boolean provisions() {
        return hasPurpose(AmtOids.SETUP) || organizationalUnits().contains(AmtOids.SETUP_UNIT);
    }

    /** Which extensions are marked critical, dotted, sorted. */
    public Set<String> critical() {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        return critical == null ? Set.of() : new TreeSet<>(critical);
    }

    public boolean hasExtension(String oid) {
        return certificate.getExtensionValue(oid) != null;
    }

    /** Whether it has any extension at all. */
    public boolean hasExtensions() {
        return certificate.getCriticalExtensionOIDs() != null;
    }

    /** Whether it names itself as its issuer; who signed it is another question. */
    public boolean selfIssued() {
        return selfIssued;
    }

    public boolean selfSigned() {
        return signedBy(this);
    }

    /** Whether the other's name is this one's issuer; the signature is not looked at. */
    public boolean namesAsIssuer(CertificateFacts other) {
        return Names.same(certificate.getIssuerX500Principal(), other.certificate.getSubjectX500Principal());
    }

    public boolean signedBy(CertificateFacts issuer) {
        return signedBy.computeIfAbsent(issuer, other -> Certificates.signedBy(certificate, other.certificate));
    }

    /** Whether it is the issuer of that list, and its key made the signature. */
    public boolean signed(RevocationList list) {
        return signed.computeIfAbsent(list, other -> other.signedBy(certificate));
    }

    /** Whether {@link Oids#EXTENDED_KEY_USAGE} is there at all, readable or not. */
    public boolean hasPurposes() {
        return hasExtension(Oids.EXTENDED_KEY_USAGE);
    }

    /** Length of the DER in bytes. */
    public int size() {
        return Certificates.der(certificate).length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CertificateFacts that && certificate.equals(that.certificate);
    }

    @Override
    public int hashCode() {
        return certificate.hashCode();
    }

    @Override
    public String toString() {
        return "CertificateFacts[" + subject() + "]";
    }
}
