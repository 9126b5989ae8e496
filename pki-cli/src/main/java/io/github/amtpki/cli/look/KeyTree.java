package io.github.amtpki.cli.look;

import io.github.amtpki.Secret;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.x509.EncryptedKey;
import io.github.amtpki.x509.Pem;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Map;
import java.util.Optional;

/** A private key: its kind and whose it is, never its value. */
final class KeyTree {

    private KeyTree() {}

    static Map<String, Object> of(byte[] file, Optional<Secret> password) {
        boolean locked = isLocked(file);
        if (locked && password.isEmpty()) {
            return Json.tree("type", "private key", "encrypted", true);
        }
        PrivateKey key = EncryptedKey.decode(file, password);
        Map<String, Object> tree = Json.tree("type", "private key", "encrypted", locked, "key", kind(key));
        publicKey(key).ifPresent(open -> tree.put("publicKeySha256", CertificateTree.publicKeyHash(open)));
        return tree;
    }

    static Map<String, Object> of(Pem block, Optional<Secret> password) {
        return of(
                Pem.encode(block.label(), block.der()).getBytes(java.nio.charset.StandardCharsets.US_ASCII), password);
    }

    private static boolean isLocked(byte[] file) {
        try {
            EncryptedKey.decode(file, Optional.empty());
            return false;
        } catch (WrongPasswordException e) {
            return true;
        }
    }

    private static String kind(PrivateKey key) {
        if (key instanceof RSAPrivateKey rsa) {
            return "rsa-" + rsa.getModulus().bitLength();
        }
        return key instanceof ECPrivateKey ec
                ? "ec-p" + ec.getParams().getOrder().bitLength()
                : key.getAlgorithm();
    }

    private static Optional<PublicKey> publicKey(PrivateKey key) {
        if (!(key instanceof RSAPrivateCrtKey rsa)) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
