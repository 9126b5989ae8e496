package io.github.amtpki.store;

import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.x509.ExtensionDecision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What carrying out a plan came to.
 *
 * @param tracks the chains, and why there are as many
 * @param steps what happened to each certificate
 * @param decisions what became of the extensions that requests asked for, by certificate
 * @param warnings what somebody should know, as sentences without a period
 * @param outcome what was written
 * @param manifest what the folder now says about itself
 */
public record ApplyReport(
        List<TrackPlan> tracks,
        List<Step> steps,
        Map<String, List<ExtensionDecision>> decisions,
        List<String> warnings,
        FolderOutcome outcome,
        Manifest manifest) {

    public ApplyReport {
        tracks = List.copyOf(tracks);
        steps = List.copyOf(steps);
        decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
        warnings = List.copyOf(warnings);
    }

    /** Secret files of roots that were written just now: what should leave this machine. */
    public List<String> rootSecrets() {
        return manifest.certificates().stream()
                .filter(entry -> entry.role() == Manifest.Role.ROOT)
                .flatMap(entry -> entry.files().stream())
                .filter(path -> outcome.written().contains(path))
                .filter(path -> manifest.artefact(path)
                        .filter(Manifest.ArtefactEntry::secret)
                        .isPresent())
                .toList();
    }
}
