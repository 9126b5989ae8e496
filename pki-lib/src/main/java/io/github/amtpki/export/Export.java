package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Finding;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.facts.SuffixSource;
import io.github.amtpki.check.fixture.FixtureKeys;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.pkcs12.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder for one provisioning server: the bundle in the shape that it wants, and the way in, in words.
 *
 * @param target who takes it
 * @param files by their paths in that folder
 * @param remarks what somebody should know before passing them on, as sentences without a period
 */
public record Export(Importer target, List<Artefact> files, List<String> remarks) {

    static final List<Exporter> EXPORTERS = List.of(
            new RpsExporter(),
            new ConsoleExporter(),
            new RpcGoExporter(),
            new MeshCentralExporter(),
            new EmaExporter(),
            new ScsExporter());

    public Export {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }

    /**
     * Makes it.
     *
     * @throws io.github.amtpki.RefusedException if that server would refuse the bundle, with the rule and what mends it; or if
     *     a key is one of the public ones of the fixtures
     */
    public static Export of(Importer target, ExportInput input) {
        FixtureKeys.refuse(input.chain());
        judge(target, input);
        Exporter exporter = EXPORTERS.stream()
                .filter(one -> one.target() == target)
                .findFirst()
                .orElseThrow();
        List<Artefact> files = new ArrayList<>(exporter.files(input));
        files.add(Template.artefact("README.txt", ExportReadme.text(exporter, input)));
        return new Export(target, files, remarks(exporter, input));
    }

    private static void judge(Importer target, ExportInput input) {
        Circumstances around = Circumstances.at(input.moment()).withKind(CertificateKind.PROVISIONING);
        if (input.domain().isPresent()) {
            around = around.withDomain(input.domain().get(), SuffixSource.UNKNOWN);
        }
        FileFacts file = FileFacts.made(
                input.file(),
                input.chain(),
                Optional.of(Bundle.inspect(input.pfx())),
                input.password().known());
        List<Finding> errors =
                Check.run(Facts.of(file, around), Panel.of(List.of(target))).errors();
        if (!errors.isEmpty()) {
            throw errors.get(0).refusal(input.name(), "");
        }
    }

    private static List<String> remarks(Exporter exporter, ExportInput input) {
        if (input.password().written().isEmpty()) {
            return List.of();
        }
        return exporter
                .passwordFile()
                .map(file ->
                        file + " holds the password of " + input.file() + " in clear: whoever reads it can provision")
                .or(() -> Optional.of(
                        "nothing of it holds the password: " + exporter.target().label() + " asks for it"))
                .stream()
                .toList();
    }
}
