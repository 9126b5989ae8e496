package io.github.amtpki.status;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.store.Drift;
import io.github.amtpki.store.FolderCrls;
import io.github.amtpki.store.FolderDrift;
import io.github.amtpki.store.History;
import io.github.amtpki.store.Manifest;
import io.github.amtpki.store.PkiFolder;
import io.github.amtpki.store.Provisioner;
import io.github.amtpki.store.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A PKI folder at one moment.
 *
 * <pre>{@code
 * try (PkiFolder folder = PkiFolder.openToRead(Path.of("out/lab"), clock)) {
 *     FolderStatus status = FolderStatus.of(folder, Instant.now(), Lifetime.parse("30d"), Optional.empty());
 *     status.due().forEach(one -> System.out.println(one.name() + " ends " + one.ends()));
 * }
 * }</pre>
 *
 * @param folder the folder's own name, without those above it
 * @param identity tells this PKI from others: the hash of its first root
 * @param now when it was looked at
 * @param window what ends before this is {@linkplain #due due}
 * @param deadlines soonest first: what is in use, what was and is valid still and not revoked, and lists
 * @param drift files that are not as they were made
 * @param stale lists whose CA has got another key since
 * @param unlisted what was revoked and stands in no list yet
 * @param steps what applying the profile would change; empty without a profile
 * @param obstacle why nothing could be said about the profile, if so
 */
public record FolderStatus(
        String folder,
        String identity,
        Instant now,
        Instant window,
        List<Deadline> deadlines,
        List<Drift> drift,
        List<History.Crl> stale,
        List<History.Revocation> unlisted,
        List<Step> steps,
        Optional<String> obstacle) {

    public FolderStatus {
        deadlines = List.copyOf(deadlines);
        drift = List.copyOf(drift);
        stale = List.copyOf(stale);
        unlisted = List.copyOf(unlisted);
        steps = List.copyOf(steps);
    }

    /**
     * @param within how far ahead an end is due
     * @param plan what the folder should be, if somebody has the profile
     * @throws BadInputException if the folder holds no PKI
     */
    public static FolderStatus of(PkiFolder folder, Instant now, Lifetime within, Optional<PkiPlan> plan) {
        Manifest manifest = folder.pki();
        List<Step> steps = new ArrayList<>();
        Optional<String> obstacle = Optional.empty();
        try {
            plan.ifPresent(one -> steps.addAll(
                    Provisioner.preview(one, Optional.of(folder), Clock.fixed(now, ZoneOffset.UTC)).stream()
                            .filter(Step::changes)
                            .toList()));
        } catch (RefusedException e) {
            obstacle = Optional.of(e.getMessage());
        }
        return new FolderStatus(
                folder.path().getFileName().toString(),
                manifest.rootHashes().stream()
                        .findFirst()
                        .map(Manifest.RootHashes::sha256)
                        .orElse(""),
                now,
                within.after(now),
                deadlines(manifest, now),
                FolderDrift.of(folder),
                FolderCrls.stale(folder),
                unlisted(manifest, now),
                steps,
                obstacle);
    }

    private static List<Deadline> deadlines(Manifest manifest, Instant now) {
        List<Deadline> all = new ArrayList<>();
        History history = manifest.history();
        manifest.certificates().forEach(one -> all.add(Deadline.of(one, history)));
        history.former().stream()
                .map(one -> Deadline.of(one, history))
                .filter(one -> !one.over(now) && one.revoked().isEmpty())
                .forEach(all::add);
        history.crls().stream()
                .filter(one -> manifest.certificate(one.track(), one.name()).isPresent())
                .forEach(one -> all.add(Deadline.of(one)));
        all.sort(Comparator.comparing(Deadline::ends));
        return all;
    }

    /** A list that a clock running ahead has dated does not count: nobody takes it yet, and it may be older than it says. */
    private static List<History.Revocation> unlisted(Manifest manifest, Instant now) {
        return manifest.history().revocations().stream()
                .filter(said ->
                        manifest.certificate(said.track(), said.issuer()).isPresent())
                .filter(said -> manifest.history().crls().stream()
                        .filter(list ->
                                list.track().equals(said.track()) && list.name().equals(said.issuer()))
                        .allMatch(list -> list.thisUpdate().isBefore(said.revokedAt())
                                || list.thisUpdate().isAfter(now)))
                .toList();
    }

    /** What somebody should do something about. */
    public List<Deadline> due() {
        return deadlines.stream().filter(one -> one.due(now, window)).toList();
    }

    /** Files that somebody should look after. */
    public List<Drift> changed() {
        return drift.stream().filter(Drift::finding).toList();
    }

    /** Whether there is anything to do: an end, a revocation, a file, a list, or a difference from the profile. */
    public boolean findings() {
        return !due().isEmpty()
                || !changed().isEmpty()
                || !stale.isEmpty()
                || !unlisted.isEmpty()
                || !steps.isEmpty()
                || obstacle.isPresent();
    }
}
