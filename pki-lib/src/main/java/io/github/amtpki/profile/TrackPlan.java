package io.github.amtpki.profile;

import io.github.amtpki.amt.Track;
import io.github.amtpki.amt.Tracks;
import io.github.amtpki.x509.Digest;
import java.util.List;

/**
 * One chain of a plan.
 *
 * @param served what it is made of, and which AMT versions it serves
 * @param folder where its files lie: empty for a plan with one chain, else the track's name and a slash
 * @param certificates issuers before what they issue; the root first
 * @param hashes in which digests the root's hash is written down
 * @param enrolment what carries that hash to the machines; Setup.bin before its image
 * @param exports what servers import; a folder each
 */
public record TrackPlan(
        Tracks.Served served,
        String folder,
        List<CertificatePlan> certificates,
        List<Digest> hashes,
        List<EnrolmentPlan> enrolment,
        List<ExportPlan> exports) {

    public TrackPlan {
        certificates = List.copyOf(certificates);
        hashes = List.copyOf(hashes);
        enrolment = List.copyOf(enrolment);
        exports = List.copyOf(exports);
    }

    public Track track() {
        return served.track();
    }

    public CertificatePlan root() {
        return certificates.get(0);
    }
}
