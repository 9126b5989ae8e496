package io.github.amtpki.check.facts;

import io.github.amtpki.Secret;
import io.github.amtpki.pkcs12.BundleStructure;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one file, or a folder's files taken together, turned out to hold.
 *
 * @param name of the file, for people
 * @param format how it is written
 * @param structure how a PKCS#12 file is built; absent for other formats and for one too damaged to look into
 * @param password what importers may stumble over, where the password is known
 * @param certificates every readable certificate, in file order
 * @param keys how many private keys it holds, readable or not
 * @param publicKeys the public halves of the readable private keys, in file order
 * @param troubles whatever could not be read
 */
public record FileFacts(
        String name,
        Format format,
        Optional<BundleStructure> structure,
        Optional<PasswordFacts> password,
        List<X509Certificate> certificates,
        int keys,
        List<PublicKey> publicKeys,
        List<Trouble> troubles) {

    private static final Set<Trouble.Kind> SHUT = Set.of(
            Trouble.Kind.WRONG_PASSWORD,
            Trouble.Kind.NO_PASSWORD,
            Trouble.Kind.DAMAGED,
            Trouble.Kind.UNSUPPORTED_ALGORITHM,
            Trouble.Kind.TOO_COSTLY);

    public FileFacts {
        Objects.requireNonNull(name, "name");
        certificates = List.copyOf(certificates);
        publicKeys = List.copyOf(publicKeys);
        troubles = List.copyOf(troubles);
    }

    /**
     * What we made ourselves, and need not open to know.
     *
     * @param chain leaf first, in file order
     * @param structure how its bundle is built; absent for certificates alone
     */
    public static FileFacts made(
            String name,
            List<X509Certificate> chain,
            Optional<BundleStructure> structure,
            Optional<PasswordFacts> password) {
        boolean bundled = structure.isPresent();
        return new FileFacts(
                name,
                bundled ? Format.PKCS12 : Format.LOOSE,
                structure,
                password,
                chain,
                bundled ? 1 : 0,
                bundled ? List.of(chain.get(0).getPublicKey()) : List.of(),
                List.of());
    }

    /** The same under another name. */
    public FileFacts named(String other) {
        return new FileFacts(other, format, structure, password, certificates, keys, publicKeys, troubles);
    }

    /** How certificates come. */
    public enum Format {
        /** PKCS#12, {@code .pfx} or {@code .p12}: what provisioning servers import. */
        PKCS12,
        /** Certificates and perhaps keys as PEM or DER: in one file or in a folder of them. */
        LOOSE
    }

    /**
     * A password without its characters.
     *
     * @param length in characters
     * @param printableAscii whether it has no other characters
     */
    public record PasswordFacts(int length, boolean printableAscii) {

        public static PasswordFacts of(Secret password) {
            return new PasswordFacts(
                    password.length(), password.firstUnprintable().isEmpty());
        }
    }

    public boolean isPkcs12() {
        return format == Format.PKCS12;
    }

    /** Whether it holds the private key of a certificate; RSA is RSA, even where one half is marked for RSASSA-PSS only. */
    public boolean holdsKeyOf(X509Certificate certificate) {
        PublicKey wanted = certificate.getPublicKey();
        return publicKeys.stream().anyMatch(key -> key.equals(wanted) || sameRsa(key, wanted));
    }

    private static boolean sameRsa(PublicKey key, PublicKey wanted) {
        return key instanceof RSAPublicKey one
                && wanted instanceof RSAPublicKey other
                && one.getModulus().equals(other.getModulus())
                && one.getPublicExponent().equals(other.getPublicExponent());
    }

    /**
     * Whether it was opened, so that what is missing in it is really missing. Behind a lock that stayed shut nobody knows
     * what there is.
     */
    public boolean isOpen() {
        return troubles.stream().noneMatch(trouble -> SHUT.contains(trouble.kind()));
    }

    /** The first trouble of a kind, if there is one. */
    public Optional<Trouble> trouble(Trouble.Kind kind) {
        return troubles.stream().filter(trouble -> trouble.kind() == kind).findFirst();
    }
}
