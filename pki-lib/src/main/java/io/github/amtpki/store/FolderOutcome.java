package io.github.amtpki.store;

import java.util.List;
import java.util.Optional;

/**
 * What a commit did.
 *
 * @param written paths of the artefacts written, sorted; without the manifest
 * @param removed paths of the artefacts removed, sorted
 * @param keptIn where the replaced and removed files are now, as {@code replaced/2026-11-22T15-49-31Z}, if any were kept
 * @param changed whether anything was written at all
 */
public record FolderOutcome(List<String> written, List<String> removed, Optional<String> keptIn, boolean changed) {

    static final FolderOutcome UNCHANGED = new FolderOutcome(List.of(), List.of(), Optional.empty(), false);

    public FolderOutcome {
        written = List.copyOf(written);
        removed = List.copyOf(removed);
    }
}
