package io.github.amtpki.profile;

import io.github.amtpki.amt.Generation;
import java.util.List;

/**
 * What a profile comes to: every certificate decided, nothing signed. The same profile, with the same files beside it, gives
 * the same plan on any day; dates enter only when somebody issues.
 *
 * @param profile where it comes from
 * @param tracks one for each chain, SHA-256 before SHA-384
 */
public record PkiPlan(Profile profile, List<TrackPlan> tracks) {

    public PkiPlan {
        tracks = List.copyOf(tracks);
    }

    /** What must be known of the firmware before somebody relies on the plan, as sentences without a period. */
    public List<String> cautions() {
        return Generation.cautions(profile.versions());
    }

    /** All certificates of all tracks, issuers before what they issue. */
    public List<CertificatePlan> certificates() {
        return tracks.stream().flatMap(track -> track.certificates().stream()).toList();
    }
}
