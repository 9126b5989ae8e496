package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.TargetReport;
import io.github.amtpki.check.fixture.Fixture;
import io.github.amtpki.check.fixture.Fixtures;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Stage;
import io.github.amtpki.check.rule.Verdict;
import io.github.amtpki.proof.ForgeImporters.Upload;
import io.github.amtpki.testing.RequiresTool;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we say RPS and MeshCentral do with each fixture is what node-forge, doing their checks, does. */
@RequiresTool({"node", "node-forge-1.3", "node-forge-1.4"})
final class FixturesAndForgeTest {

    private static final Set<Stage> BEFORE_ANY_MACHINE = EnumSet.of(Stage.FILE, Stage.UPLOAD);

    /** Minutes of node-forge's time, which is why it is refused. */
    private static final String TOO_LONG = "iterations-million";

    @ParameterizedTest
    @EnumSource(names = {"RPS", "MESHCENTRAL"})
    void theImporterTakesWhatWeSayItTakes(Importer importer) {
        Map<String, Optional<String>> answers = ForgeImporters.ask(
                importer, fixtures().stream().map(FixturesAndForgeTest::upload).toList());
        List<String> differences = new ArrayList<>();
        for (Fixture fixture : fixtures()) {
            Optional<String> complaint = Objects.requireNonNull(answers.get(fixture.name()), fixture.name());
            TargetReport ours = ours(fixture, importer);
            if (!undecidedBeforeAnyMachine(ours) && refusedBeforeAnyMachine(ours) != complaint.isPresent()) {
                differences.add(fixture.name() + ": node-forge says " + complaint + ", we " + ours);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(answers.values()).anyMatch(Optional::isEmpty).anyMatch(Optional::isPresent);
    }

    private static boolean undecidedBeforeAnyMachine(TargetReport report) {
        return report.verdict() == Verdict.UNKNOWN
                && BEFORE_ANY_MACHINE.contains(report.stage().orElseThrow());
    }

    private static boolean refusedBeforeAnyMachine(TargetReport report) {
        return report.verdict() == Verdict.FAIL
                && BEFORE_ANY_MACHINE.contains(report.stage().orElseThrow());
    }

    private static TargetReport ours(Fixture fixture, Importer importer) {
        Report report = Check.run(fixture.facts(), Panel.of(List.of(importer)));
        return report.target(importer.id()).orElseThrow();
    }

    private static Upload upload(Fixture fixture) {
        return new Upload(
                fixture.name(),
                fixture.artefact().bytes(),
                fixture.password().orElseThrow(),
                fixture.circumstances().domain(),
                fixture.circumstances().now());
    }

    /** Bundles that one could try to upload. */
    private static List<Fixture> fixtures() {
        return Fixtures.all().stream()
                .filter(fixture -> fixture.artefact().path().endsWith(".pfx"))
                .filter(fixture -> fixture.password().isPresent())
                .filter(fixture -> !fixture.name().equals(TOO_LONG))
                .toList();
    }
}
