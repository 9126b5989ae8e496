package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.amtpki.BadInputException;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.store.Step.Action;
import io.github.amtpki.testing.SampleProfile;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.IssuanceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProvisionerTest {

    private static final String LAB = SampleProfile.LAB;

    @TempDir
    Path temp;

    private IssuanceContext context = TestKeys.context();
    private Path out;

    @BeforeEach
    void nameTheFolder() {
        out = temp.resolve("pki");
    }

    @Test
    void makesEveryFileOfTheMainJob() throws IOException {
        apply(LAB);

        assertThat(files().keySet())
                .containsExactlyInAnyOrder(
                        "manifest.json",
                        "root.crt",
                        "root.der",
                        "root-hash.txt",
                        "root-hash.json",
                        "root.key",
                        "root.key.password",
                        "provisioning.crt",
                        "provisioning.chain.crt",
                        "provisioning.key",
                        "provisioning.key.password",
                        "provisioning.pfx",
                        "provisioning.pfx.password");
    }

    @Test
    void theBundleOpensWithTheGeneratedPasswordAndHoldsLeafAndRoot() throws IOException {
        apply(LAB);

        byte[] pfx = Files.readAllBytes(out.resolve("provisioning.pfx"));
        try (Secret password =
                SecretText.firstLine(Files.readAllBytes(out.resolve("provisioning.pfx.password")), "the password")) {
            assertThat(Bundle.decode(pfx, password).credential())
                    .hasValueSatisfying(credential -> assertThat(credential.chain())
                            .extracting(one -> one.getSubjectX500Principal().getName())
                            .containsExactly(
                                    "CN=corp.example.com,OU=Intel(R) Client Setup Certificate", "CN=Lab Root,O=Lab"));
        }
    }

    @Test
    void whereNothingIsToChangeNoLockIsTaken() {
        apply(LAB);
        try (PkiFolder anotherRun = PkiFolder.open(out, context.clock())) {
            assertThat(anotherRun.recovery()).isEqualTo(PkiFolder.Recovery.NONE);
            assertThat(apply(LAB).outcome().changed()).isFalse();
        }
    }

    @Test
    void aLostOpenFileIsMadeAgainThoughNoCertificateChanges() throws IOException {
        apply(LAB);
        Map<String, String> before = files();
        Files.delete(out.resolve("root-hash.txt"));
        ApplyReport report = apply(LAB);
        assertThat(report.outcome().written()).containsExactly("root-hash.txt");
        assertThat(report.steps()).extracting(Step::action).containsOnly(Action.KEEP);
        assertThat(files().keySet()).isEqualTo(before.keySet());
    }

    @Test
    void theBundleShowsTheNameThatTheProfileGivesItOrTheCertificates() throws IOException {
        apply(LAB);
        byte[] unnamed = Files.readAllBytes(out.resolve("provisioning.pfx"));
        apply(LAB.replace("{password: generate}", "{password: generate, friendlyName: AMT}"));
        byte[] named = Files.readAllBytes(out.resolve("provisioning.pfx"));

        assertThat(Bundle.inspect(unnamed).keys().get(0).friendlyName()).hasValue("provisioning");
        assertThat(Bundle.inspect(named).keys().get(0).friendlyName()).hasValue("AMT");
    }

    @Test
    void theSameProfileChangesNoByteAndACommentNeither() throws IOException {
        apply(LAB);
        Map<String, String> before = files();

        ApplyReport report = apply("# a comment\n" + LAB);

        assertThat(files()).isEqualTo(before);
        assertThat(report.outcome().changed()).isFalse();
        assertThat(report.steps()).extracting(Step::action).containsOnly(Action.KEEP);
    }

    @Test
    void timeAloneReissuesNothingAndWarns() throws IOException {
        apply(LAB);
        Map<String, String> before = files();
        context = context.withClock(Clock.fixed(TestKeys.NOW.plus(Duration.ofDays(720)), ZoneOffset.UTC));

        ApplyReport near = apply(LAB);
        context = context.withClock(Clock.fixed(TestKeys.NOW.plus(Duration.ofDays(800)), ZoneOffset.UTC));
        ApplyReport past = apply(LAB);

        assertThat(files()).isEqualTo(before);
        assertThat(near.warnings()).singleElement().asString().startsWith("provisioning expires on 2028-07-02");
        assertThat(past.warnings()).singleElement().asString().startsWith("provisioning expired on 2028-07-02");
    }

    @Test
    void aChangedLeafLeavesTheRootAloneAndKeepsWhatItReplaces() throws IOException {
        apply(LAB);
        Map<String, String> before = files();

        ApplyReport report = apply(LAB.replace("validity: 2y", "validity: 1y"));

        assertThat(report.steps())
                .extracting(Step::name, Step::action)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("root", Action.KEEP),
                        org.assertj.core.groups.Tuple.tuple("provisioning", Action.REISSUE));
        assertThat(report.steps().get(1).reasons()).containsExactly("validity: P2Y -> P1Y");
        assertThat(report.steps().get(1).price()).contains("no machine need be visited");
        Map<String, String> after = files();
        assertThat(after.get("root.crt")).isEqualTo(before.get("root.crt"));
        assertThat(after.get("provisioning.crt")).isNotEqualTo(before.get("provisioning.crt"));
        String kept = report.outcome().keptIn().orElseThrow();
        assertThat(after).containsEntry(kept + "/provisioning.crt", before.get("provisioning.crt"));
    }

    @Test
    void aChangedRootHasAPriceThatSomebodyMustAccept() throws IOException {
        apply(LAB);
        Map<String, String> before = files();
        String changed = LAB.replace("O=Lab", "O=Other");

        assertThatThrownBy(() -> apply(changed))
                .isInstanceOf(OutputExistsException.class)
                .hasMessageContaining("every machine must be enrolled again");
        assertThat(files()).isEqualTo(before);

        ApplyReport report = apply(changed, true);
        assertThat(report.steps()).extracting(Step::action).containsOnly(Action.REISSUE);
    }

    @Test
    void addingAnIntermediateLeavesTheRootAlone() throws IOException {
        apply(LAB);
        Map<String, String> before = files();

        apply(LAB.replace("certificates:", """
                intermediates:
                  - {name: issuing, subject: "CN=Issuing, O=Lab", validity: 10y}
                certificates:"""));

        assertThat(files().get("root.crt")).isEqualTo(before.get("root.crt"));
        assertThat(chain("provisioning.chain.crt"))
                .extracting(one -> one.getSubjectX500Principal().getName())
                .containsExactly(
                        "CN=corp.example.com,OU=Intel(R) Client Setup Certificate",
                        "CN=Issuing,O=Lab",
                        "CN=Lab Root,O=Lab");
    }

    @Test
    void aRootOfAnotherNameIssuesAgainWhatHungOnTheFormer() throws Exception {
        apply(LAB);

        ApplyReport report = apply(LAB.replace("root:\n", "root:\n  name: anchor\n"), true);

        assertThat(report.steps().get(1).action()).isEqualTo(Action.REISSUE);
        assertThat(report.steps().get(1).reasons()).containsExactly("issuer: root -> anchor");
        chain("provisioning.crt").get(0).verify(chain("anchor.crt").get(0).getPublicKey());
        assertThat(chain("provisioning.chain.crt").get(1))
                .isEqualTo(chain("anchor.crt").get(0));
    }

    @Test
    void anIntermediateOfAnotherNameIssuesAgainWhatHungOnTheFormer() throws Exception {
        String tiers = LAB.replace("certificates:", """
                intermediates:
                  - {name: issuing, subject: "CN=Issuing, O=Lab", validity: 10y}
                  - {name: below, issuer: issuing, subject: "CN=Below, O=Lab", validity: 9y}
                certificates:""");
        apply(tiers);

        ApplyReport report = apply(tiers.replace("issuing", "second"));

        assertThat(report.steps())
                .extracting(Step::name, Step::action, Step::reasons)
                .containsExactly(
                        tuple("root", Action.KEEP, List.of()),
                        tuple("second", Action.ISSUE, List.of()),
                        tuple("below", Action.REISSUE, List.of("issuer: issuing -> second")),
                        tuple("provisioning", Action.REISSUE, List.of("its issuer is issued again")),
                        tuple("issuing", Action.REMOVE, List.of("no longer in the profile")));
        chain("below.crt").get(0).verify(chain("second.crt").get(0).getPublicKey());
        chain("provisioning.crt").get(0).verify(chain("below.crt").get(0).getPublicKey());
        assertThat(apply(tiers.replace("issuing", "second")).outcome().changed())
                .isFalse();
    }

    @Test
    void withoutItsIntermediateALeafGetsAnotherIssuer() {
        apply(LAB.replace("certificates:", """
                intermediates:
                  - {name: issuing, subject: "CN=Issuing, O=Lab", validity: 10y}
                certificates:"""));

        assertThat(apply(LAB).steps())
                .extracting(Step::name, Step::action, Step::reasons)
                .containsExactly(
                        tuple("root", Action.KEEP, List.of()),
                        tuple("provisioning", Action.REISSUE, List.of("issuer: issuing -> root")),
                        tuple("issuing", Action.REMOVE, List.of("no longer in the profile")));
    }

    /** Whoever gives the certificate may call it what he likes: it is the same one. */
    @Test
    void aGivenRootOfAnotherNameIssuesNothingAgain() throws IOException {
        apply(LAB);
        Path root = temp.resolve("given.crt");
        Files.copy(out.resolve("root.crt"), root);
        Files.copy(out.resolve("root.key"), temp.resolve("given.key"));
        Files.copy(out.resolve("root.key.password"), temp.resolve("given.key.password"));
        out = temp.resolve("other");
        String given = LAB.replace("""
                  subject: "CN=Lab Root, O=Lab"
                  validity: 15y
                """, """
                  certificate: given.crt
                  key: {file: given.key, password: "file:given.key.password"}
                """);
        apply(given);
        Map<String, String> before = files();

        ApplyReport report = apply(given.replace("root:\n", "root:\n  name: anchor\n"));

        assertThat(report.steps().get(1).action()).isEqualTo(Action.KEEP);
        assertThat(report.steps())
                .filteredOn(step -> step.action() == Action.REMOVE)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.reasons()).containsExactly("it goes on as 'sha256/anchor'");
                    assertThat(step.price()).isEmpty();
                });
        assertThat(files().get("provisioning.crt")).isEqualTo(before.get("provisioning.crt"));
    }

    @Test
    void everythingButIssuingWorksWithoutTheRootsKey() throws IOException {
        apply(LAB);
        byte[] key = Files.readAllBytes(out.resolve("root.key"));
        Files.delete(out.resolve("root.key"));
        Map<String, String> before = files();

        assertThat(apply(LAB).outcome().changed()).isFalse();
        assertThatThrownBy(() -> apply(LAB.replace("2y", "1y")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("root.key");
        assertThat(files()).isEqualTo(before);

        Files.write(out.resolve("root.key"), key);
        assertThat(apply(LAB.replace("2y", "1y")).outcome().changed()).isTrue();
    }

    @Test
    void anotherFlavourRewritesTheBundleAndIssuesNothing() throws IOException {
        apply(LAB);
        Map<String, String> before = files();

        ApplyReport report = apply(LAB.replace("{password: generate}", "{password: generate, flavour: compat}"));

        assertThat(report.steps()).extracting(Step::action).containsExactly(Action.KEEP, Action.REWRAP);
        assertThat(files().get("provisioning.crt")).isEqualTo(before.get("provisioning.crt"));
        assertThat(files().get("provisioning.pfx")).isNotEqualTo(before.get("provisioning.pfx"));
    }

    @Test
    void aCertificateThatLeavesTheProfileIsKeptAside() throws IOException {
        apply(LAB + """
                  - {name: second, kind: provisioning, host: second.corp.example.com, validity: 1y}
                """);

        ApplyReport report = apply(LAB);

        assertThat(report.steps()).extracting(Step::action).containsExactly(Action.KEEP, Action.KEEP, Action.REMOVE);
        assertThat(files().keySet())
                .doesNotContain("second.crt")
                .contains(report.outcome().keptIn().orElseThrow() + "/second.crt");
    }

    @Test
    void aMixedFleetGetsTwoChainsAndTheFirstSurvivesTheMove() throws IOException {
        apply(LAB.replace("\"11-18\"", "\"12\", \"16\""));
        Map<String, String> before = files();

        ApplyReport report = apply(LAB.replace("\"11-18\"", "\"12\", \"16\", \"22\""));

        assertThat(report.tracks()).hasSize(2);
        Map<String, String> after = files();
        assertThat(after)
                .containsEntry("sha256/root.crt", before.get("root.crt"))
                .containsEntry("sha256/root.key", before.get("root.key"))
                .containsEntry("sha256/provisioning.pfx", before.get("provisioning.pfx"))
                .containsKeys("sha384/root.crt", "sha384/provisioning.pfx")
                .doesNotContainKey("root.crt");
        assertThat(chain("sha384/provisioning.chain.crt"))
                .allSatisfy(one -> assertThat(one.getSigAlgName()).isEqualTo("SHA384withRSA"));
    }

    @Test
    void aLeafNeverOutlivesItsRoot() throws IOException {
        String long20 = LAB.replace("validity: 2y", "validity: 20y");

        assertThatThrownBy(() -> apply(long20, true, true)).isInstanceOf(RefusedException.class);
        assertThat(out).doesNotExist();

        assertThat(apply(long20).warnings()).singleElement().asString().contains("clipped");
        List<X509Certificate> chain = chain("provisioning.chain.crt");
        assertThat(chain.get(0).getNotAfter()).isEqualTo(chain.get(1).getNotAfter());
    }

    @Test
    void aLostCertificateFileComesBackFromItsChain() throws IOException {
        apply(LAB);
        Map<String, String> before = files();
        Files.delete(out.resolve("provisioning.crt"));
        Files.delete(out.resolve("root.crt"));

        apply(LAB);

        assertThat(files()).containsEntry("provisioning.crt", before.get("provisioning.crt"));
        assertThat(files()).containsEntry("root.crt", before.get("root.crt"));
    }

    @Test
    void aLeafWhoseFilesAreGoneIsIssuedAgain() throws IOException {
        apply(LAB);
        for (String file : List.of(".crt", ".chain.crt", ".key", ".key.password", ".pfx", ".pfx.password")) {
            Files.delete(out.resolve("provisioning" + file));
        }

        ApplyReport report = apply(LAB);

        assertThat(report.steps()).extracting(Step::action).containsExactly(Action.KEEP, Action.REISSUE);
        assertThat(files()).containsKeys("provisioning.crt", "provisioning.pfx", "provisioning.key.password");
    }

    @Test
    void aRootThatIsGoneIsNeverMadeAnew() throws IOException {
        apply(LAB);
        Files.delete(out.resolve("root.crt"));
        Files.delete(out.resolve("root.der"));
        Map<String, String> before = files();

        assertThatThrownBy(() -> apply(LAB))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("root.crt");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aLostBundleIsMadeAgainFromTheKey() throws IOException {
        apply(LAB);
        Map<String, String> before = files();
        Files.delete(out.resolve("provisioning.pfx"));

        ApplyReport report = apply(LAB);

        assertThat(report.steps().get(1).reasons()).containsExactly("provisioning.pfx is not in the folder");
        assertThat(files())
                .containsKey("provisioning.pfx")
                .containsEntry("provisioning.key", before.get("provisioning.key"))
                .containsEntry("provisioning.crt", before.get("provisioning.crt"));
    }

    @Test
    void whatWasChangedOrLostByHandIsSaidAndLeftAlone() throws IOException {
        apply(LAB);
        Files.writeString(out.resolve("provisioning.pfx.password"), "another\n");
        Files.delete(out.resolve("provisioning.key.password"));
        Files.delete(out.resolve("root.key.password"));
        Map<String, String> before = files();

        ApplyReport report = apply(LAB);

        assertThat(report.warnings())
                .containsExactly(
                        "provisioning.key.password is not in the folder",
                        "provisioning.pfx.password was changed since amtpki wrote it");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatOnlyMovesLeavesNoCopyBehind() throws IOException {
        apply(LAB.replace("\"11-18\"", "\"12\""));

        apply(LAB.replace("\"11-18\"", "\"12\", \"22\""));

        assertThat(files().keySet())
                .filteredOn(path -> path.endsWith("root.key"))
                .containsExactlyInAnyOrder("sha256/root.key", "sha384/root.key");
    }

    @Test
    void aPreviewTellsTheDatesThatStayAndThoseThatAreClipped() {
        apply(LAB);
        PkiPlan same = plan(LAB);
        PkiPlan longer = plan(LAB.replace("validity: 2y", "validity: 20y"));
        Clock later = Clock.fixed(TestKeys.NOW.plus(Duration.ofDays(400)), ZoneOffset.UTC);
        try (PkiFolder folder = PkiFolder.open(out, later)) {
            assertThat(Provisioner.preview(same, Optional.of(folder), later))
                    .extracting(step -> step.validity().orElseThrow().notAfter())
                    .containsExactly(Instant.parse("2041-07-02T12:00:00Z"), Instant.parse("2028-07-02T12:00:00Z"));
            assertThat(Provisioner.preview(longer, Optional.of(folder), later).get(1))
                    .satisfies(step -> assertThat(step.validity().orElseThrow().notAfter())
                            .isEqualTo(Instant.parse("2041-07-02T12:00:00Z")))
                    .satisfies(step -> assertThat(step.remarks())
                            .singleElement()
                            .asString()
                            .endsWith(": clipped"));
        }
    }

    private ApplyReport apply(String yaml) {
        return apply(yaml, false);
    }

    private ApplyReport apply(String yaml, boolean replaceRoot) {
        return apply(yaml, replaceRoot, false);
    }

    private ApplyReport apply(String yaml, boolean replaceRoot, boolean strict) {
        PkiPlan plan = plan(yaml);
        ApplyOptions options =
                new ApplyOptions(new Manifest.Tool("amtpki", "test"), "lab.yaml", temp, strict, replaceRoot);
        Provisioner provisioner = new Provisioner(
                context,
                (reference, purpose) -> {
                    if (reference.source() == SecretRef.Source.FILE) {
                        return SecretText.firstLine(read(temp.resolve(reference.argument())), purpose);
                    }
                    throw new AssertionError("nobody is asked for " + purpose);
                },
                step -> {});
        return provisioner.apply(plan, out, options);
    }

    private List<X509Certificate> chain(String path) throws IOException {
        return Certificates.parseAll(Files.readAllBytes(out.resolve(path)));
    }

    private Map<String, String> files() throws IOException {
        try (Stream<Path> all = Files.walk(out)) {
            return all.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> out.relativize(file).toString(),
                            ProvisionerTest::bytes,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static String bytes(Path file) {
        return Sha256.of(read(file));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private PkiPlan plan(String yaml) {
        return Planner.plan(ProfileReader.read("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8)), temp);
    }
}
