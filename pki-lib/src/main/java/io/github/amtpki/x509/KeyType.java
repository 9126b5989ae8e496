package io.github.amtpki.x509;

import io.github.amtpki.UnsupportedAlgorithmException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A kind of key pair with its size. */
public enum KeyType {
    RSA_2048("RSA", 2048),
    RSA_3072("RSA", 3072),
    RSA_4096("RSA", 4096),
    EC_P256("EC", 256),
    EC_P384("EC", 384);

    private final String algorithm;
    private final int bits;

    KeyType(String algorithm, int bits) {
        this.algorithm = algorithm;
        this.bits = bits;
    }

    /** The JDK's name of the algorithm: {@code RSA} or {@code EC}. */
    public String algorithm() {
        return algorithm;
    }

    /** Modulus length, or order length of the curve, in bits. */
    public int bits() {
        return bits;
    }

    /** Usages that no certificate with such a key may claim: nothing is encrypted to an EC key (RFC 8813 section 3). */
    Set<KeyUsage> impossible() {
        return algorithm.equals("EC") ? Set.of(KeyUsage.KEY_ENCIPHERMENT, KeyUsage.DATA_ENCIPHERMENT) : Set.of();
    }

    /** The name in profiles and options, as {@code rsa-2048} or {@code ec-p384}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The type of an existing key, by algorithm and length.
     *
     * @throws UnsupportedAlgorithmException if it is none of these
     */
    public static KeyType of(PublicKey key) {
        int bits = bits(key);
        return find(key)
                .orElseThrow(() -> new UnsupportedAlgorithmException(
                        "keys of type " + key.getAlgorithm() + (bits == 0 ? "" : " with " + bits + " bits")
                                + (key instanceof ECPublicKey ? " on this curve" : "") + " are not supported",
                        "use one of " + Arrays.stream(values()).map(KeyType::id).collect(Collectors.joining(", "))));
    }

    /** The same, for keys that may be of any type. */
    public static Optional<KeyType> find(PublicKey key) {
        return Arrays.stream(values())
                .filter(type -> type.algorithm.equals(key.getAlgorithm()) && type.bits == bits(key))
                .filter(type -> !(key instanceof ECPublicKey ec) || type.onCurve(ec))
                .findFirst();
    }

    /** There are other curves of the same length. */
    private boolean onCurve(ECPublicKey key) {
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec(curve()));
            return named.getParameterSpec(ECParameterSpec.class)
                    .getCurve()
                    .equals(key.getParams().getCurve());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK does not know the curve " + curve(), e);
        }
    }

    /** The name of its curve in the JDK (SEC 2). */
    String curve() {
        return "secp" + bits + "r1";
    }

    private static int bits(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof ECPublicKey ec ? ec.getParams().getOrder().bitLength() : 0;
    }
}
