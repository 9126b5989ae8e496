package io.github.amtpki.check;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Confidence;
import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.Track;
import io.github.amtpki.amt.VersionRange;
import io.github.amtpki.check.facts.ChainFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.SignatureKind;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Flow;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.check.rule.Target;
import io.github.amtpki.check.tls.Audience;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who judges, and whose judgement counts.
 *
 * @param deciding those whose errors make the report fail
 * @param others shown for completeness, as not served by this chain
 * @param flow the only way into admin control mode that is judged; every way a target goes by itself, if absent
 */
public record Panel(List<Target> deciding, List<Target> others, Optional<Flow> flow) {

    public Panel {
        deciding = List.copyOf(deciding);
        others = List.copyOf(others);
    }

    /** These and no others. */
    public static Panel of(List<? extends Target> deciding) {
        return new Panel(List.copyOf(deciding), List.of(), Optional.empty());
    }

    /** Whoever gets to see certificates of this kind, for as much as is known of the chain. */
    public static Panel usual(Facts facts) {
        if (facts.kind() == CertificateKind.PROVISIONING) {
            return usual(facts.chain());
        }
        List<Target> deciding = new ArrayList<>();
        List<Target> others = new ArrayList<>();
        Track track = track(facts.chain());
        for (Target target : audience(facts.kind(), everyFirmware())) {
            boolean counts = !(target instanceof Firmware firmware) || serves(track, firmware.generation());
            (counts ? deciding : others).add(target);
        }
        return new Panel(deciding, others, Optional.empty());
    }

    /** Peers and these machines, as far as they get to see certificates of a kind that activates nothing. */
    public static List<Target> audience(CertificateKind kind, List<Firmware> machines) {
        return Stream.concat(Arrays.stream(Peer.values()), machines.stream())
                .filter(target -> judges(target, kind))
                .toList();
    }

    /** Whether somebody gets to see certificates of a kind at all. */
    public static boolean judges(Target target, CertificateKind kind) {
        if (kind == CertificateKind.PROVISIONING) {
            return !(target instanceof Peer);
        }
        return Audience.sees(target, kind);
    }

    /**
     * Every importer and the generations of the chain's own track: AMT 11 to 21 for SHA-256, 21 to 22 for SHA-384. The
     * generations that no chain is known to work on (6 to 10) and those of the other track are there, but do not count.
     */
    public static Panel usual(ChainFacts chain) {
        Track track = track(chain);
        List<Target> deciding = new ArrayList<>(List.of(Importer.values()));
        List<Target> others = new ArrayList<>();
        for (Firmware firmware : everyFirmware()) {
            (serves(track, firmware.generation()) ? deciding : others).add(firmware);
        }
        return new Panel(deciding, others, Optional.empty());
    }

    private static Track track(ChainFacts chain) {
        return chain.path().stream().anyMatch(one -> one.signature() == SignatureKind.SHA384)
                ? Track.SHA384
                : Track.SHA256;
    }

    /** The same targets, going this way only. */
    public Panel by(Flow flow) {
        return new Panel(by(flow, deciding), by(flow, others), Optional.of(flow));
    }

    private static List<Target> by(Flow flow, List<Target> targets) {
        return targets.stream()
                .map(target -> target instanceof Firmware firmware ? firmware.by(flow) : target)
                .toList();
    }

    /** One for each major version that amtpki knows. */
    public static List<Firmware> everyFirmware() {
        List<Firmware> all = new ArrayList<>();
        for (int major = VersionRange.KNOWN.first().major();
                major <= VersionRange.KNOWN.last().major();
                major++) {
            all.add(Firmware.of(new AmtVersion(major, 0)));
        }
        return all;
    }

    private static boolean serves(Track track, Generation generation) {
        return generation.tracks().contains(track) && generation.confidence() != Confidence.INFERRED;
    }
}
