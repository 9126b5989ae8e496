package io.github.amtpki.cli;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.NullSignedRequest;
import io.github.amtpki.x509.Pem;
import io.github.amtpki.x509.PublicKeys;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;

/** {@code csr --null-signed}: a request without a signature, which AMT puts in. */
final class NullSigned {

    private NullSigned() {}

    static boolean isAskedFor(Call call) {
        boolean asked = call.arguments().has("null-signed");
        if (!asked && call.arguments().has("public-key")) {
            throw new UsageException(
                    "--public-key is for --null-signed: without, amtpki makes the key itself",
                    "add --null-signed, or leave --public-key out");
        }
        return asked;
    }

    static Outcome run(Call call, CertificateKind kind) {
        for (String option : List.of("password", "key-type")) {
            if (call.arguments().has(option)) {
                throw new UsageException(
                        "--" + option + " is for a key that amtpki makes; with --null-signed AMT has it",
                        "leave --" + option + " out");
            }
        }
        String file = call.arguments()
                .value("public-key")
                .orElseThrow(() -> new UsageException(
                        "--null-signed needs --public-key FILE",
                        "AMT shows the public half of its key as DERKey of AMT_PublicPrivateKeyPair"));
        PublicKey key = InputFile.read(call.console(), file, PublicKeys::parse);
        KeyType type = KeyType.of(key);
        if (Arrays.stream(Track.values())
                .noneMatch(track -> kind.keyTypes(track).contains(type))) {
            kind.requireKeyType(Track.SHA256, type);
        }
        CertificateSpec spec = RequestedSpec.of(call, kind, type);
        byte[] request = NullSignedRequest.create(spec.subject(), Csr.asked(spec), key);
        String name = NewFiles.lastName(call.arguments().get("out"));
        List<String> files = NewFiles.beside(call.console(), call.arguments().get("out"))
                .add(name.endsWith(".csr") ? name : name + ".csr", Pem.encode(Pem.CERTIFICATE_REQUEST, request), false)
                .write();
        return Outcome.done(files, Json.tree("subject", spec.subject().toString(), "files", files));
    }
}
