package io.github.amtpki.cli.look;

import io.github.amtpki.status.Deadline;
import io.github.amtpki.status.FolderStatus;
import io.github.amtpki.store.Drift;
import io.github.amtpki.store.History;
import io.github.amtpki.store.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A status for people: a table of what ends, below it what there is to do.
 *
 * <pre>
 * 2028-07-02  in 512 days   27 %  provisioning  provisioning
 * 2041-07-02  in 5260 days   4 %  root          root-ca
 * </pre>
 */
public final class StatusText {

    private final FolderStatus status;
    private final String folder;
    private final Bar bar;
    private final boolean withTrack;

    /** @param folder as the command line names it */
    public StatusText(FolderStatus status, String folder, Bar bar) {
        this.status = status;
        this.folder = folder;
        this.bar = bar;
        this.withTrack =
                status.deadlines().stream().map(Deadline::track).distinct().count() > 1;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>(table());
        List<String> below = new ArrayList<>();
        status.due().forEach(one -> below.add(todo(one)));
        for (History.Crl one : status.stale()) {
            String ca = Steps.named(one.track(), one.name(), withTrack);
            below.add("stale    the list of " + ca + " was signed with a key that it no longer has: amtpki crl "
                    + folder + " --ca " + ca);
        }
        status.unlisted()
                .forEach(one -> below.add(
                        "unlisted " + Steps.named(one.track(), one.name(), withTrack) + " with the serial number "
                                + one.serial() + " is revoked, and in no list yet: amtpki crl " + folder));
        for (Drift one : status.drift()) {
            below.add(padded(one.sort().id(), 9) + one.path() + ": " + one.detail());
        }
        for (Step step : status.steps()) {
            below.addAll(Steps.lines(step, withTrack));
        }
        status.obstacle().ifPresent(why -> below.add("apply    would refuse: " + why));
        if (!below.isEmpty()) {
            lines.add("");
            lines.addAll(below);
        }
        lines.add("");
        lines.add(summary());
        return lines;
    }

    private List<String> table() {
        List<Deadline> all = status.deadlines();
        int left = width(all.stream().map(this::left).toList());
        int names = width(all.stream().map(this::name).toList());
        List<String> lines = new ArrayList<>();
        for (Deadline one : all) {
            double used = one.used(status.now());
            String percent = Math.round(used * 100) + " %";
            lines.add(one.ends().toString().substring(0, 10) + "  " + padded(left(one), left) + bar.show(used)
                    + " ".repeat(5 - percent.length()) + percent + "  " + padded(name(one), names) + remark(one));
        }
        return lines;
    }

    private String left(Deadline one) {
        Instant now = status.now();
        long days = Duration.between(now, one.ends()).toDays();
        if (one.over(now)) {
            return days == 0 ? "over today" : "over " + days(-days) + " ago";
        }
        return days == 0 ? "in " + Duration.between(now, one.ends()).toHours() + " h" : "in " + days(days);
    }

    private static String days(long count) {
        return count + (count == 1 ? " day" : " days");
    }

    private String name(Deadline one) {
        return Steps.named(one.track(), one.name(), withTrack);
    }

    private String remark(Deadline one) {
        String what = one.sort() == Deadline.Sort.LIST ? "revocation list " + one.serial() : one.kind();
        String former = one.sort() == Deadline.Sort.FORMER ? ", former, serial " + one.serial() : "";
        String revoked = one.revoked()
                .map(said -> ", REVOKED " + said.revokedAt().toString().substring(0, 10) + " " + said.reason())
                .orElse("");
        return what + former + revoked;
    }

    private String todo(Deadline one) {
        if (one.revoked().isPresent()) {
            return "revoked  " + name(one) + " is in use, and revoked ("
                    + one.revoked().get().reason() + "): " + cureOfRevoked(one);
        }
        String verb = one.over(status.now()) ? "over     " : "soon     ";
        String what = one.sort() == Deadline.Sort.LIST ? "the list of " + name(one) : name(one);
        return verb + what + (one.over(status.now()) ? " ended " : " ends ") + one.ends() + ": " + cure(one);
    }

    private String cure(Deadline one) {
        return switch (one.kind()) {
            case Deadline.LIST_KIND -> "amtpki crl " + folder + " --ca " + name(one);
            case "root-ca" -> "with it ends all below it; plan the next root, every machine must be enrolled with it";
            case "intermediate-ca" -> "amtpki renew " + folder + " " + name(one) + " --keep-key";
            default -> "amtpki renew " + folder + " " + name(one) + " --new-key (or --keep-key)";
        };
    }

    private String cureOfRevoked(Deadline one) {
        return one.kind().equals("intermediate-ca")
                ? "write another intermediate into the profile, let what it shall issue name it, and apply"
                : "amtpki renew " + folder + " " + name(one) + " --new-key";
    }

    private String summary() {
        int revoked = (int)
                status.due().stream().filter(one -> one.revoked().isPresent()).count();
        int due = status.due().size() - revoked;
        int changed = status.changed().size();
        if (!status.findings()) {
            return folder + ": nothing is due before "
                    + status.window().toString().substring(0, 10) + ", and every file is as it was made";
        }
        List<String> parts = new ArrayList<>();
        add(
                parts,
                due,
                "is due before " + status.window().toString().substring(0, 10),
                "are due before " + status.window().toString().substring(0, 10));
        add(parts, revoked, "in use is revoked", "in use are revoked");
        add(parts, status.unlisted().size(), "revocation is in no list yet", "revocations are in no list yet");
        add(parts, changed, "file is not as it was made", "files are not as they were made");
        add(parts, status.stale().size(), "list no longer holds", "lists no longer hold");
        add(parts, status.steps().size(), "change by 'apply'", "changes by 'apply'");
        status.obstacle().ifPresent(why -> parts.add("'apply' would refuse"));
        return folder + ": " + String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String one, String many) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : many));
        }
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0) + 2;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
