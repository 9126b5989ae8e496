package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.StorageException;
import io.github.amtpki.profile.KeyProfile;
import io.github.amtpki.profile.Pkcs11Profile;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.x509.EncryptedKey;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Optional;

/** Fetches private keys that exist: from the folder, from a file beside the profile, from a token. */
final class KeyRing {

    /**
     * A private key that exists.
     *
     * @param provider the only one that can use it, if it lives in a token
     * @param publicKey its other half, where the token tells
     */
    record Key(PrivateKey key, Optional<Provider> provider, Optional<PublicKey> publicKey) {

        Key(PrivateKey key) {
            this(key, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Both halves of a key.
     *
     * @param provider the only one that can use the private half, if it lives in a token
     */
    record Fetched(KeyPair pair, Optional<Provider> provider) {}

    private final PkiFolder folder;
    private final Path beside;
    private final SecretSource secrets;

    KeyRing(PkiFolder folder, Path beside, SecretSource secrets) {
        this.folder = folder;
        this.beside = beside;
        this.secrets = secrets;
    }

    /**
     * A key that the folder holds.
     *
     * @param path its file
     * @param reference where its password came from when it was written; a generated one lies beside it
     * @throws RefusedException if it was moved away
     */
    Key ofFolder(String path, String reference) {
        if (!folder.exists(path)) {
            throw new RefusedException(
                    "this needs the key '" + path + "', which is not in " + folder.path(),
                    "bring it back for this run, with its password file");
        }
        try (Secret password = password(path, reference)) {
            return new Key(decode(path, folder.read(path), Optional.of(password)));
        }
    }

    private Secret password(String path, String reference) {
        String file = path + ".password";
        if (folder.exists(file)) {
            return SecretText.firstLine(folder.read(file), file);
        }
        SecretRef ref = SecretRef.parse(reference);
        if (ref.generates()) {
            throw new RefusedException(
                    "this needs the password of '" + path + "', and '" + file + "' is not in " + folder.path(),
                    "bring it back for this run");
        }
        return secrets.resolve(ref, "the password of " + path);
    }

    /** A key that the profile names. */
    Key named(KeyProfile key) {
        return key.pkcs11().map(this::ofToken).orElseGet(() -> ofFile(key));
    }

    private Key ofFile(KeyProfile key) {
        String name = key.file().orElseThrow();
        byte[] bytes;
        try {
            bytes = BoundedFile.read(beside.resolve(name), BoundedFile.KEY);
        } catch (NoSuchFileException e) {
            throw new RefusedException(
                    "this needs the key '" + name + "', which is not there",
                    "bring it back for this run; names in a profile start from the profile's own folder",
                    e);
        } catch (IOException e) {
            throw IoProblem.storage("cannot read", beside.resolve(name), e);
        }
        Optional<Secret> password = key.password().map(ref -> secrets.resolve(ref, "the password of " + name));
        try {
            return new Key(decode(name, bytes, password));
        } finally {
            password.ifPresent(Secret::close);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static PrivateKey decode(String file, byte[] bytes, Optional<Secret> password) {
        try {
            return EncryptedKey.decode(bytes, password);
        } catch (BadInputException e) {
            throw e.in(file);
        }
    }

    /** Through a SunPKCS11 of its own, which is never registered globally. */
    private Key ofToken(Pkcs11Profile token) {
        Optional<Secret> pin = token.pin().map(ref -> secrets.resolve(ref, "the PIN of the token"));
        char[] chars = pin.map(Secret::reveal).orElse(null);
        try {
            Provider template = Security.getProvider("SunPKCS11");
            if (template == null) {
                throw new StorageException("this JDK has no SunPKCS11 provider", "use a JDK with jdk.crypto.cryptoki");
            }
            Provider provider =
                    template.configure(beside.resolve(token.config()).toString());
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, chars);
            if (!(store.getKey(token.alias(), null) instanceof PrivateKey key)) {
                throw new BadInputException(
                        "the token has no private key with the alias '" + token.alias() + "'",
                        "keytool -list -storetype PKCS11 shows the aliases");
            }
            Certificate certificate = store.getCertificate(token.alias());
            return new Key(
                    key, Optional.of(provider), Optional.ofNullable(certificate).map(Certificate::getPublicKey));
        } catch (GeneralSecurityException | IOException | InvalidParameterException e) {
            throw new StorageException(
                    "the token cannot be used: " + e.getMessage(),
                    "check '" + token.config() + "' and the PIN; see the JDK's PKCS#11 guide",
                    e);
        } finally {
            if (chars != null) {
                Arrays.fill(chars, '\0');
            }
            pin.ifPresent(Secret::close);
        }
    }
}
