package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.internal.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * MeshCentral: the section {@code amtAcmActivation} of a domain in {@code config.json}, and the bundle in {@code
 * meshcentral-data}. The section stands under {@code domains}, not under {@code settings} and not beside the domains; keys are
 * {@code certpfx} and {@code certpfxpass}, and what is misspelt is overlooked without a word (MeshCentral's guide to Intel AMT;
 * its issues 1552 and 3855). The password stands there as it is: MeshCentral has no other way.
 */
final class MeshCentralExporter implements Exporter {

    private static final String FRAGMENT = "config-fragment.json";

    @Override
    public Importer target() {
        return Importer.MESHCENTRAL;
    }

    @Override
    public List<Artefact> files(ExportInput input) {
        String password =
                input.password().written().isPresent() ? input.password().text() : placeholder(input);
        Map<String, Object> certificate = new TreeMap<>(Map.of("certpfx", input.file(), "certpfxpass", password));
        Map<String, Object> section = new TreeMap<>(
                Map.of("log", "amtactivation.log", "certs", Map.of(DomainProfile.name(input), certificate)));
        Map<String, Object> config = Map.of("domains", Map.of("", Map.of("amtAcmActivation", section)));
        return List.of(
                new Artefact(input.file(), input.pfx().clone(), true),
                input.password().written().isPresent()
                        ? Template.secret(FRAGMENT, JsonText.pretty(config))
                        : Template.artefact(FRAGMENT, JsonText.pretty(config)));
    }

    private static String placeholder(ExportInput input) {
        return "PUT HERE: " + PasswordPlace.said(input);
    }

    @Override
    public Optional<String> passwordFile() {
        return Optional.of(FRAGMENT);
    }

    @Override
    public List<String> steps(ExportInput input) {
        boolean written = input.password().written().isPresent();
        return List.of(
                "Copy " + input.file() + " into the server's folder meshcentral-data.",
                "Open meshcentral-data/config.json and put 'amtAcmActivation' of " + FRAGMENT
                        + " into your domain, below \"domains\" and there below \"\" (the default domain). Not below \"settings\", and"
                        + " not beside the domains: there it is overlooked without a word.",
                written
                        ? "The password of the bundle stands in " + FRAGMENT + ": delete that file when you are done."
                        : "In place of the text behind \"certpfxpass\" write the password (" + PasswordPlace.said(input)
                                + "). MeshCentral takes it only so, in clear: config.json must be readable by its service alone.",
                "Restart MeshCentral, open 'My Server', 'Console' and type amtacm: the certificate is listed, or the reason why not.",
                "Give the device group an Intel AMT policy with admin control mode.",
                "After a renewal copy the new bundle over the old one, and its password if that changed. No machine need be visited.");
    }
}
