package io.github.amtpki.check.facts;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.Trouble.Kind;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.x509.Pem;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes apart whatever is handed in: a bundle of any make, a PEM bundle, single certificates, PKCS#7, or a folder's files.
 * What cannot be read becomes a {@link Trouble}; no private key stays behind.
 *
 * <pre>{@code
 * FileFacts file = Examination.of("provisioning.pfx", bytes, Optional.of(password));
 * file.trouble(Trouble.Kind.WRONG_PASSWORD).isPresent();     // then an importer says so, too
 * }</pre>
 */
public final class Examination {

    /** Beyond it a file is no PKI; {@link Bundle} has the same bound. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    /** Far more than anybody's; bounds what has to be compared with each other. */
    private static final int MAX_CERTIFICATES = 1_000;

    private static final String PKCS12_LABEL = "PKCS12";

    private Examination() {}

    /**
     * Takes one file apart.
     *
     * @param name for people
     * @param file PKCS#12, PEM, DER or PKCS#7
     * @param password of the bundle or of the keys; without one, a bundle's may turn out to be empty
     * @throws BadInputException if it holds nothing that has to do with certificates
     */
    public static FileFacts of(String name, byte[] file, Optional<Secret> password) {
        return of(name, file, password, Bundle.BUDGET);
    }

    static FileFacts of(String name, byte[] file, Optional<Secret> password, long budget) {
        Shape shape = Shape.of(file);
        if (shape == Shape.PKCS12) {
            return BundleFacts.read(name, file, password, budget, new Troubles())
                    .facts();
        }
        if (shape == Shape.JAVA_KEYSTORE) {
            throw javaKeystore(name);
        }
        if (file.length > MAX_BYTES) {
            throw new BadInputException(name + " has " + file.length + " bytes, more than any PKI needs");
        }
        Optional<byte[]> wrapped = shape == Shape.PEM ? wrapped(file) : Optional.empty();
        if (wrapped.isPresent()) {
            Troubles troubles = new Troubles();
            troubles.add(Kind.DAMAGED, "the PKCS#12 file is wrapped in PEM, but importers want the bytes themselves");
            return BundleFacts.read(name, wrapped.get(), password, budget, troubles)
                    .facts();
        }
        LooseFiles loose = new LooseFiles(false);
        loose.add(name, file);
        return loose.facts(name, password, budget);
    }

    static BadInputException javaKeystore(String name) {
        return new BadInputException(
                name + " is a keystore in Java's own format",
                "convert it: keytool -importkeystore -srckeystore OLD -destkeystore NEW.p12 -deststoretype pkcs12");
    }

    /** What GnuTLS makes unless it is told otherwise. */
    static Optional<byte[]> wrapped(byte[] pem) {
        return Pem.decode(pem, (label, damage) -> {}).stream()
                .filter(block -> block.label().equals(PKCS12_LABEL))
                .map(Pem::der)
                .findFirst();
    }

    /**
     * Takes a folder's files apart. If there are PKCS#12 files among them, one of them is what is judged: the only one, or
     * the first that holds a provisioning certificate, or the first. Otherwise certificates and keys are taken together.
     *
     * @param name of the folder, for people
     * @param files by their names within it
     * @param password of the bundle, or of the keys
     * @throws BadInputException if no file holds anything that has to do with certificates
     */
    public static FileFacts of(String name, Map<String, byte[]> files, Optional<Secret> password) {
        return of(name, files, password, Bundle.BUDGET);
    }

    static FileFacts of(String name, Map<String, byte[]> files, Optional<Secret> password, long budget) {
        LooseFiles loose = new LooseFiles(true);
        Optional<FileFacts> first = Optional.empty();
        long left = budget;
        for (Map.Entry<String, byte[]> entry : new TreeMap<>(files).entrySet()) {
            if (Shape.of(entry.getValue()) == Shape.PKCS12) {
                BundleFacts bundle =
                        BundleFacts.read(name + "/" + entry.getKey(), entry.getValue(), password, left, new Troubles());
                if (provisions(bundle.facts())) {
                    return bundle.facts();
                }
                first = first.or(() -> Optional.of(bundle.facts()));
                left -= bundle.iterations();
            } else if (entry.getValue().length <= MAX_BYTES) {
                loose.add(entry.getKey(), entry.getValue());
            }
        }
        return first.isPresent() ? first.get() : loose.facts(name, password, budget);
    }

    private static boolean provisions(FileFacts file) {
        return file.certificates().stream().map(CertificateFacts::new).anyMatch(CertificateFacts::provisions);
    }

    /** As many certificates as are looked at. */
    static List<X509Certificate> atMost(List<X509Certificate> certificates, Troubles troubles) {
        if (certificates.size() <= MAX_CERTIFICATES) {
            return certificates;
        }
        troubles.add(
                Kind.DAMAGED,
                "there are " + certificates.size() + " certificates; only the first " + MAX_CERTIFICATES
                        + " are looked at");
        return certificates.subList(0, MAX_CERTIFICATES);
    }
}
