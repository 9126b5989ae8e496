package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.Artefact;
import io.github.amtpki.Secret;
import io.github.amtpki.export.OpensslScript;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.BundleContents;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.store.ApplyOptions;
import io.github.amtpki.store.FolderOpenssl;
import io.github.amtpki.store.Manifest;
import io.github.amtpki.store.PkiFolder;
import io.github.amtpki.store.Provisioner;
import io.github.amtpki.store.SecretText;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.SampleProfile;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.ExtensionText;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Oids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script runs, and what it makes differs from the original in keys and serial numbers alone. */
@RequiresTool("openssl")
final class OpensslScriptTest {

    private static final Path PROFILES = Path.of("..", "profiles");

    /** Whatever is awkward: several attributes of a type, one RDN of two, quotes, a dollar, other letters, a request's names. */
    private static final String AWKWARD = """
            version: 1
            domain: corp.example.com
            firmware: ["11-18"]
            root:
              subject: 'CN=Stra\u00dfe \u03a9 $HOME #1\\, \\"a\\" ''b'' `c`\\;x, OU=one, OU=two, O=Lab+L=Bonn, DC=example, DC=com'
              validity: 15y
              pathLength: 2
              key: {type: rsa-3072}
              crl: http://pki.corp.example.com/root.crl
            certificates:
              - name: provisioning
                kind: provisioning
                validity: 90d
                names: [dns:rps.corp.example.com, "ip:2001:db8::17"]
                extendedKeyUsage: [clientAuth, 1.2.3.4.5]
                extensions:
                  - {oid: 1.3.6.1.4.1.99999.1, hex: 0c0568656c6c6f}
                pfx: {flavour: compat, friendlyName: "My 'AMT' \\"pfx\\" $X"}
            """;

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"lab", "two-tier", "mixed-fleet", "whole"})
    void makesAnEqualPki(String profile) throws IOException {
        proveEqual(Files.readString(PROFILES.resolve(profile + ".yaml")));
    }

    @Test
    void whateverIsAwkwardComesOutEqual() throws IOException {
        proveEqual(AWKWARD);
        assertThat(Files.readString(temp.resolve("script/conf/provisioning.cnf")))
                .contains("crlDistributionPoints = URI:http://pki.corp.example.com/root.crl")
                .contains("1.3.6.1.4.1.99999.1 = DER:0c:05")
                .doesNotContain("2.5.29.");
    }

    @Test
    @RequiresTool("shellcheck")
    void shellcheckHasNothingAgainstTheScript() throws IOException {
        export(SampleProfile.LAB);

        Run.in(temp).ok("shellcheck", "script/make-pki.sh");
    }

    /** As roots of many guides are, and adopted ones with them. */
    @Test
    void aRootWithoutKeyUsageIsMadeAndSpokenOf() throws IOException {
        export(SampleProfile.LAB);
        Path root = temp.resolve("script/conf/root.cnf");
        Files.writeString(root, Files.readString(root).replaceAll("(?m)^keyUsage.*$", ""));

        Run.Result result = run();

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).contains("provisioning verifies, but not strictly");
        assertThat(certificate(temp.resolve("pki/root.crt")).getKeyUsage()).isNull();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        export(SampleProfile.LAB);
        Files.createDirectory(temp.resolve("pki"));

        assertThat(run().exit()).isEqualTo(1);
        assertThat(Files.list(temp.resolve("pki"))).isEmpty();
    }

    private void proveEqual(String yaml) throws IOException {
        Manifest manifest = export(yaml);

        Run.Result result = run();

        assertThat(result.exit()).as(result.err()).isZero();
        for (Manifest.Certificate one : manifest.certificates()) {
            String file = one.files().get(0);
            X509Certificate ours = certificate(temp.resolve("ours").resolve(file));
            X509Certificate theirs = certificate(temp.resolve("pki").resolve(file));
            assertThat(fields(theirs)).as(file).isEqualTo(fields(ours));
            assertThat(theirs.getPublicKey()).isNotEqualTo(ours.getPublicKey());
            for (String path : one.files()) {
                if (!path.contains("-hash.")) {
                    assertThat(temp.resolve("pki").resolve(path)).exists();
                }
                if (path.endsWith(".pfx")) {
                    assertThat(bundle("pki", path)).isEqualTo(bundle("ours", path));
                }
                if (path.endsWith(".chain.crt")) {
                    assertThat(subjects("pki", path)).isEqualTo(subjects("ours", path));
                }
            }
        }
    }

    private Run.Result run() {
        return Run.in(temp).command(List.of("sh", "script/make-pki.sh", "pki"));
    }

    private Manifest export(String yaml) throws IOException {
        IssuanceContext context = TestKeys.context();
        PkiPlan plan = Planner.plan(ProfileReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8)), PROFILES);
        ApplyOptions options = new ApplyOptions(new Manifest.Tool("amtpki", "test"), "x.yaml", temp, false, false);
        SecretSource secrets = (reference, purpose) -> Secret.of("Str0ng-Enough".toCharArray());
        Path ours = temp.resolve("ours");
        Manifest manifest = new Provisioner(context, secrets, step -> {})
                .apply(plan, ours, options)
                .manifest();
        try (PkiFolder folder = PkiFolder.openToRead(ours, context.clock())) {
            for (Artefact file : OpensslScript.files(FolderOpenssl.certificates(folder))) {
                Path path = temp.resolve("script").resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.write(path, file.bytes());
            }
        }
        return manifest;
    }

    /** What a profile decides, as far as it shows in a certificate. */
    private static List<String> fields(X509Certificate certificate) {
        List<String> fields = new ArrayList<>();
        fields.add(
                HexFormat.of().formatHex(certificate.getSubjectX500Principal().getEncoded()));
        fields.add(HexFormat.of().formatHex(certificate.getIssuerX500Principal().getEncoded()));
        fields.add(KeyType.of(certificate.getPublicKey()).id());
        fields.add(certificate.getSigAlgName());
        fields.add(certificate.getNotBefore().toInstant() + " "
                + certificate.getNotAfter().toInstant());
        for (Extension one : ExtensionText.in(certificate)) {
            boolean ofKey =
                    one.oid().equals(Oids.SUBJECT_KEY_IDENTIFIER) || one.oid().equals(Oids.AUTHORITY_KEY_IDENTIFIER);
            fields.add(ofKey ? one.oid() + one.critical() + one.value().length : one.toString());
        }
        return fields;
    }

    /** How a bundle is built and what is in it, but for keys and what names them. */
    private String bundle(String pki, String path) throws IOException {
        byte[] pfx = Files.readAllBytes(temp.resolve(pki).resolve(path));
        Path file = temp.resolve(pki).resolve(path + ".password");
        try (Secret password = SecretText.firstLine(Files.readAllBytes(file), path)) {
            BundleContents contents = Bundle.decode(pfx, password);
            return contents.credential().orElseThrow().chain().stream()
                            .map(X509Certificate::getSubjectX500Principal)
                            .toList()
                    + " " + contents.structure().mac() + " "
                    + contents.structure().keys().stream()
                            .map(bag -> bag.encryption() + " " + bag.friendlyName())
                            .toList()
                    + contents.structure().items().get(0).encryption();
        }
    }

    private List<String> subjects(String pki, String path) throws IOException {
        return Certificates.parseAll(Files.readAllBytes(temp.resolve(pki).resolve(path))).stream()
                .map(one -> one.getSubjectX500Principal().getName())
                .toList();
    }

    private static X509Certificate certificate(Path file) throws IOException {
        return Optional.of(Certificates.parseAll(Files.readAllBytes(file)).get(0))
                .orElseThrow();
    }
}
