package io.github.amtpki.cli;

import io.github.amtpki.Secret;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Unlocking;
import io.github.amtpki.store.FolderIssuer;
import io.github.amtpki.x509.EncryptedKey;
import java.security.PrivateKey;
import java.util.Optional;

/** The key that signs: in the CA's folder, or where {@code --ca-key} says. */
final class CaKey {

    private CaKey() {}

    static PrivateKey of(Call call, FolderIssuer issuer) {
        Optional<String> elsewhere = call.arguments().value("ca-key");
        if (elsewhere.isPresent()) {
            byte[] bytes = InputFile.read(call.console(), elsewhere.get());
            return new Unlocking(call, "password")
                    .open(elsewhere.get(), password -> EncryptedKey.decode(bytes, password));
        }
        Optional<Secret> password = call.arguments()
                .value("password")
                .map(reference -> call.secrets().resolve(reference, "the password of the CA's key"));
        try {
            return issuer.key(password);
        } finally {
            password.ifPresent(Secret::close);
        }
    }
}
