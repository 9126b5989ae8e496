package io.github.amtpki.cli;

import io.github.amtpki.Secret;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.EncryptedKey;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.Pem;
import io.github.amtpki.x509.SigningRequest;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;

final class Csr implements Verb {

    @Override
    public String name() {
        return "csr";
    }

    @Override
    public String summary() {
        return "make a key and a request, for somebody else's CA to sign";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("csr --host provision.corp.example.com -o out/provision", "key and request"),
                        new Example(
                                "csr --domain corp.example.com --password prompt -o amt", "named after the suffix")),
                List.of(),
                List.of(
                        Opt.out(Value.file("PATH"), "write PATH.csr and PATH.key")
                                .mandatory(),
                        Opt.of("host", Value.text("HOST"), "the common name and first DNS name"),
                        Opt.of(
                                "domain",
                                Value.text("SUFFIX"),
                                "the machines' DNS suffix; is the host unless --host is"),
                        Opt.of("kind", Value.oneOf("KIND", Choices.leafKinds()), "what it is for"),
                        Opt.of("subject", Value.text("DN"), "the whole subject, as 'CN=host, O=Lab'"),
                        Opt.of("names", Value.text("NAMES"), "further names, as rps.corp.example.com,ip:10.0.0.1")
                                .many(),
                        Opt.of("key-type", Value.oneOf("TYPE", Choices.keyTypes()), "rsa-2048 if left out"),
                        Opt.of("password", Value.secret(), "locks the key; 'generate' if left out")),
                "The request asks for the key usage, purposes and names of its kind. Whether they are granted is up to"
                        + " the CA: OpenSSL drops them all unless it is told to copy them.");
    }

    @Override
    public Outcome run(Call call) {
        CertificateSpec spec = RequestedSpec.of(call);
        IssuanceContext context = IssuanceContext.system(Clock.systemUTC(), call.provider());
        String name = NewFiles.lastName(call.arguments().get("out"));
        String reference = call.arguments().value("password").orElse("generate");
        try (Secret password = call.secrets().choose(reference, "the password of '" + name + ".key'")) {
            KeyPair key = key(call, context);
            SigningRequest request = SigningRequest.create(
                    spec.subject(),
                    spec.extensions().stream()
                            .filter(extension -> !extension.oid().equals(Oids.BASIC_CONSTRAINTS))
                            .toList(),
                    key,
                    Digest.SHA256);
            byte[] locked = EncryptedKey.encode(key.getPrivate(), password, context.random());
            List<String> files = NewFiles.beside(
                            call.console(), call.arguments().get("out"))
                    .add(name + ".csr", request.pem(), false)
                    .add(name + ".key", Pem.encode(Pem.ENCRYPTED_PRIVATE_KEY, locked), true)
                    .addGenerated(password, name + ".key")
                    .write();
            return Outcome.done(files, Json.tree("subject", spec.subject().toString(), "files", files));
        }
    }

    private static KeyPair key(Call call, IssuanceContext context) {
        KeyType type = Choices.keyType(call.arguments().value("key-type").orElse("rsa-2048"));
        return call.working("making a key", context.keys().order(type));
    }
}
