package io.github.amtpki.cli;

import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.console.RefreshedFile;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.look.Bar;
import io.github.amtpki.cli.look.StatusText;
import io.github.amtpki.cli.look.StatusTree;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.status.CalendarFile;
import io.github.amtpki.status.FolderStatus;
import io.github.amtpki.status.MetricsFile;
import io.github.amtpki.store.PkiFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

final class Status implements Verb {

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "say what ends when, and which files are not as they were made";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("status out/lab", "soonest first; exit code 1 if there is something to do"),
                        new Example("status out/lab --within 60d --profile lab.yaml", "what 'apply' would change, too"),
                        new Example(
                                "status out/lab -q --prometheus /var/lib/node_exporter/amtpki.prom",
                                "from cron, for a monitor"),
                        new Example("status out/lab --ical amt.ics", "for a calendar, with an alarm 30 days before")),
                List.of(Positional.one(Value.folder("FOLDER"), "a PKI folder")),
                List.of(
                        Opt.of("within", Value.text("TIME"), "what ends so soon is a finding; 30d if left out"),
                        Opt.of("profile", Value.file("FILE"), "say what 'apply' would change"),
                        Opt.of("ical", Value.file("FILE"), "write the ends as a calendar (RFC 5545)"),
                        Opt.of("prometheus", Value.file("FILE"), "write them as metrics, text format")),
                "Findings, and so exit code 1: a certificate in use that is over, ends within the window or is"
                        + " revoked; a revocation that is in no list yet; a file that was edited, replaced or lost; a list"
                        + " signed with a key that its CA no longer has; with --profile, whatever 'apply' would change.",
                "No finding: former certificates, a CA's key or Setup.bin that was moved away, files that"
                        + " amtpki does not know. A revocation list is made again by a timer: it is a finding in the last third"
                        + " of its life, and only within the window.",
                "The two files name the folder, but not where it lies. They replace a former one that 'amtpki status' wrote,"
                        + " in one move; anything else of that name is left alone (exit code 6).",
                "Nothing is written into FOLDER, and no key is needed.");
    }

    @Override
    public Outcome run(Call call) {
        Instant now = call.time();
        Lifetime within = Choices.asked(
                "--within",
                () -> Lifetime.parse(call.arguments().value("within").orElse("30d")));
        Path path = PkiPath.of(call, call.arguments().first());
        refuseOneForBoth(call);
        Optional<RefreshedFile> calendar = file(call, path, "ical", CalendarFile.MARK);
        Optional<RefreshedFile> metrics = file(call, path, "prometheus", MetricsFile.MARK);
        Optional<ProfileRun> profile = call.arguments().value("profile").map(word -> ProfileRun.of(call, word));
        FolderStatus status;
        try (PkiFolder folder = PkiFolder.openToRead(path, Clock.fixed(now, ZoneOffset.UTC))) {
            status = FolderStatus.of(folder, now, within, profile.map(ProfileRun::plan));
        }
        calendar.ifPresent(file -> file.write(CalendarFile.of(status)));
        metrics.ifPresent(file -> file.write(MetricsFile.of(status)));
        return new Outcome(
                status.findings() ? ExitCode.FINDINGS : ExitCode.OK,
                new StatusText(status, PkiPath.shown(call), Bar.of(call.console())).lines(),
                false,
                StatusTree.of(status, PkiPath.shown(call)));
    }

    private static Optional<RefreshedFile> file(Call call, Path folder, String option, String mark) {
        return call.arguments().value(option).map(word -> {
            if (word.equals("-")) {
                throw new UsageException(
                        "--" + option + " is a file, not standard output: that has the status", "name a file");
            }
            Path path = call.console().path(word);
            Path inside = folder.toAbsolutePath().normalize();
            if (path.toAbsolutePath().normalize().startsWith(inside)) {
                throw new UsageException(
                        "--" + option + " " + word + " lies in the PKI folder, into which status does not write",
                        "name a file elsewhere");
            }
            return new RefreshedFile(path, word, mark);
        });
    }

    private static void refuseOneForBoth(Call call) {
        Optional<Path> calendar = normal(call, "ical");
        if (calendar.isPresent() && calendar.equals(normal(call, "prometheus"))) {
            throw new UsageException(
                    "--ical and --prometheus name the same file: "
                            + call.arguments().get("ical"),
                    "name two files");
        }
    }

    private static Optional<Path> normal(Call call, String option) {
        return call.arguments()
                .value(option)
                .map(word -> call.console().path(word).toAbsolutePath().normalize());
    }
}
