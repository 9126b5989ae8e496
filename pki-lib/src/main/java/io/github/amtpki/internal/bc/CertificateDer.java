package io.github.amtpki.internal.bc;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.Extension;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** The two halves of a certificate (RFC 5280 section 4.1): what is signed, and that with its signature. */
public final class CertificateDer {

    private CertificateDer() {}

    /**
     * TBSCertificate, version 3.
     *
     * @param signature the JDK's name of the algorithm that will sign it
     */
    public static byte[] toBeSigned(
            BigInteger serial,
            String signature,
            X500Principal issuer,
            Instant notBefore,
            Instant notAfter,
            X500Principal subject,
            PublicKey key,
            List<? extends Extension> extensions) {
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(serial));
        generator.setSignature(SignatureIds.identifier(signature));
        generator.setIssuer(X500Name.getInstance(issuer.getEncoded()));
        generator.setStartDate(new Time(Date.from(notBefore)));
        generator.setEndDate(new Time(Date.from(notAfter)));
        generator.setSubject(X500Name.getInstance(subject.getEncoded()));
        generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        if (!extensions.isEmpty()) {
            generator.setExtensions(extensions(extensions));
        }
        return Der.encode(generator.generateTBSCertificate());
    }

    /** SEQUENCE of what was signed, the algorithm and the signature: certificates, requests and CRLs alike. */
    public static byte[] signed(byte[] toBeSigned, String signature, byte[] value) {
        ASN1EncodableVector vector = new ASN1EncodableVector(3);
        vector.add(ASN1Sequence.getInstance(toBeSigned));
        vector.add(SignatureIds.identifier(signature));
        vector.add(new DERBitString(value));
        return Der.encode(new DERSequence(vector));
    }

    static Extensions extensions(List<? extends Extension> extensions) {
        org.bouncycastle.asn1.x509.Extension[] all = new org.bouncycastle.asn1.x509.Extension[extensions.size()];
        for (int i = 0; i < all.length; i++) {
            Extension one = extensions.get(i);
            all[i] = new org.bouncycastle.asn1.x509.Extension(
                    new ASN1ObjectIdentifier(one.getId()), one.isCritical(), new DEROctetString(one.getValue()));
        }
        return new Extensions(all);
    }
}
