package io.github.amtpki.cli;

import io.github.amtpki.Secret;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
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
import io.github.amtpki.x509.Extension;
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
        return "make a key and a request for it, or a request for a key in AMT";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("csr --host provision.corp.example.com -o out/provision", "key and request"),
                        new Example("csr --domain corp.example.com --password prompt -o amt", "named after the suffix"),
                        new Example("csr --host 10.0.0.5 --kind device-tls -o amt-01", "for another kind"),
                        new Example(
                                "csr --null-signed --public-key amt-01.pub --host amt-01.corp.example.com"
                                        + " --kind device-tls -o amt-01.csr",
                                "for AMT to complete")),
                List.of(),
                List.of(
                        Opt.out(Value.file("PATH"), "write PATH.csr and PATH.key; the request alone if there is no key")
                                .mandatory(),
                        Opt.of(
                                "host",
                                Value.text("HOST"),
                                "the common name: host, IP address or identity, as the kind is"),
                        Opt.of(
                                "domain",
                                Value.text("SUFFIX"),
                                "the machines' DNS suffix; is the host unless --host is"),
                        Opt.of(
                                "kind",
                                Value.oneOf("KIND", Choices.leafKinds()),
                                "what it is for; provisioning if left out"),
                        Opt.of("subject", Value.text("DN"), "the whole subject, as 'CN=host, O=Lab'"),
                        Opt.of("names", Value.text("NAMES"), "further names, as rps.corp.example.com,ip:10.0.0.1")
                                .many(),
                        Opt.of("key-type", Value.oneOf("TYPE", Choices.keyTypes()), "rsa-2048 if left out"),
                        Opt.of("password", Value.secret(), "locks the key; 'generate' if left out"),
                        Opt.flag("null-signed", "make no key: write what AMT completes with a key of its own"),
                        Opt.of(
                                "public-key",
                                Value.file("FILE"),
                                "that key's public half, PEM, DER or base64 (DERKey)")),
                "The request asks for the key usage, purposes and names of its kind. Whether they are granted is up to"
                        + " the CA: OpenSSL drops them all unless it is told to copy them.",
                "A null-signed request goes to AMT, in base64, as NullSignedCertificateRequest of"
                        + " AMT_PublicKeyManagementService.GeneratePKCS10RequestEx; 'amtpki sign' takes what comes"
                        + " back.");
    }

    @Override
    public Outcome run(Call call) {
        CertificateKind kind = Choices.kind(call.arguments().value("kind").orElse(CertificateKind.PROVISIONING.id()));
        return NullSigned.isAskedFor(call) ? NullSigned.run(call, kind) : withKey(call, kind);
    }

    private static Outcome withKey(Call call, CertificateKind kind) {
        KeyType type =
                call.arguments().value("key-type").map(Choices::keyType).orElse(kind.defaultKeyType(Track.SHA256));
        CertificateSpec spec = RequestedSpec.of(call, kind, type);
        IssuanceContext context = IssuanceContext.system(Clock.systemUTC(), call.provider());
        String name = NewFiles.lastName(call.arguments().get("out"));
        String reference = call.arguments().value("password").orElse("generate");
        try (Secret password = call.secrets().choose(reference, "the password of '" + name + ".key'")) {
            KeyPair key = call.working("making a key", context.keys().order(type));
            SigningRequest request = SigningRequest.create(spec.subject(), asked(spec), key, Digest.SHA256);
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

    /** That it is no CA goes without saying. */
    static List<Extension> asked(CertificateSpec spec) {
        return spec.extensions().stream()
                .filter(extension -> !extension.oid().equals(Oids.BASIC_CONSTRAINTS))
                .toList();
    }
}
