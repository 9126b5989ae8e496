package io.github.amtpki.internal.bc;

import io.github.amtpki.UnsupportedAlgorithmException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The schemes before PBES2, where one OID fixes hash and cipher: PKCS#12's own (RFC 7292 appendix C) and PBES1. */
record LegacyPbe(Scheme scheme, byte[] salt, int iterations) implements Pbe {

    /** One row per OID. */
    enum Scheme {
        SHA1_RC4_128("1.2.840.113549.1.12.1.1", Hash.SHA_1, PbeCipher.RC4_128),
        SHA1_RC4_40("1.2.840.113549.1.12.1.2", Hash.SHA_1, PbeCipher.RC4_40),
        SHA1_3DES("1.2.840.113549.1.12.1.3", Hash.SHA_1, PbeCipher.DES_EDE3),
        SHA1_2DES("1.2.840.113549.1.12.1.4", Hash.SHA_1, PbeCipher.DES_EDE2),
        SHA1_RC2_128("1.2.840.113549.1.12.1.5", Hash.SHA_1, PbeCipher.RC2_128),
        SHA1_RC2_40("1.2.840.113549.1.12.1.6", Hash.SHA_1, PbeCipher.RC2_40),
        PBES1_MD5_DES("1.2.840.113549.1.5.3", Hash.MD5, PbeCipher.DES),
        PBES1_MD5_RC2("1.2.840.113549.1.5.6", Hash.MD5, PbeCipher.RC2_64),
        PBES1_SHA1_DES("1.2.840.113549.1.5.10", Hash.SHA_1, PbeCipher.DES),
        PBES1_SHA1_RC2("1.2.840.113549.1.5.11", Hash.SHA_1, PbeCipher.RC2_64);

        private final String oid;
        private final Hash hash;
        private final PbeCipher cipher;

        Scheme(String oid, Hash hash, PbeCipher cipher) {
            this.oid = oid;
            this.hash = hash;
            this.cipher = cipher;
        }

        private boolean pbes1() {
            return name().startsWith("PBES1");
        }
    }

    @Override
    public String cipher() {
        return scheme.cipher.title();
    }

    @Override
    public String kdf() {
        return (scheme.pbes1() ? "PBKDF1-" : "PKCS12-") + scheme.hash.digest();
    }

    @Override
    public boolean utf16() {
        return !scheme.pbes1();
    }

    @Override
    public DerivedKey derive(PbePassword password) {
        return scheme.pbes1() ? pbes1(password) : pkcs12(password.utf16());
    }

    private DerivedKey pkcs12(byte[] password) {
        int keyBytes = scheme.cipher.keyBytes();
        byte[] key = Pkcs12Kdf.derive(scheme.hash, Pkcs12Kdf.KEY, password, salt, iterations, keyBytes);
        byte[] iv = scheme.cipher.ivBytes() == 0
                ? new byte[0]
                : Pkcs12Kdf.derive(scheme.hash, Pkcs12Kdf.IV, password, salt, iterations, scheme.cipher.ivBytes());
        return new DerivedKey(scheme.cipher, key, iv);
    }

    /** RFC 8018 sections 5.1 and 6.1.1: one chain of hashes, cut into key and initialisation vector. */
    private DerivedKey pbes1(PbePassword password) {
        MessageDigest digest = Jca.digest(scheme.hash.digest());
        digest.update(StandardCharsets.UTF_8.encode(CharBuffer.wrap(password.chars())));
        byte[] chain = digest.digest(salt);
        for (int i = 1; i < iterations; i++) {
            chain = digest.digest(chain);
        }
        return new DerivedKey(scheme.cipher, Arrays.copyOf(chain, 8), Arrays.copyOfRange(chain, 8, 16));
    }

    @Override
    public AlgorithmIdentifier identifier() {
        DERSequence parameters = new DERSequence(new DEROctetString(salt), new ASN1Integer(iterations));
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(scheme.oid), parameters);
    }

    static LegacyPbe parse(AlgorithmIdentifier identifier) {
        String oid = identifier.getAlgorithm().getId();
        for (Scheme scheme : Scheme.values()) {
            if (scheme.oid.equals(oid)) {
                ASN1Sequence parameters = ASN1Sequence.getInstance(identifier.getParameters());
                byte[] salt =
                        ASN1OctetString.getInstance(parameters.getObjectAt(0)).getOctets();
                return new LegacyPbe(scheme, salt, Asn1.iterations(parameters.getObjectAt(1)));
            }
        }
        throw new UnsupportedAlgorithmException("the encryption " + oid + " is not supported");
    }
}
