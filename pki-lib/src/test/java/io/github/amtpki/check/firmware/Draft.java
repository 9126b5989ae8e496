package io.github.amtpki.check.firmware;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** A certificate that may be wrong in any way, which nothing in the library would make. */
public record Draft(
        String subject,
        String issuer,
        PublicKey key,
        KeyPair signer,
        String algorithm,
        Instant notBefore,
        Instant notAfter,
        List<Extension> extensions) {

    public static final String DOMAIN = "corp.example.com";

    private static final Map<String, String> ALGORITHMS = Map.of(
            "MD5withRSA", "1.2.840.113549.1.1.4",
            "SHA1withRSA", "1.2.840.113549.1.1.5",
            "SHA224withRSA", "1.2.840.113549.1.1.14",
            "SHA256withRSA", "1.2.840.113549.1.1.11",
            "SHA384withRSA", "1.2.840.113549.1.1.12",
            "SHA512withRSA", "1.2.840.113549.1.1.13");

    public static Draft root() {
        return authority("CN=Test Root", "CN=Test Root", 1, 1);
    }

    public static Draft issuing() {
        return authority("CN=Test Issuing", "CN=Test Root", 2, 1);
    }

    /** Issued by the root. */
    public static Draft leaf() {
        return new Draft(
                "CN=" + DOMAIN + ", OU=" + AmtOids.SETUP_UNIT,
                "CN=Test Root",
                pair(3).getPublic(),
                pair(1),
                "SHA256withRSA",
                TestKeys.NOW.minusSeconds(86_400),
                Instant.parse("2028-01-01T00:00:00Z"),
                List.of(
                        Extension.basicConstraints(false, OptionalInt.empty()),
                        Extension.extendedKeyUsage(List.of(Oids.SERVER_AUTH, AmtOids.SETUP))));
    }

    public static Draft leafOfIssuing() {
        return leaf().issuer("CN=Test Issuing", pair(2));
    }

    public static Draft authority(String subject, String issuer, int key, int signer) {
        return new Draft(
                subject,
                issuer,
                pair(key).getPublic(),
                pair(signer),
                "SHA256withRSA",
                TestKeys.NOW.minusSeconds(86_400),
                Instant.parse("2040-01-01T00:00:00Z"),
                List.of(
                        Extension.basicConstraints(true, OptionalInt.empty()),
                        Extension.keyUsage(Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN))));
    }

    public static KeyPair pair(int number) {
        return TestKeys.pair(KeyType.RSA_2048, number);
    }

    public Draft subject(String other) {
        return new Draft(other, issuer, key, signer, algorithm, notBefore, notAfter, extensions);
    }

    public Draft issuer(String other, KeyPair whose) {
        return new Draft(subject, other, key, whose, algorithm, notBefore, notAfter, extensions);
    }

    public Draft key(PublicKey other) {
        return new Draft(subject, issuer, other, signer, algorithm, notBefore, notAfter, extensions);
    }

    /** A JDK name, {@code RSASSA-PSS}, or a dotted identifier of something that nobody can verify. */
    public Draft signedWith(String other) {
        return new Draft(subject, issuer, key, signer, other, notBefore, notAfter, extensions);
    }

    public Draft valid(String from, String to) {
        return new Draft(subject, issuer, key, signer, algorithm, Instant.parse(from), Instant.parse(to), extensions);
    }

    public Draft with(Extension extension) {
        List<Extension> changed = new ArrayList<>(without(extension.oid()).extensions());
        changed.add(extension);
        return bare(changed);
    }

    public Draft without(String oid) {
        return bare(extensions.stream().filter(one -> !one.oid().equals(oid)).toList());
    }

    public Draft bare(List<Extension> some) {
        return new Draft(subject, issuer, key, signer, algorithm, notBefore, notAfter, some);
    }

    public X509Certificate make() {
        try {
            Signature signature = Signature.getInstance(
                    algorithm.equals("RSASSA-PSS") || ALGORITHMS.containsKey(algorithm) ? algorithm : "SHA256withRSA");
            if (algorithm.equals("RSASSA-PSS")) {
                signature.setParameter(java.security.spec.PSSParameterSpec.DEFAULT);
            }
            AlgorithmIdentifier identifier = algorithm.equals("RSASSA-PSS")
                    ? pss(signature)
                    : new AlgorithmIdentifier(
                            new ASN1ObjectIdentifier(ALGORITHMS.getOrDefault(algorithm, algorithm)), DERNull.INSTANCE);
            TBSCertificate body = body(identifier);
            signature.initSign(signer.getPrivate());
            signature.update(body.getEncoded(ASN1Encoding.DER));
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(body);
            parts.add(identifier);
            parts.add(new DERBitString(signature.sign()));
            return Certificates.parse(new DERSequence(parts).getEncoded(ASN1Encoding.DER));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TBSCertificate body(AlgorithmIdentifier identifier) {
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(subject.hashCode() & 0xffffL)));
        generator.setSignature(identifier);
        generator.setIssuer(name(issuer));
        generator.setSubject(name(subject));
        generator.setStartDate(new Time(Date.from(notBefore)));
        generator.setEndDate(new Time(Date.from(notAfter)));
        generator.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        if (!extensions.isEmpty()) {
            generator.setExtensions(new Extensions(extensions.stream()
                    .map(one -> new org.bouncycastle.asn1.x509.Extension(
                            new ASN1ObjectIdentifier(one.oid()), one.critical(), one.value()))
                    .toArray(org.bouncycastle.asn1.x509.Extension[]::new)));
        }
        return generator.generateTBSCertificate();
    }

    private static X500Name name(String text) {
        return X500Name.getInstance(new X500Principal(text).getEncoded());
    }

    private static AlgorithmIdentifier pss(Signature signature) throws IOException {
        return new AlgorithmIdentifier(
                new ASN1ObjectIdentifier("1.2.840.113549.1.1.10"),
                org.bouncycastle.asn1.ASN1Primitive.fromByteArray(
                        signature.getParameters().getEncoded()));
    }
}
