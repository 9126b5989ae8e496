package io.github.amtpki.store;

import io.github.amtpki.Secret;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.RevocationReason;
import io.github.amtpki.x509.SigningRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;

/** A PKI that lives: made, and then renewed, revoked and applied again while days pass. */
final class LivingLab {

    static final String PROFILE = """
            version: 1
            domain: corp.example.com
            firmware: ["11-18"]
            root: {subject: "CN=Lab Root, O=Lab", validity: 15y}
            intermediates:
              - {name: issuing, subject: "CN=Lab Issuing, O=Lab", validity: 10y}
            certificates:
              - {name: provisioning, kind: provisioning, validity: 2y, pfx: {password: generate}}
              - name: named
                kind: provisioning
                host: named.corp.example.com
                validity: 1y
                key: {password: "env:KEY_PW"}
                pfx: {password: "env:PFX_PW", flavour: compat, friendlyName: AMT}
              - {name: bare, kind: provisioning, host: bare.corp.example.com, validity: 1y}
              - {name: theirs, kind: provisioning, validity: 1y, csr: theirs.csr, copy: [subjectAltName]}
              - {name: given, kind: provisioning, host: given.corp.example.com, validity: 1y, key: given.key}
            enrolment: {sheet: true}
            """;

    private static final Manifest.Tool TOOL = new Manifest.Tool("amtpki", "test");

    final Path temp;
    final Path pki;
    private IssuanceContext context = TestKeys.context();
    private String password = "correct horse";

    LivingLab(Path temp) throws IOException {
        this.temp = temp;
        this.pki = temp.resolve("pki");
        SigningRequest request = SigningRequest.create(
                new X500Principal("CN=theirs.corp.example.com, OU=Intel(R) Client Setup Certificate"),
                List.of(),
                TestKeys.pair(KeyType.RSA_2048, 4),
                io.github.amtpki.x509.Digest.SHA256);
        Files.writeString(temp.resolve("theirs.csr"), request.pem());
        Files.write(
                temp.resolve("given.key"),
                TestKeys.pair(KeyType.RSA_2048, 3).getPrivate().getEncoded());
    }

    /** Time goes on. */
    LivingLab after(int days) {
        context = context.withClock(Clock.fixed(now().plus(Duration.ofDays(days)), ZoneOffset.UTC));
        return this;
    }

    java.time.Instant now() {
        return context.clock().instant();
    }

    IssuanceContext context() {
        return context;
    }

    /** Whoever is asked for a password from now on says this. */
    void answer(String other) {
        password = other;
    }

    ApplyReport apply(String yaml) {
        return apply(yaml, false);
    }

    ApplyReport apply(String yaml, boolean replaceRoot) {
        ApplyOptions options = new ApplyOptions(TOOL, "lab.yaml", temp, false, replaceRoot);
        return new Provisioner(context, secrets(), step -> {}).apply(plan(yaml), pki, options);
    }

    PkiPlan plan(String yaml) {
        return Planner.plan(ProfileReader.read("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8)), temp);
    }

    RenewalReport renew(String name, Renewal.Key key) {
        return renew(name, key, false);
    }

    RenewalReport renew(String name, Renewal.Key key, boolean strict) {
        try (PkiFolder folder = PkiFolder.open(pki, context.clock())) {
            Renewal renewal = Renewal.of(folder, name, key);
            PrivateKey ca = renewal.issuer().key(Optional.empty());
            return renewal.carryOut(ca, new Renewal.Terms(TOOL, strict), context, secrets());
        }
    }

    Revoker.Done revoke(String what, RevocationReason reason) {
        try (PkiFolder folder = PkiFolder.open(pki, context.clock())) {
            return new Revoker(folder, context.clock(), TOOL).revoke(what, reason);
        }
    }

    CrlReport crl(String... ca) {
        return crl(List.of(ca).stream().findFirst(), one -> one.key(Optional.empty()));
    }

    /** With a key from elsewhere. */
    CrlReport crl(PrivateKey key) {
        return crl(Optional.empty(), one -> key);
    }

    private CrlReport crl(Optional<String> ca, Function<FolderIssuer, PrivateKey> keys) {
        try (PkiFolder folder = PkiFolder.open(pki, context.clock())) {
            return FolderCrls.of(folder, ca).make(keys, new FolderCrls.Terms(TOOL, Lifetime.parse("90d")), context);
        }
    }

    private SecretSource secrets() {
        return (SecretRef reference, String purpose) -> Secret.of(password.toCharArray());
    }

    Manifest manifest() {
        try (PkiFolder folder = PkiFolder.openToRead(pki, context.clock())) {
            return folder.manifest().orElseThrow();
        }
    }

    Manifest.Certificate entry(String name) {
        Manifest manifest = manifest();
        return manifest.certificate(manifest.tracks().get(0).id(), name).orElseThrow();
    }

    byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(pki.resolve(path));
    }

    X509Certificate certificate(String path) throws IOException {
        return Certificates.parseAll(bytes(path)).get(0);
    }

    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : Samples.walk(pki)) {
            if (Files.isRegularFile(file)) {
                files.put(pki.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
