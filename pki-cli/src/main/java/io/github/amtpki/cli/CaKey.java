package io.github.amtpki.cli;

import io.github.amtpki.Secret;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Unlocking;
import io.github.amtpki.store.FolderIssuer;
import io.github.amtpki.x509.EncryptedKey;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Optional;

/** The key that signs: in the CA's folder, or where {@code --ca-key} says. */
final class CaKey {

    private static final String PURPOSE = "the password of the CA's key";

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
                .map(reference -> call.secrets().resolve(reference, PURPOSE))
                .or(() -> issuer.passwordReference()
                        .map(reference -> call.secrets().beside(beside(call)).resolve(reference, PURPOSE)));
        try {
            return issuer.key(password);
        } finally {
            password.ifPresent(Secret::close);
        }
    }

    /** Where the files start that a profile referred to: the manifest does not tell. */
    static Path beside(Call call) {
        return call.console().path(call.arguments().value("beside").orElse("."));
    }
}
