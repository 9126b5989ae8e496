package io.github.amtpki.check.facts;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.BundleParts;
import io.github.amtpki.x509.KeyPairs;
import io.github.amtpki.x509.Pem;
import io.github.amtpki.x509.RevocationList;
import io.github.amtpki.x509.SigningRequest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Gathers {@link Belongings}, file by file, with the same readers that look at files to judge them. */
final class BelongingsReader {

    /** Beyond it this is somebody's trust store. */
    private static final int MAX_CERTIFICATES = 200;

    private static final List<String> ENDINGS =
            List.of(".crt", ".cer", ".pem", ".der", ".key", ".p7b", ".pfx", ".p12", ".crl");

    private final Function<String, Optional<Secret>> passwords;
    private final Map<X509Certificate, List<String>> certificates = new LinkedHashMap<>();
    private final List<Belongings.Key> keys = new ArrayList<>();
    private final List<Belongings.Listing> lists = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private long left = Belongings.BUDGET;

    BelongingsReader(Function<String, Optional<Secret>> passwords) {
        this.passwords = passwords;
    }

    void add(String name, byte[] file) {
        Shape shape = Shape.of(file);
        if (shape == Shape.JAVA_KEYSTORE) {
            throw Examination.javaKeystore(name);
        }
        if (file.length > Examination.MAX_BYTES) {
            if (promising(name)) {
                passedOver.add(name + " has " + file.length + " bytes, more than any PKI needs");
            }
            return;
        }
        Optional<byte[]> bundle = shape == Shape.PKCS12
                ? Optional.of(file)
                : shape == Shape.PEM ? Examination.wrapped(file) : Optional.empty();
        if (bundle.isPresent()) {
            bundle(name, bundle.get());
        } else {
            loose(name, file);
        }
    }

    private void bundle(String name, byte[] file) {
        Optional<Secret> password = passwords.apply(name);
        BundleFacts seen = BundleFacts.read(name, file, password, left, new Troubles());
        left -= 2 * seen.iterations();
        refuse(name, seen.facts().troubles());
        try (Secret opening = password.isPresent() ? password.get().copy() : Secret.of(new char[0])) {
            BundleParts parts = Bundle.salvage(file, opening);
            parts.certificates().forEach(one -> add(one, name));
            for (PrivateKey key : parts.keys()) {
                keys.add(new Belongings.Key(KeyPairs.of(key), name, opening.length() > 0));
            }
        } catch (BadInputException e) {
            throw e.in(name);
        }
    }

    private void loose(String name, byte[] file) {
        LooseFiles loose = new LooseFiles(false, (pair, locked) -> keys.add(new Belongings.Key(pair, name, locked)));
        loose.add(name, file);
        left -= loose.open(loose.locked() ? passwords.apply(name) : Optional.empty(), left);
        refuse(name, loose.troubles());
        loose.certificates().forEach(one -> add(one, name));
        int before = keys.size() + passedOver.size() + lists.size();
        if (mayList(file)) {
            lists(name, file);
        }
        boolean used = !loose.certificates().isEmpty() || loose.keys() > 0;
        if (!used && before == keys.size() + passedOver.size() + lists.size() && promising(name) && !othersUse(file)) {
            passedOver.add(name + " holds nothing that can be read: it may be damaged");
        }
    }

    /** By its ending a file of a PKI. */
    private static boolean promising(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** Requests, parameters, public keys: sound, and nothing to take over. */
    private static boolean othersUse(byte[] file) {
        if (Pem.looksLike(file)) {
            return true;
        }
        try {
            SigningRequest.parse(file);
            return true;
        } catch (PkiException e) {
            return false;
        }
    }

    /** In DER a list begins as a request does, or without a version as nothing else. */
    private static boolean mayList(byte[] file) {
        return switch (Shape.of(file)) {
            case PEM ->
                Pem.decode(file, (label, damage) -> {}).stream()
                        .anyMatch(block -> block.label().equals(Pem.X509_CRL)
                                || block.label().equals("CRL"));
            case OLD_CERTIFICATE, OTHER -> true;
            default -> false;
        };
    }

    private void lists(String name, byte[] file) {
        try {
            RevocationList.parseAll(file).forEach(list -> lists.add(new Belongings.Listing(list, name)));
        } catch (PkiException e) {
            if (Pem.looksLike(file) || name.toLowerCase(Locale.ROOT).endsWith(".crl")) {
                passedOver.add("the revocation list in " + name + ": " + e.getMessage());
            }
        }
    }

    private void add(X509Certificate certificate, String file) {
        List<String> files = certificates.computeIfAbsent(certificate, one -> new ArrayList<>());
        if (!files.contains(file)) {
            files.add(file);
        }
        if (certificates.size() > MAX_CERTIFICATES) {
            throw new BadInputException(
                    "there are more than " + MAX_CERTIFICATES + " certificates, which is no PKI of a lab",
                    "name the files that belong to it");
        }
    }

    private static void refuse(String name, List<Trouble> troubles) {
        if (!troubles.isEmpty()) {
            throw exception(name, troubles.get(0));
        }
    }

    private static PkiException exception(String name, Trouble trouble) {
        String message = "'" + name + "': " + trouble.detail();
        return switch (trouble.kind()) {
            case WRONG_PASSWORD -> new WrongPasswordException(message);
            case NO_PASSWORD ->
                new WrongPasswordException(
                        "'" + name + "' is locked, and no password was given",
                        "add --password file:PATH, put it into '" + name + ".password', or name the files without it");
            case UNSUPPORTED_ALGORITHM ->
                new UnsupportedAlgorithmException(message, "openssl may convert it: openssl pkey -in OLD -out NEW");
            case TOO_COSTLY -> new RefusedException(message, "name fewer files");
            case BAD_KEY -> new BadInputException(message, "bring a sound RSA or EC key, or name the files without it");
            default -> new BadInputException(message, "bring a sound copy, or name the files without it");
        };
    }

    Belongings all() {
        List<Belongings.Certificate> all = new ArrayList<>();
        certificates.forEach((certificate, files) -> all.add(new Belongings.Certificate(certificate, files)));
        return new Belongings(all, keys, lists, passedOver);
    }
}
