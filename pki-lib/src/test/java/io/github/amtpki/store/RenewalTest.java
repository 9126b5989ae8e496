package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.RevocationReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RenewalTest {

    @TempDir
    Path temp;

    private LivingLab lab;

    @BeforeEach
    void makeItAndLetAYearPass() throws IOException {
        lab = new LivingLab(temp);
        lab.apply(LivingLab.PROFILE);
        lab.after(300);
    }

    @ParameterizedTest
    @CsvSource({
        "provisioning, NEW",
        "provisioning, KEEP",
        "named, NEW",
        "named, KEEP",
        "bare, NEW",
        "bare, KEEP",
        "theirs, KEEP",
        "given, KEEP",
        "issuing, KEEP",
    })
    void theSameProfileFindsNothingToDoAfterwards(String name, Renewal.Key key) throws IOException {
        lab.renew(name, key);
        Map<String, String> renewed = lab.files();

        ApplyReport again = lab.apply(LivingLab.PROFILE);

        assertThat(again.outcome().changed()).isFalse();
        assertThat(again.steps()).extracting(Step::action).containsOnly(Step.Action.KEEP);
        assertThat(lab.files()).isEqualTo(renewed);
    }

    @ParameterizedTest
    @CsvSource({"provisioning, NEW", "provisioning, KEEP", "theirs, KEEP", "issuing, KEEP"})
    void onlyDatesNumberAndPerhapsTheKeyAreNew(String name, Renewal.Key key) throws IOException {
        X509Certificate before = lab.certificate(name + ".crt");

        lab.renew(name, key);

        X509Certificate after = lab.certificate(name + ".crt");
        assertThat(after.getSubjectX500Principal()).isEqualTo(before.getSubjectX500Principal());
        assertThat(after.getPublicKey().equals(before.getPublicKey())).isEqualTo(key == Renewal.Key.KEEP);
        assertThat(after.getSerialNumber()).isNotEqualTo(before.getSerialNumber());
        assertThat(after.getNotBefore().toInstant()).isEqualTo(lab.now().minusSeconds(86400));
        assertThat(after.getNotAfter()).isAfter(before.getNotAfter());
        assertThat(extensions(after, key)).isEqualTo(extensions(before, key));
    }

    @ParameterizedTest
    @CsvSource({"provisioning, NEW", "provisioning, KEEP", "issuing, KEEP"})
    void whatServersImportFollowsItsBundle(String name, Renewal.Key key) throws IOException {
        String profile = LivingLab.PROFILE + "exports: [rps, ema]\n";
        lab.apply(profile);
        String before = lab.files().get("exports/rps/provisioning/domain.json");
        lab.after(30);

        RenewalReport report = lab.renew(name, key);

        assertThat(report.imports())
                .contains("provisioning.pfx", "exports/rps/provisioning/", "exports/ema/provisioning/");
        assertThat(lab.files().get("exports/rps/provisioning/domain.json")).isNotEqualTo(before);
        assertThat(Files.readString(lab.pki.resolve("exports/rps/provisioning/domain.json")))
                .contains(Base64.getEncoder().encodeToString(Files.readAllBytes(lab.pki.resolve("provisioning.pfx"))));
        assertThat(lab.apply(profile).outcome().changed()).isFalse();
    }

    private static Map<String, String> extensions(X509Certificate certificate, Renewal.Key key) {
        Set<String> oids = new java.util.TreeSet<>(certificate.getCriticalExtensionOIDs());
        oids.addAll(certificate.getNonCriticalExtensionOIDs());
        if (key == Renewal.Key.NEW) {
            oids.remove("2.5.29.14");
        }
        return oids.stream()
                .collect(Collectors.toMap(
                        oid -> oid + certificate.getCriticalExtensionOIDs().contains(oid),
                        oid -> java.util.HexFormat.of().formatHex(certificate.getExtensionValue(oid))));
    }

    @Test
    void theFormerOneIsRememberedAndItsFilesAreKept() throws IOException {
        Map<String, String> before = lab.files();
        Manifest.Certificate old = lab.entry("provisioning");

        RenewalReport report = lab.renew("provisioning", Renewal.Key.NEW);

        assertThat(lab.manifest().history().former()).containsExactly(History.Former.of(old));
        assertThat(report.before()).isEqualTo(old);
        assertThat(report.after()).isEqualTo(lab.entry("provisioning"));
        String kept = report.outcome().keptIn().orElseThrow() + "/";
        for (String file : List.of(".crt", ".chain.crt", ".key", ".key.password", ".pfx")) {
            assertThat(lab.files()).containsEntry(kept + "provisioning" + file, before.get("provisioning" + file));
        }
        assertThat(report.imports()).containsExactly("provisioning.pfx");
    }

    @Test
    void theBundleHoldsTheNewChainUnderThePasswordItHad() throws IOException {
        byte[] password = lab.bytes("provisioning.pfx.password");

        lab.renew("provisioning", Renewal.Key.NEW);

        assertThat(lab.bytes("provisioning.pfx.password")).isEqualTo(password);
        try (Secret secret = SecretText.firstLine(password, "it")) {
            Credential bundle = Bundle.decode(lab.bytes("provisioning.pfx"), secret)
                    .credential()
                    .orElseThrow();
            assertThat(bundle.chain()).isEqualTo(Certificates.parseAll(lab.bytes("provisioning.chain.crt")));
        }
    }

    @Test
    void flavourAndNameOfTheBundleStay() throws IOException {
        lab.renew("named", Renewal.Key.NEW);

        var structure = Bundle.inspect(lab.bytes("named.pfx"));
        assertThat(structure.keys().get(0).friendlyName()).hasValue("AMT");
        try (Secret secret = Secret.of("correct horse".toCharArray())) {
            assertThat(Bundle.decode(lab.bytes("named.pfx"), secret).credential())
                    .isPresent();
        }
        assertThat(lab.entry("named").protection()).containsEntry("pfx.flavour", Flavour.COMPAT.id());
    }

    @Test
    void aLostBundlePasswordIsMadeAnewAndSaid() throws IOException {
        Files.delete(lab.pki.resolve("provisioning.pfx.password"));

        RenewalReport report = lab.renew("provisioning", Renewal.Key.KEEP);

        assertThat(report.warnings()).singleElement().asString().startsWith("provisioning.pfx has a new password: ");
        try (Secret secret = SecretText.firstLine(lab.bytes("provisioning.pfx.password"), "it")) {
            assertThat(Bundle.decode(lab.bytes("provisioning.pfx"), secret).credential())
                    .isPresent();
        }
        assertThat(lab.apply(LivingLab.PROFILE).outcome().changed()).isFalse();
    }

    @Test
    void anotherPasswordBehindTheReferenceIsSaid() throws IOException {
        lab.answer("battery staple");

        RenewalReport report = lab.renew("named", Renewal.Key.NEW);

        assertThat(report.warnings())
                .singleElement()
                .asString()
                .startsWith("named.pfx has another password than before");
    }

    @Test
    void aKeyThatOnlyTheBundleHoldsWillDo() throws IOException {
        X509Certificate before = lab.certificate("provisioning.crt");
        Files.delete(lab.pki.resolve("provisioning.key"));

        lab.renew("provisioning", Renewal.Key.KEEP);

        assertThat(lab.certificate("provisioning.crt").getPublicKey()).isEqualTo(before.getPublicKey());
        assertThat(lab.files()).doesNotContainKey("provisioning.key");
    }

    @Test
    void whereKeyAndBundleAreElsewhereOnlyTheCertificateIsNew() throws IOException {
        Files.delete(lab.pki.resolve("provisioning.key"));
        Files.delete(lab.pki.resolve("provisioning.pfx"));

        RenewalReport report = lab.renew("provisioning", Renewal.Key.KEEP);

        assertThat(report.warnings()).singleElement().asString().startsWith("provisioning.pfx is not made again");
        assertThat(report.imports()).isEmpty();
    }

    @Test
    void aNewKeyNeedsNothingOfTheFormerOne() throws IOException {
        for (String file : List.of(".key", ".key.password", ".pfx", ".pfx.password")) {
            Files.delete(lab.pki.resolve("provisioning" + file));
        }

        lab.renew("provisioning", Renewal.Key.NEW);

        assertThat(lab.files()).containsKeys("provisioning.key", "provisioning.pfx", "provisioning.pfx.password");
    }

    @Test
    void aRenewedCaGoesIntoEveryChainBelowAndNothingBelowIsIssuedAgain() throws IOException {
        X509Certificate leaf = lab.certificate("provisioning.crt");

        RenewalReport report = lab.renew("issuing", Renewal.Key.KEEP);

        assertThat(report.below()).containsExactly("provisioning", "named", "bare", "theirs", "given");
        assertThat(report.imports()).containsExactly("provisioning.pfx", "named.pfx");
        assertThat(Certificates.parseAll(lab.bytes("provisioning.chain.crt")))
                .containsExactly(leaf, lab.certificate("issuing.crt"), lab.certificate("root.crt"));
        assertThat(lab.manifest().history().former())
                .extracting(History.Former::name)
                .containsExactly("issuing");
    }

    @Test
    void theSheetIsTheOneThatApplyWouldMake() throws IOException {
        byte[] before = lab.bytes("root-sheet.html");
        lab.renew("provisioning", Renewal.Key.KEEP);
        byte[] renewed = lab.bytes("root-sheet.html");
        Files.delete(lab.pki.resolve("root-sheet.html"));

        lab.apply(LivingLab.PROFILE);

        assertThat(renewed).isNotEqualTo(before).isEqualTo(lab.bytes("root-sheet.html"));
    }

    @Test
    void aLeafNeverOutlivesItsIssuer() {
        lab.after(365 * 8);

        assertThatThrownBy(() -> lab.renew("provisioning", Renewal.Key.KEEP, true))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("its issuer");
        RenewalReport report = lab.renew("provisioning", Renewal.Key.KEEP);

        assertThat(report.warnings()).singleElement().asString().endsWith(": clipped");
        assertThat(report.after().notAfter())
                .isEqualTo(lab.entry("issuing").notAfter())
                .isEqualTo(Instant.parse("2036-07-02T12:00:00Z"));
        assertThat(lab.after(10).renew("provisioning", Renewal.Key.KEEP).warnings())
                .anyMatch(warning -> warning.contains("ends no later than before"));
    }

    @ParameterizedTest
    @CsvSource({
        "root, KEEP, every machine must be enrolled again",
        "root, NEW, every machine must be enrolled again",
        "issuing, NEW, nothing that it issued belongs to it",
        "theirs, NEW, its owner sent a request",
        "given, NEW, one that the profile names",
    })
    void whatCannotBeIsRefusedWithTheWay(String name, Renewal.Key key, String reason) throws IOException {
        Map<String, String> before = lab.files();

        assertThatThrownBy(() -> lab.renew(name, key))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.hint()).isPresent())
                .hasMessageContaining(reason);
        assertThat(lab.files()).isEqualTo(before);
    }

    @Test
    void aCompromisedKeyIsNotKept() {
        lab.revoke("provisioning", RevocationReason.KEY_COMPROMISE);

        assertThatThrownBy(() -> lab.renew("provisioning", Renewal.Key.KEEP))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("compromised");
        assertThat(lab.renew("provisioning", Renewal.Key.NEW).outcome().changed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "issuing, CA_COMPROMISE, another intermediate",
        "theirs, KEY_COMPROMISE, a new request with a new key",
        "given, KEY_COMPROMISE, make another key",
    })
    void whereNeitherKeyWillDoTheHintSendsToTheProfile(String name, RevocationReason reason, String way) {
        lab.revoke(name, reason);

        for (Renewal.Key key : Renewal.Key.values()) {
            assertThatThrownBy(() -> lab.renew(name, key))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.hint().orElseThrow())
                                    .contains(way, "the profile", "apply")
                                    .doesNotContain("-key"))
                    .hasMessageContaining("compromised");
        }
    }

    @Test
    void aRevokedCaIssuesNothing() {
        lab.revoke("issuing", RevocationReason.CA_COMPROMISE);

        assertThatThrownBy(() -> lab.renew("provisioning", Renewal.Key.NEW))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("'issuing', is revoked");
    }

    @Test
    void aMissingCaKeyIsRefusedAsForASignature() throws IOException {
        Files.delete(lab.pki.resolve("issuing.key"));

        assertThatThrownBy(() -> lab.renew("provisioning", Renewal.Key.NEW))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("signing needs the key 'issuing.key'");
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> lab.renew("provisionning", Renewal.Key.NEW))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.hint())
                                .hasValue("there are root, issuing, provisioning, named, bare, theirs, given"));
    }

    @Test
    void anEditedFileIsInTheWayAndNothingChanges() throws IOException {
        Files.writeString(lab.pki.resolve("provisioning.chain.crt"), "mine");
        Map<String, String> before = lab.files();

        assertThatThrownBy(() -> lab.renew("provisioning", Renewal.Key.KEEP))
                .isInstanceOf(io.github.amtpki.OutputExistsException.class);
        assertThat(lab.files()).isEqualTo(before);
    }

    @Test
    void ofTwoChainsTheOneMeantIsRenewed() throws IOException {
        LivingLab fleet = new LivingLab(Files.createDirectory(temp.resolve("fleet")));
        String profile = """
                version: 1
                domain: corp.example.com
                firmware: ["12", "22"]
                root: {subject: "CN=Fleet Root", validity: 15y}
                certificates:
                  - {name: provisioning, kind: provisioning, validity: 2y, pfx: {password: generate}}
                """;
        fleet.apply(profile);
        Map<String, String> before = fleet.files();

        assertThatThrownBy(() -> fleet.renew("provisioning", Renewal.Key.NEW))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e -> assertThat(e.hint()).hasValue("name one of sha256/provisioning, sha384/provisioning"));
        fleet.renew("sha384/provisioning", Renewal.Key.NEW);

        assertThat(fleet.files()).containsEntry("sha256/provisioning.crt", before.get("sha256/provisioning.crt"));
        assertThat(fleet.files().get("sha384/provisioning.crt")).isNotEqualTo(before.get("sha384/provisioning.crt"));
        assertThat(fleet.apply(profile).outcome().changed()).isFalse();
    }

    @Test
    @RequiresTool("openssl")
    void oldAndNewAreValidSideBySide() throws IOException {
        String provisioning =
                lab.renew("provisioning", Renewal.Key.NEW).outcome().keptIn().orElseThrow();
        lab.after(1);
        String issuing =
                lab.renew("issuing", Renewal.Key.KEEP).outcome().keptIn().orElseThrow();

        for (String leaf : List.of("provisioning.crt", provisioning + "/provisioning.crt")) {
            for (String ca : List.of("issuing.crt", issuing + "/issuing.crt")) {
                Run.in(lab.pki)
                        .ok(
                                "openssl",
                                "verify",
                                "-x509_strict",
                                "-attime",
                                Long.toString(lab.now().getEpochSecond()),
                                "-CAfile",
                                "root.crt",
                                "-untrusted",
                                ca,
                                leaf);
            }
        }
    }
}
