package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.x509.Credential;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a bundle again around another chain: with the password, flavour and friendly name that it has, so that whoever
 * imports it does what was done the last time.
 */
final class BundleAgain {

    private static final String PASSWORD = "pfx.password";

    private final PkiFolder folder;
    private final KeyRing keys;
    private final Locks locks;
    private final List<String> warnings;

    /** @param warnings gets what somebody should know, as sentences without a period */
    BundleAgain(PkiFolder folder, KeyRing keys, Locks locks, List<String> warnings) {
        this.folder = folder;
        this.keys = keys;
        this.locks = locks;
        this.warnings = warnings;
    }

    /** Whether the certificate has a bundle at all. */
    static boolean of(Manifest.Certificate entry) {
        return entry.protection().containsKey(PASSWORD);
    }

    /**
     * The bundle, and its password if that is a new one. Nothing if bundle and key were both moved away: then somebody else
     * has to make it.
     *
     * @param chain leaf first
     * @param fresh the leaf's key, if it was made just now
     * @throws RefusedException if the bundle is here and its key cannot be had
     */
    List<Artefact> make(Manifest.Certificate entry, List<X509Certificate> chain, Optional<PrivateKey> fresh) {
        String stem = ManifestDraft.stem(entry);
        String bundle = stem + CertificateFiles.BUNDLE;
        String key = stem + CertificateFiles.KEY;
        if (fresh.isEmpty() && !folder.exists(bundle) && !folder.exists(key)) {
            warnings.add(bundle + " is not made again: neither it nor " + key + " is in the folder");
            return List.of();
        }
        Map<String, String> made = entry.protection();
        Secret password = password(bundle, SecretRef.parse(made.getOrDefault(PASSWORD, "generate")));
        Flavour flavour = Flavour.of(made.getOrDefault("pfx.flavour", Flavour.MODERN.id()))
                .orElseThrow(() -> new BadInputException("the manifest names an unknown flavour of " + bundle));
        locks.beginBundle(stem, password, flavour, made.getOrDefault("pfx.friendlyName", entry.name()));
        Optional<Credential> former = former(bundle, password);
        PrivateKey held = fresh.or(() -> Optional.of(key)
                        .filter(folder::exists)
                        .map(path -> keys.ofFolder(path, made.getOrDefault(ManifestDraft.KEY_PASSWORD, "generate"))
                                .key()))
                .or(() -> former.map(Credential::key))
                .orElseThrow(() -> new RefusedException(
                        "making " + bundle + " again needs the key of '" + entry.name() + "', and " + key
                                + " is not in the folder",
                        "bring it back for this run"));
        return locks.bundle(stem, new Credential(held, chain));
    }

    private Secret password(String bundle, SecretRef reference) {
        String beside = bundle + CertificateFiles.PASSWORD;
        if (folder.exists(beside)) {
            return SecretText.firstLine(folder.read(beside), beside);
        }
        if (reference.generates()) {
            warnings.add(bundle + " has a new password: " + beside + " with the former one is not in the folder");
        }
        return locks.password(reference, bundle);
    }

    /** What the bundle holds so far; that its password was another one is worth a word to whoever imports it. */
    private Optional<Credential> former(String bundle, Secret password) {
        if (!folder.exists(bundle) || password.generated()) {
            return Optional.empty();
        }
        try {
            return Bundle.decode(folder.read(bundle), password).credential();
        } catch (WrongPasswordException e) {
            warnings.add(bundle + " has another password than before: what it is referred to by has changed");
        } catch (BadInputException e) {
            warnings.add(bundle + " was damaged, and is made from the key alone");
        }
        return Optional.empty();
    }
}
