package io.github.amtpki.cli;

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
import io.github.amtpki.store.Revoker;
import io.github.amtpki.x509.RevocationReason;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

final class Revoke implements Verb {

    @Override
    public String name() {
        return "revoke";
    }

    @Override
    public String summary() {
        return "take a certificate back; the next 'crl' tells everybody";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("revoke out/lab console --reason keyCompromise", "the one in use"),
                        new Example("revoke out/lab console --reason superseded", "the one before it, after 'renew'"),
                        new Example("revoke out/lab 5a:3f:01:9c --reason cessationOfOperation", "by serial number")),
                List.of(
                        Positional.one(Value.folder("FOLDER"), "a PKI folder"),
                        Positional.one(
                                Value.text("NAME|SERIAL"),
                                "of a certificate: NAME or TRACK/NAME, or its serial number in hex")),
                List.of(Opt.of("reason", Value.suggest("REASON", reasons()), "why, as RFC 5280 has it")
                        .mandatory()),
                "NAME is the certificate in use; with the reason superseded it is the newest former one of that name"
                        + " that is not revoked yet. A serial number means that very certificate, in use or former.",
                "Nothing is issued or removed: the manifest notes it, and 'amtpki crl FOLDER' makes the lists that servers"
                        + " read. AMT itself, RPS and its kin ask no list about a provisioning certificate: if its key was"
                        + " stolen, take the root's hash out of the machines.",
                "What is revoked stays revoked; a hold that could be lifted again is not offered.");
    }

    @Override
    public Outcome run(Call call) {
        Clock clock = call.clock();
        RevocationReason reason = Choices.asked(
                "--reason", () -> RevocationReason.parse(call.arguments().get("reason")));
        Revoker.Done done;
        boolean several;
        try (PkiFolder folder = PkiFolder.open(PkiPath.of(call, call.arguments().first()), clock)) {
            several = PkiPath.severalChains(folder);
            done = new Revoker(folder, clock, PkiPath.tool())
                    .revoke(call.arguments().positionals().get(1), reason);
        }
        if (!done.already()) {
            call.note("nobody knows yet: amtpki crl " + PkiPath.shown(call));
        }
        return Outcome.done(LifeText.of(done, several), LifeTree.of(done));
    }

    private static List<String> reasons() {
        return Arrays.stream(RevocationReason.values())
                .filter(RevocationReason::isFinal)
                .map(RevocationReason::id)
                .toList();
    }
}
