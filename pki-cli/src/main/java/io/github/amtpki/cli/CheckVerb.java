package io.github.amtpki.cli;

import io.github.amtpki.check.Check;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.facts.SuffixSource;
import io.github.amtpki.check.rule.Flow;
import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.look.CheckText;
import io.github.amtpki.cli.look.CheckTree;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.util.Arrays;
import java.util.List;

final class CheckVerb implements Verb {

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "say what servers and machines would refuse, and why";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example(
                                "check out/lab/provisioning.pfx --domain corp.example.com", "before the first visit"),
                        new Example("check my.pfx --password prompt --firmware 16", "for one generation"),
                        new Example(
                                "check my.pfx --target rps,rpc-go --json", "for a script; exit code 1 is a refusal"),
                        new Example("check my.pfx --amtinfo machine.json", "against what a machine trusts"),
                        new Example("check out/lab --crl root.crl", "against what a CA has revoked"),
                        new Example(
                                "check mps.crt --kind mps-server --host mps.corp.example.com",
                                "for what activates nothing")),
                List.of(Positional.one(
                        Value.file("FILE"),
                        "a bundle, a certificate, a chain, or a folder of them; - is standard input")),
                List.of(
                        Opt.of("password", Value.secret(), "opens FILE; FILE.password if left out"),
                        Opt.of(
                                "kind",
                                Value.oneOf("KIND", Choices.leafKinds()),
                                "what the certificate is for; told by its marks if left out, else provisioning"),
                        Opt.of("domain", Value.text("SUFFIX"), "the DNS suffix that the machines have"),
                        Opt.of("suffix-source", Value.oneOf("SOURCE", sources()), "where they have it from"),
                        Opt.of("server-fqdn", Value.text("NAME"), "the server's name, if it was written into MEBx"),
                        Opt.of(
                                "host",
                                Value.text("NAME"),
                                "what clients or AMT dial or expect; of a console, its name in reverse DNS"),
                        Opt.of(
                                        "trusted-fqdn",
                                        Value.text("SUFFIX"),
                                        "of the list of trusted names that AMT has for mutual TLS")
                                .many(),
                        Opt.of(
                                        "trusted-hash",
                                        Value.text("HASH"),
                                        "a root hash the machine trusts, as sha256:8f3a…; or none")
                                .many(),
                        Opt.of("amtinfo", Value.file("FILE"), "what the machine says of itself: rpc amtinfo -cert"),
                        Opt.of("crl", Value.file("FILE"), "a revocation list to hold the chain against")
                                .many(),
                        Opt.of("firmware", Value.text("LIST"), "judge for these AMT versions, as 11-16,19")
                                .many(),
                        Opt.of(
                                        "target",
                                        Value.suggest("LIST", Choices.programs()),
                                        "judge for these programs, or amt-16")
                                .many(),
                        Opt.of("flow", Value.oneOf("FLOW", flows()), "judge this way into admin control mode only")),
                "What is not told is not judged: without --domain no name is compared, without a trusted hash no root,"
                        + " without --crl no revocation.",
                "A wrong password is a finding, since that is what the importer would say.",
                "With --quiet only the exit code speaks.");
    }

    @Override
    public Outcome run(Call call) {
        FileFacts file = JudgedFile.read(call);
        Knowledge knowledge = Knowledge.of(call);
        Facts facts = Facts.of(file, knowledge.circumstances());
        Report report = Check.run(facts, knowledge.panel(facts));
        return new Outcome(
                report.failed() ? ExitCode.FINDINGS : ExitCode.OK, CheckText.of(report), false, CheckTree.of(report));
    }

    private static List<String> sources() {
        return Arrays.stream(SuffixSource.values()).map(SuffixSource::id).toList();
    }

    private static List<String> flows() {
        return Arrays.stream(Flow.values()).map(Flow::id).toList();
    }
}
