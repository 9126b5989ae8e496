package io.github.amtpki.store;

import io.github.amtpki.profile.EnrolmentFile;
import io.github.amtpki.x509.Validity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run does, or would do, about one certificate, or one file that carries a root's hash to the machines.
 *
 * @param track the chain it belongs to
 * @param name of the certificate or file
 * @param kind what it is for, as {@code provisioning} or {@code setup-bin}
 * @param subject whom it names, or what the file says
 * @param action what happens
 * @param reasons what differs from last time, as phrases; empty where nothing was there
 * @param price what it costs the people who run the machines; empty if nothing
 * @param validity of the certificate that stays, or that would be issued now; empty for one that goes, and for a file
 * @param remarks what somebody should know, as sentences without a period: an end that comes near, or was clipped
 */
public record Step(
        String track,
        String name,
        String kind,
        String subject,
        Action action,
        List<String> reasons,
        String price,
        Optional<Validity> validity,
        List<String> remarks) {

    /** Ordered from nothing to gravest. */
    public enum Action {
        /** The profile asks for what is there. */
        KEEP,
        /** A file for the machines that is not there and cannot be made again as it was: nothing happens. */
        MISSING,
        /** Issued for the first time. */
        ISSUE,
        /** A file for the machines is written, for the first time or anew. */
        WRITE,
        /** The certificate stays; its key file or bundle is written anew, or what a CA puts into what it issues changed. */
        REWRAP,
        /** No longer in the profile: its files move to the folder of replaced ones. */
        REMOVE,
        /** Issued again, since the profile asks for something else. */
        REISSUE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Step {
        reasons = List.copyOf(reasons);
        remarks = List.copyOf(remarks);
    }

    /** Whether a run does anything about it. */
    public boolean changes() {
        return action != Action.KEEP && action != Action.MISSING;
    }

    /** Whether it is about a file of this kind, rather than a certificate. */
    boolean about(EnrolmentFile file) {
        return kind.equals(file.id());
    }
}
