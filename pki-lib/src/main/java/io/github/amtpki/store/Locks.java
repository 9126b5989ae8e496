package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.Secret;
import io.github.amtpki.pkcs12.BundleKeys;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.profile.PfxProfile;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.KeyLock;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The locked files that are about to be written, begun before there is anything to put into them: their passwords are
 * fetched, or made up where the profile says {@code generate}, and stretched. That is nearly all that locking costs, and
 * whoever does it first has it done by the time the key pairs are made.
 */
final class Locks implements AutoCloseable {

    private record Begun<K>(Secret password, K key, String friendlyName) {}

    private final SecretSource secrets;
    private final SecureRandom random;
    private final Map<String, Begun<KeyLock>> keys = new HashMap<>();
    private final Map<String, Begun<BundleKeys>> bundles = new HashMap<>();
    private final List<Secret> passwords = new ArrayList<>();

    Locks(SecretSource secrets, SecureRandom random) {
        this.secrets = secrets;
        this.random = random;
    }

    void beginKey(String stem, SecretRef reference) {
        Secret password = password(reference, stem + CertificateFiles.KEY);
        passwords.add(password);
        keys.put(stem, new Begun<>(password, KeyLock.derive(password, random), ""));
    }

    /** @param name what importers show if the profile says nothing else */
    void beginBundle(String stem, PfxProfile pfx, String name) {
        beginBundle(
                stem,
                password(pfx.password(), stem + CertificateFiles.BUNDLE),
                pfx.flavour(),
                pfx.friendlyName().orElse(name));
    }

    /** @param password is closed with these locks */
    void beginBundle(String stem, Secret password, Flavour flavour, String friendlyName) {
        passwords.add(password);
        bundles.put(stem, new Begun<>(password, BundleKeys.derive(password, flavour, random), friendlyName));
    }

    /** One that is fetched or made up now; whoever begins nothing with it closes it. */
    Secret password(SecretRef reference, String file) {
        return reference.generates() ? Secret.generate(random) : secrets.choose(reference, "a password for " + file);
    }

    boolean beganKey(String stem) {
        return keys.containsKey(stem);
    }

    boolean beganBundle(String stem) {
        return bundles.containsKey(stem);
    }

    /** A key file that was begun, with what belongs beside it. */
    List<Artefact> key(String stem, PrivateKey key) {
        Begun<KeyLock> begun = Objects.requireNonNull(keys.get(stem), stem);
        return CertificateFiles.key(stem, key, begun.key(), begun.password());
    }

    /** A bundle that was begun, with what belongs beside it. */
    List<Artefact> bundle(String stem, Credential credential) {
        Begun<BundleKeys> begun = Objects.requireNonNull(bundles.get(stem), stem);
        return CertificateFiles.bundle(stem, credential, begun.key(), begun.friendlyName(), begun.password());
    }

    /** Forgets the passwords. */
    @Override
    public void close() {
        passwords.forEach(Secret::close);
    }
}
