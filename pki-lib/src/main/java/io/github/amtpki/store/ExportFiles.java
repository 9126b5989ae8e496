package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.export.Export;
import io.github.amtpki.export.ExportInput;
import io.github.amtpki.export.ExportPassword;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one server imports, in its folder below the PKI folder. It refers to the bundle's password and never holds it.
 *
 * @param folder where they go, below the PKI folder; ends with a slash
 * @param entry of the manifest
 * @param files with their paths in the PKI folder
 */
record ExportFiles(String folder, Manifest.Export entry, List<Artefact> files) {

    /**
     * What is exported, from where and to where.
     *
     * @param track the {@link Manifest.Track#id}
     * @param name of the certificate
     * @param folder where the files go, below the PKI folder; ends with a slash
     * @param resolved what decides what is in them, without the bundle's bytes
     */
    record Place(String track, String name, Importer target, String folder, Map<String, String> resolved) {

        /** Where an earlier run put it. */
        static Place of(Manifest.Export former) {
            String top = former.files().stream()
                    .min(Comparator.comparingLong(
                            path -> path.chars().filter(c -> c == '/').count()))
                    .orElseThrow();
            return new Place(
                    former.track(),
                    former.name(),
                    Importer.of(former.target()).orElseThrow(),
                    top.substring(0, top.lastIndexOf('/') + 1),
                    former.resolved());
        }
    }

    /**
     * Makes them.
     *
     * @param passwordBeside whether the bundle's password lies beside the bundle
     * @param moment when the chain is judged
     * @throws io.github.amtpki.RefusedException if the server would refuse it
     */
    static ExportFiles of(
            Place place, List<X509Certificate> chain, byte[] pfx, boolean passwordBeside, Instant moment) {
        String file = place.name() + CertificateFiles.BUNDLE;
        int depth = place.folder().substring(place.folder().indexOf("exports/")).split("/").length;
        Optional<String> password =
                passwordBeside ? Optional.of("../".repeat(depth) + file + CertificateFiles.PASSWORD) : Optional.empty();
        ExportInput input = new ExportInput(
                place.name(),
                chain,
                pfx,
                file,
                Optional.ofNullable(place.resolved().get("domain")),
                ExportPassword.in(password, Optional.empty()),
                moment);
        List<Artefact> files = new ArrayList<>();
        for (Artefact made : Export.of(place.target(), input).files()) {
            files.add(new Artefact(place.folder() + made.path(), made.bytes(), made.secret()));
        }
        Map<String, String> resolved = new TreeMap<>(place.resolved());
        resolved.put(ExportSteps.BUNDLE_BYTES, Sha256.of(pfx));
        return new ExportFiles(
                place.folder(),
                new Manifest.Export(
                        place.track(),
                        place.name(),
                        place.target().id(),
                        resolved,
                        files.stream().map(Artefact::path).toList()),
                files);
    }
}
