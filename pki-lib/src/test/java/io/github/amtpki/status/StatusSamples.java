package io.github.amtpki.status;

import io.github.amtpki.store.History;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deadlines without a folder. */
final class StatusSamples {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private StatusSamples() {}

    /** One that began so many days ago and ends in so many. */
    static Deadline deadline(Deadline.Sort sort, String name, int ago, int ahead) {
        return new Deadline(
                sort,
                "sha256",
                name,
                sort == Deadline.Sort.LIST ? Deadline.LIST_KIND : "provisioning",
                "CN=" + name,
                "4711",
                NOW.minus(Duration.ofDays(ago)),
                NOW.plus(Duration.ofDays(ahead)),
                Optional.empty());
    }

    static Deadline revoked(Deadline one) {
        return new Deadline(
                one.sort(),
                one.track(),
                one.name(),
                one.kind(),
                one.subject(),
                one.serial(),
                one.begins(),
                one.ends(),
                Optional.of(new History.Revocation(one.track(), "root", one.serial(), one.name(), NOW, "superseded")));
    }

    static FolderStatus status(String folder, Deadline... deadlines) {
        return new FolderStatus(
                folder,
                "00ff",
                NOW,
                NOW.plus(Duration.ofDays(30)),
                List.of(deadlines),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
