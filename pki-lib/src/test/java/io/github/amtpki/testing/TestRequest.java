package io.github.amtpki.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A signing request made by hand, with attributes that no tool would write and a signature that is right.
 *
 * <pre>{@code
 * byte[] der = new TestRequest()
 *         .attribute(TestRequest.MICROSOFT, TestDer.sequence(TestDer.extension("2.5.29.19", true, TestDer.hex("30030101ff"))))
 *         .signedBy(TestKeys.pair(KeyType.EC_P256, 1));
 * }</pre>
 */
public final class TestRequest {

    public static final String PKCS9 = "1.2.840.113549.1.9.14";
    public static final String MICROSOFT = "1.3.6.1.4.1.311.2.1.14";

    private final List<byte[]> attributes = new ArrayList<>();
    private byte[] subject = new X500Principal("CN=asked.corp.example.com").getEncoded();

    /** Adds an attribute; each value is one element of its SET. */
    public TestRequest attribute(String oid, byte[]... values) {
        attributes.add(TestDer.sequence(TestDer.oid(oid), TestDer.set(values)));
        return this;
    }

    /** Adds a PKCS#9 extensionRequest with these Extension structures. */
    public TestRequest asking(byte[]... extensions) {
        return attribute(PKCS9, TestDer.sequence(extensions));
    }

    /** Puts any bytes in the subject's place. */
    public TestRequest subject(byte[] der) {
        subject = der.clone();
        return this;
    }

    public byte[] signedBy(KeyPair key) {
        return signed(key.getPublic(), key);
    }

    /** With one key inside and the signature of another. */
    public byte[] signed(PublicKey shown, KeyPair signing) {
        byte[] toBeSigned = TestDer.sequence(
                TestDer.hex("020100"),
                subject,
                shown.getEncoded(),
                TestDer.wrap(0xa0, attributes.toArray(new byte[0][])));
        boolean rsa = signing.getPrivate().getAlgorithm().equals("RSA");
        try {
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(signing.getPrivate());
            signature.update(toBeSigned);
            byte[] algorithm = rsa
                    ? TestDer.sequence(TestDer.oid("1.2.840.113549.1.1.11"), TestDer.NULL)
                    : TestDer.sequence(TestDer.oid("1.2.840.10045.4.3.2"));
            return TestDer.sequence(toBeSigned, algorithm, TestDer.wrap(3, new byte[] {0}, signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a test key can sign", e);
        }
    }

    @Override
    public String toString() {
        return attributes.stream().map(Arrays::toString).toList().toString();
    }
}
