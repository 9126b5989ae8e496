package io.github.amtpki.cli;

import io.github.amtpki.cli.console.NewFile;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class Init implements Verb {

    @Override
    public String name() {
        return "init";
    }

    @Override
    public String summary() {
        return "write a first profile, with comments";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("init -o lab.yaml", "asks on a terminal"),
                        new Example("init --domain corp.example.com --firmware 12-18 -o lab.yaml", "asks nothing")),
                List.of(),
                List.of(
                        Opt.out(Value.file("FILE"), "write it there instead of to standard output"),
                        Opt.of("domain", Value.text("SUFFIX"), "the DNS suffix that the machines are given"),
                        Opt.of("firmware", Value.text("VERSIONS"), "their AMT versions, as 11-21 or 12,16.1")
                                .many(),
                        Opt.of("name", Value.text("NAME"), "whose PKI it is; goes into the subjects"),
                        Opt.flag("two-tier", "put an intermediate CA below the root, so that its key can stay offline"),
                        Opt.flag("csr", "sign a request that a server made, instead of making its key")),
                "What no option says is asked on a terminal; elsewhere corp.example.com, 11-21 and Example Lab stand in.");
    }

    @Override
    public Outcome run(Call call) {
        StarterProfile profile = new StarterProfile(
                answer(call, "domain", "DNS suffix that DHCP option 15 or MEBx gives the machines", "corp.example.com"),
                call.arguments().has("firmware")
                        ? call.arguments().list("firmware")
                        : List.of(answer(call, "firmware", "AMT versions of the machines", "11-21")),
                answer(call, "name", "whose PKI it is", "Example Lab"),
                call.arguments().has("two-tier"),
                call.arguments().has("csr"));
        String text = profile.text();
        Optional<String> out = call.arguments().value("out");
        if (out.isEmpty()) {
            return Outcome.of(text.lines().toList(), Map.of("profile", text));
        }
        NewFile.write(call.path("out"), out.get(), text.getBytes(StandardCharsets.UTF_8));
        call.note("next: amtpki plan " + out.get());
        return Outcome.done(List.of(out.get()), Map.of("path", out.get()));
    }

    /** The option, else what the person at the terminal says, else the default. */
    private static String answer(Call call, String option, String question, String otherwise) {
        Optional<String> given = call.arguments().value(option);
        boolean ask =
                call.console().terminal().isInput() && call.console().terminal().isError() && !call.json();
        if (given.isPresent() || !ask) {
            return given.orElse(otherwise);
        }
        call.console().show("amtpki: " + question + " [" + otherwise + "]: ");
        return call.console().readLine().filter(line -> !line.isBlank()).orElse(otherwise);
    }
}
