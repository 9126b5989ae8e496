package io.github.amtpki.internal.bc;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** PKCS#10 certification requests (RFC 2986). */
public final class RequestDer {

    /** Where requests ask for extensions: PKCS#9's attribute (RFC 2985 section 5.4.2), and Microsoft's older one. */
    private static final Map<ASN1ObjectIdentifier, String> EXTENSION_REQUESTS = Map.of(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
            "PKCS#9",
            new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.14"),
            "Microsoft");

    /**
     * A request taken apart. Arrays are not copied: this record stays between the rooms.
     *
     * @param toBeSigned the part that the signature covers
     * @param signatureName the JDK's name of the signature, if amtpki verifies such
     * @param signatureOid the dotted identifier of the signature
     * @param asked every extension asked for, in order, duplicates included
     */
    public record Parsed(
            byte[] toBeSigned,
            Optional<String> signatureName,
            String signatureOid,
            byte[] signature,
            byte[] subject,
            byte[] publicKey,
            List<Asked> asked) {}

    /** One extension as a request asks for it; {@code attribute} says through which attribute. */
    public record Asked(String attribute, String oid, boolean critical, byte[] value) {}

    private RequestDer() {}

    /** CertificationRequestInfo, with the extensions in a PKCS#9 extensionRequest attribute. */
    public static byte[] toBeSigned(X500Principal subject, PublicKey key, List<? extends Extension> extensions) {
        ASN1Set attributes = extensions.isEmpty()
                ? new DERSet()
                : new DERSet(new Attribute(
                        PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                        new DERSet(CertificateDer.extensions(extensions))));
        return Der.encode(new CertificationRequestInfo(
                X500Name.getInstance(subject.getEncoded()),
                SubjectPublicKeyInfo.getInstance(key.getEncoded()),
                attributes));
    }

    /**
     * @throws IOException if the bytes are not exactly one request
     */
    public static Parsed parse(byte[] der) throws IOException {
        try (ASN1InputStream in = new ASN1InputStream(der)) {
            ASN1Encodable value = in.readObject();
            if (value == null || in.read() >= 0) {
                throw new IOException(value == null ? "it is empty" : "there are bytes behind the request");
            }
            CertificationRequest request = CertificationRequest.getInstance(value);
            CertificationRequestInfo info = request.getCertificationRequestInfo();
            return new Parsed(
                    // as it came, not re-encoded: the signature covers these bytes even where they are not quite DER
                    ASN1Sequence.getInstance(value)
                            .getObjectAt(0)
                            .toASN1Primitive()
                            .getEncoded(),
                    SignatureIds.name(request.getSignatureAlgorithm()),
                    request.getSignatureAlgorithm().getAlgorithm().getId(),
                    request.getSignature().getOctets(),
                    Der.encode(info.getSubject()),
                    Der.encode(info.getSubjectPublicKeyInfo()),
                    asked(info.getAttributes()));
        } catch (RuntimeException e) {
            throw new IOException("it is not a PKCS#10 request", e);
        }
    }

    private static List<Asked> asked(@Nullable ASN1Set attributes) {
        List<Asked> asked = new ArrayList<>();
        for (ASN1Encodable element : attributes == null ? new DERSet() : attributes) {
            Attribute attribute = Attribute.getInstance(element);
            String name = EXTENSION_REQUESTS.get(attribute.getAttrType());
            if (name == null) {
                continue;
            }
            for (ASN1Encodable value : attribute.getAttrValues()) {
                // not Extensions.getInstance: it refuses duplicates, and we want to see and name them
                for (ASN1Encodable one : ASN1Sequence.getInstance(value)) {
                    var extension = org.bouncycastle.asn1.x509.Extension.getInstance(one);
                    asked.add(new Asked(
                            name,
                            extension.getExtnId().getId(),
                            extension.isCritical(),
                            extension.getExtnValue().getOctets()));
                }
            }
        }
        return asked;
    }
}
