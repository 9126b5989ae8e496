package io.github.amtpki.internal.bc;

import io.github.amtpki.BadInputException;
import io.github.amtpki.UnsupportedAlgorithmException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/** How a PKCS#12 file is made tamper-evident: what its MacData says, without the value. */
public sealed interface MacScheme {

    /** The hash, as {@code SHA-256}, or an OID. */
    String digest();

    /** What deriving the key costs. */
    int iterations();

    /** Whether it is PBMAC1 rather than PKCS#12's own. */
    boolean pbmac1();

    /** Whether the hash's AlgorithmIdentifier carries NULL parameters; node-forge before 1.4 insists. */
    boolean nullParameters();

    /** Whether the derivation takes the password as PKCS#12's UTF-16, of which there may be two spellings. */
    default boolean utf16() {
        return !pbmac1();
    }

    /** Runs the derivation; the slow part. */
    MacKey derive(PbePassword password);

    /** The key of a MAC, derived. */
    record MacKey(Hash hash, byte[] key) {
        public byte[] over(byte[] content) {
            return hash.hmac(key, content);
        }
    }

    /** PKCS#12's own HMAC with a fresh salt. */
    static MacScheme classic(Hash hash, int iterations, SecureRandom random) {
        return new Classic(hash, salt(random), iterations, true);
    }

    /** The same as some programs write it, its hash without NULL parameters. */
    static MacScheme classicWithoutNull(Hash hash, int iterations, SecureRandom random) {
        return new Classic(hash, salt(random), iterations, false);
    }

    /** PBMAC1 with PBKDF2-HMAC-SHA256 and HMAC-SHA256, with a fresh salt. */
    static MacScheme pbmac1(int iterations, SecureRandom random) {
        return new Pbmac1(new Pbkdf2(Hash.SHA_256, salt(random), iterations, Hash.SHA_256.bytes()), Hash.SHA_256, true);
    }

    private static byte[] salt(SecureRandom random) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return salt;
    }

    /** As MacData around a value. */
    static MacData encode(MacScheme scheme, byte[] value) {
        return scheme instanceof Classic classic ? classic.macData(value) : ((Pbmac1) scheme).macData(value);
    }

    /** Reads a MacData; never fails for an unknown algorithm. */
    static MacScheme parse(MacData data) {
        AlgorithmIdentifier identifier = data.getMac().getAlgorithmId();
        try {
            if (identifier.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBMAC1)) {
                return Pbmac1.parse(identifier.getParameters());
            }
            Hash hash = Hash.ofDigest(identifier.getAlgorithm())
                    .orElseThrow(() -> new UnsupportedAlgorithmException(
                            "the MAC hash " + identifier.getAlgorithm().getId() + " is not supported"));
            return new Classic(
                    hash,
                    data.getSalt(),
                    Asn1.iterations(new ASN1Integer(data.getIterationCount())),
                    isNull(identifier));
        } catch (UnsupportedAlgorithmException e) {
            return new Unknown(identifier.getAlgorithm().getId(), isNull(identifier), e);
        }
    }

    private static boolean isNull(AlgorithmIdentifier identifier) {
        return DERNull.INSTANCE.equals(identifier.getParameters());
    }

    /** HMAC under a key from PKCS#12's own derivation (RFC 7292 appendix A and B). */
    record Classic(Hash hash, byte[] salt, int iterations, boolean nullParameters) implements MacScheme {

        @Override
        public String digest() {
            return hash.digest();
        }

        @Override
        public boolean pbmac1() {
            return false;
        }

        @Override
        public MacKey derive(PbePassword password) {
            return new MacKey(
                    hash, Pkcs12Kdf.derive(hash, Pkcs12Kdf.MAC, password.utf16(), salt, iterations, hash.bytes()));
        }

        MacData macData(byte[] value) {
            AlgorithmIdentifier identifier = nullParameters
                    ? new AlgorithmIdentifier(hash.digestOid(), DERNull.INSTANCE)
                    : new AlgorithmIdentifier(hash.digestOid());
            return new MacData(new DigestInfo(identifier, value), salt, iterations);
        }
    }

    /** HMAC under a key from PBKDF2 (RFC 8018 section 7.1, in PKCS#12 by RFC 9579). */
    record Pbmac1(Pbkdf2 derivation, Hash hash, boolean nullParameters) implements MacScheme {

        /** RFC 9579 section 5: a shorter key is too easy to guess; a longer one than any hash block buys nothing. */
        private static final int MIN_KEY = 20;

        private static final int MAX_KEY = 128;

        /** MacData's own salt is a leftover that must be there and means nothing (RFC 9579 section 4). */
        private static final byte[] UNUSED_SALT = {'N', 'O', 'T', ' ', 'U', 'S', 'E', 'D'};

        @Override
        public String digest() {
            return hash.digest();
        }

        @Override
        public int iterations() {
            return derivation.iterations();
        }

        @Override
        public boolean pbmac1() {
            return true;
        }

        @Override
        public MacKey derive(PbePassword password) {
            return new MacKey(hash, derivation.derive(password, derivation.keyBytes()));
        }

        MacData macData(byte[] value) {
            ASN1Encodable[] parameters = {
                derivation.identifier(), new AlgorithmIdentifier(hash.hmacOid(), DERNull.INSTANCE)
            };
            AlgorithmIdentifier pbmac1 =
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBMAC1, new DERSequence(parameters));
            return new MacData(new DigestInfo(pbmac1, value), UNUSED_SALT, 1);
        }

        static Pbmac1 parse(ASN1Encodable parameters) {
            ASN1Sequence parts = ASN1Sequence.getInstance(parameters);
            Pbkdf2 derivation = Pbkdf2.parse(AlgorithmIdentifier.getInstance(parts.getObjectAt(0)));
            AlgorithmIdentifier hmac = AlgorithmIdentifier.getInstance(parts.getObjectAt(1));
            Hash hash = Hash.ofHmac(hmac.getAlgorithm())
                    .orElseThrow(() -> new UnsupportedAlgorithmException(
                            "the PBMAC1 function " + hmac.getAlgorithm().getId() + " is not supported"));
            if (derivation.keyBytes() < MIN_KEY || derivation.keyBytes() > MAX_KEY) {
                throw new BadInputException(
                        "the PBMAC1 key length is " + derivation.keyBytes() + ", not " + MIN_KEY + " to " + MAX_KEY);
            }
            return new Pbmac1(derivation, hash, isNull(hmac));
        }
    }

    /**
     * A MAC that can only be named.
     *
     * @param problem with which it refuses to be used
     */
    record Unknown(String digest, boolean nullParameters, UnsupportedAlgorithmException problem) implements MacScheme {

        @Override
        public int iterations() {
            return 0;
        }

        @Override
        public boolean pbmac1() {
            return false;
        }

        @Override
        public MacKey derive(PbePassword password) {
            throw problem;
        }
    }
}
