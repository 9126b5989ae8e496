package io.github.amtpki.cli;

import io.github.amtpki.cli.console.Progress;
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
import io.github.amtpki.store.PkiFolder;
import io.github.amtpki.store.Renewal;
import io.github.amtpki.store.RenewalReport;
import io.github.amtpki.x509.IssuanceContext;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.List;

final class Renew implements Verb {

    @Override
    public String name() {
        return "renew";
    }

    @Override
    public String summary() {
        return "issue a certificate again; the former one stays valid";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("renew out/lab provisioning --new-key", "with a key that nobody had yet"),
                        new Example("renew out/lab issuing --keep-key", "a CA: what it issued stays valid"),
                        new Example(
                                "renew out/lab provisioning --new-key --ca-key /media/safe/root.key",
                                "with a CA's key that was moved away")),
                List.of(
                        Positional.one(Value.folder("FOLDER"), "a PKI folder"),
                        Positional.one(Value.text("NAME"), "of a certificate in it, or TRACK/NAME")),
                List.of(
                        Opt.flag("keep-key", "the same key, for as long again: only the certificate is new"),
                        Opt.flag("new-key", "a new key as well: the former may be forgotten, or was stolen"),
                        Opt.flag("strict", "refuse what would be clipped to the end of its issuer"),
                        Opt.of("password", Value.secret(), "of the CA's key; the generated one if left out"),
                        Opt.of("ca-key", Value.file("FILE"), "the CA's key, if it is elsewhere"),
                        Opt.of("beside", Value.folder("FOLDER"), "the profile's, where its file: references start")),
                "The folder says what is issued, for how long, and how key and bundle are locked; the profile is not"
                        + " needed, and applied afterwards finds nothing to do. A bundle keeps its password.",
                "Old and new certificate are valid side by side. The old files lie in FOLDER/replaced; 'amtpki revoke"
                        + " FOLDER NAME --reason superseded' takes the old certificate back.",
                "A root is never renewed: every machine would have to be enrolled again.");
    }

    @Override
    public Outcome run(Call call) {
        Renewal.Key key = key(call);
        Clock clock = call.clock();
        Renewal.Terms terms = new Renewal.Terms(PkiPath.tool(), call.arguments().has("strict"));
        IssuanceContext context = IssuanceContext.system(clock, call.provider());
        RenewalReport report;
        boolean several;
        try (PkiFolder folder = PkiFolder.open(PkiPath.of(call, call.arguments().first()), clock)) {
            Renewal renewal = Renewal.of(folder, call.arguments().positionals().get(1), key);
            several = PkiPath.severalChains(folder);
            PrivateKey ca = CaKey.of(call, renewal.issuer());
            try (Progress progress = call.progress()) {
                progress.doing("renewing " + call.arguments().positionals().get(1));
                report = renewal.carryOut(ca, terms, context, call.secrets().beside(CaKey.beside(call)));
            }
        }
        report.warnings().forEach(call::warn);
        return Outcome.done(
                LifeText.of(report, PkiPath.shown(call), several), LifeTree.of(report, PkiPath.shown(call)));
    }

    private static Renewal.Key key(Call call) {
        boolean keep = call.arguments().has("keep-key");
        if (keep == call.arguments().has("new-key")) {
            throw new UsageException(
                    keep ? "--keep-key and --new-key exclude each other" : "say what becomes of the key",
                    "--keep-key: only the certificate is new, whoever has the key goes on with it; --new-key: the key is"
                            + " new as well, as it must be if the former could have been stolen");
        }
        return keep ? Renewal.Key.KEEP : Renewal.Key.NEW;
    }
}
