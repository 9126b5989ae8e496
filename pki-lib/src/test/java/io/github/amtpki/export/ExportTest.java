package io.github.amtpki.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.check.facts.FileFacts.PasswordFacts;
import io.github.amtpki.check.fixture.Fixture;
import io.github.amtpki.check.fixture.Fixtures;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.testing.SamplePki;
import io.github.amtpki.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What servers get. The texts lie in {@code golden-exports/TARGET}; {@code -Damtpki.golden=write} writes them anew. */
final class ExportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden-exports");
    private static final boolean WRITE = "write".equals(System.getProperty("amtpki.golden"));

    @Test
    void everyImporterHasOneExporterAndNoneIsForgotten() throws IOException {
        assertThat(Export.EXPORTERS).extracting(Exporter::target).containsExactlyInAnyOrder(Importer.values());
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/amtpki/export"))) {
            assertThat(sources.map(path -> path.getFileName().toString())
                            .filter(name -> name.matches(".+Exporter\\.java"))
                            .map(name -> name.replace(".java", "")))
                    .containsExactlyInAnyOrderElementsOf(Export.EXPORTERS.stream()
                            .map(one -> one.getClass().getSimpleName())
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTextHasChanged(Importer target) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Artefact file : Export.of(target, ExportSamples.input()).files()) {
            if (file.path().matches(".*\\.(pfx|cer)")) {
                continue;
            }
            Path golden = GOLDEN.resolve(target.id()).resolve(file.path());
            String text = text(file).replace(base64(ExportSamples.input()), "BASE64");
            if (WRITE) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, text);
            }
            assertThat(text).as(golden.toString()).isEqualTo(Files.readString(golden));
            texts.add(text);
        }
        assertThat(texts).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void holdsTheBundleAndNoPasswordUnasked(Importer target) {
        Export export = Export.of(target, ExportSamples.input());

        assertThat(export.files())
                .anyMatch(file ->
                        file.path().equals("provisioning.pfx") || text(file).contains(base64(ExportSamples.input())));
        assertThat(export.remarks()).isEmpty();
        assertThat(export.files()).noneMatch(file -> text(file).contains("test-password"));
    }

    @ParameterizedTest
    @EnumSource
    void whoeverAsksForThePasswordIsToldWhereItStands(Importer target) {
        Export export = Export.of(target, ExportSamples.written("test-password"));

        List<Artefact> telling = export.files().stream()
                .filter(file -> text(file).contains("test-password"))
                .toList();
        if (target == Importer.EMA || target == Importer.SCS) {
            assertThat(telling).isEmpty();
            assertThat(export.remarks()).singleElement().asString().contains("asks for it");
        } else {
            assertThat(telling).hasSize(1).allMatch(Artefact::secret);
            assertThat(export.remarks())
                    .singleElement()
                    .asString()
                    .startsWith(telling.get(0).path() + " holds the password");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHoldsTheBundleIsSecretAndTheRestIsNot(Importer target) {
        for (Artefact file : Export.of(target, ExportSamples.input()).files()) {
            boolean bundle = file.path().endsWith(".pfx") || text(file).contains(base64(ExportSamples.input()));
            assertThat(file.secret()).as(file.path()).isEqualTo(bundle);
        }
    }

    @Test
    void rpsAndConsoleGetAProfileOfTheirForm() {
        for (Importer target : List.of(Importer.RPS, Importer.CONSOLE)) {
            Map<?, ?> body = (Map<?, ?>)
                    JsonText.parse(file(target, ExportSamples.written(ExportSamples.AWKWARD), "domain.json"));

            assertThat(body.keySet().stream().map(Object::toString))
                    .containsExactly(
                            "profileName",
                            "domainSuffix",
                            "provisioningCert",
                            "provisioningCertStorageFormat",
                            "provisioningCertPassword");
            assertThat(body.get("provisioningCertPassword")).isEqualTo(ExportSamples.AWKWARD);
            assertThat(body.get("profileName").toString()).matches("^[a-zA-Z0-9_-]+$");
        }
    }

    @Test
    void withoutASuffixRpsIsRefusedButRpcGoIsNot() {
        ExportInput input = ExportSamples.without(ExportSamples.input(), new PasswordFacts(20, true));

        assertThatThrownBy(() -> Export.of(Importer.RPS, input))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("DNS suffix");
        assertThat(Export.of(Importer.RPC_GO, input).files()).isNotEmpty();
    }

    @Test
    void aPasswordThatRpsRefusesIsRefused() {
        ExportInput input = ExportSamples.without(ExportSamples.input(), new PasswordFacts(65, true));

        assertThatThrownBy(() -> Export.of(Importer.RPS, input))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("would be refused by rps")
                .hasMessageMatching("(?s).*\\(F\\d+: .*");
        assertThat(Export.of(Importer.MESHCENTRAL, input).files()).isNotEmpty();
    }

    @Test
    void whatIsOverIsRefusedByThoseWhoLookAtDates() {
        ExportInput now = ExportSamples.input();
        ExportInput late = new ExportInput(
                now.name(),
                now.chain(),
                now.pfx(),
                now.file(),
                now.domain(),
                now.password(),
                TestKeys.NOW.plus(Duration.ofDays(1000)));

        assertThatThrownBy(() -> Export.of(Importer.RPS, late)).isInstanceOf(RefusedException.class);
        assertThat(Export.of(Importer.RPC_GO, late).files()).isNotEmpty();
    }

    @Test
    void aChainThatMeshCentralCannotOrderIsRefusedForItAlone() {
        ExportInput now = ExportSamples.input();
        ExportInput rootless = new ExportInput(
                now.name(),
                SamplePki.chain().subList(0, 1),
                now.pfx(),
                now.file(),
                now.domain(),
                now.password(),
                now.moment());

        assertThatThrownBy(() -> Export.of(Importer.MESHCENTRAL, rootless))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("would be refused by meshcentral");
        assertThat(Export.of(Importer.CONSOLE, rootless).files()).isNotEmpty();
    }

    @Test
    void aKeyThatEverybodyHasIsRefused() {
        Fixture fixture = Fixtures.all().get(0);
        ExportInput now = ExportSamples.input();
        ExportInput open = new ExportInput(
                now.name(),
                fixture.facts().file().certificates(),
                fixture.artefact().bytes(),
                now.file(),
                now.domain(),
                now.password(),
                now.moment());

        assertThatThrownBy(() -> Export.of(Importer.RPC_GO, open)).hasMessageContaining("public test key");
    }

    @Test
    void aNameThatCouldLeaveItsPlaceIsBadInput() {
        ExportInput now = ExportSamples.input();
        for (String name : List.of("../x", "a b", "", "-x", "a\nb", "a'b")) {
            assertThatThrownBy(() -> new ExportInput(
                            name, now.chain(), now.pfx(), now.file(), Optional.empty(), now.password(), now.moment()))
                    .isInstanceOf(BadInputException.class);
        }
    }

    private static byte[] file(Importer target, ExportInput input, String path) {
        return Export.of(target, input).files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .bytes();
    }

    private static String base64(ExportInput input) {
        return Base64.getEncoder().encodeToString(input.pfx());
    }

    private static String text(Artefact file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }
}
