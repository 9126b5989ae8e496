package io.github.amtpki.cli;

import io.github.amtpki.RefusedException;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.look.LifeText;
import io.github.amtpki.cli.look.LifeTree;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.store.CrlReport;
import io.github.amtpki.store.FolderCrls;
import io.github.amtpki.store.FolderIssuer;
import io.github.amtpki.store.PkiFolder;
import io.github.amtpki.x509.IssuanceContext;
import java.time.Clock;
import java.util.List;

final class Crl implements Verb {

    @Override
    public String name() {
        return "crl";
    }

    @Override
    public String summary() {
        return "make the lists of revoked certificates";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("crl out/lab", "of every CA, empty ones too"),
                        new Example(
                                "crl out/lab --ca issuing --next-update 30d", "of one, to be made again in a month"),
                        new Example(
                                "crl out/lab --ca root --ca-key /media/safe/root.key",
                                "with a CA's key that was moved away")),
                List.of(Positional.one(Value.folder("FOLDER"), "a PKI folder")),
                List.of(
                        Opt.of("ca", Value.text("NAME"), "only this CA's, by NAME or TRACK/NAME"),
                        Opt.of("next-update", Value.text("TIME"), "how long the lists hold; 90d if left out"),
                        Opt.of("password", Value.secret(), "of the CA's key; the generated one if left out"),
                        Opt.of("ca-key", Value.file("FILE"), "the CA's key, if it is elsewhere")),
                "Beside NAME.crt lie NAME.crl (DER, what servers hand out) and NAME.crl.pem. A list never"
                        + " lasts beyond its CA. Its number goes up by one each time, also if the files were lost. With a"
                        + " clock before the CA's begin or before its last list none is made.",
                "A list that is over makes strict readers refuse everything: make the next one in time, from cron. 'status'"
                        + " tells when. The former list is not kept: it said nothing that the next one does not.",
                "AMT takes no list as a file: AddCRL wants its address and the serial numbers in it, and few of them; there is a"
                        + " warning where they may be too many.",
                "Certificates tell where their list is only if the profile says so: crl, at the root or an intermediate.");
    }

    @Override
    public Outcome run(Call call) {
        Clock clock = call.clock();
        FolderCrls.Terms terms = new FolderCrls.Terms(
                PkiPath.tool(),
                Choices.asked(
                        "--next-update",
                        () -> Lifetime.parse(
                                call.arguments().value("next-update").orElse("90d"))));
        CrlReport report;
        boolean several;
        try (PkiFolder folder = PkiFolder.open(PkiPath.of(call, call.arguments().first()), clock)) {
            FolderCrls lists = FolderCrls.of(folder, call.arguments().value("ca"));
            refuseWhatCannotSign(call, lists);
            several = PkiPath.severalChains(folder);
            report = lists.make(ca -> CaKey.of(call, ca), terms, IssuanceContext.system(clock, call.provider()));
        }
        report.warnings().forEach(call::warn);
        return Outcome.done(
                LifeText.of(report, PkiPath.shown(call), several), LifeTree.of(report, PkiPath.shown(call)));
    }

    private static void refuseWhatCannotSign(Call call, FolderCrls lists) {
        boolean several = lists.issuers().size() > 1;
        for (String option : List.of("ca-key", "password")) {
            if (several && call.arguments().has(option)) {
                throw new UsageException(
                        "--" + option + " is about one key, and there are several CAs",
                        "add --ca " + names(lists.issuers()));
            }
        }
        List<FolderIssuer> elsewhere = lists.withoutKey();
        if (several && !elsewhere.isEmpty()) {
            List<FolderIssuer> here = lists.issuers().stream()
                    .filter(one -> !elsewhere.contains(one))
                    .toList();
            throw new RefusedException(
                    "the key of " + names(elsewhere) + " is not in "
                            + call.arguments().first() + ", so that not every list can be made; nothing was written",
                    here.isEmpty()
                            ? "add --ca NAME --ca-key FILE"
                            : "make those whose keys are here: --ca " + names(here) + "; the rest with --ca "
                                    + names(elsewhere) + " --ca-key FILE");
        }
    }

    private static String names(List<FolderIssuer> issuers) {
        return String.join(" or --ca ", issuers.stream().map(FolderIssuer::path).toList());
    }
}
