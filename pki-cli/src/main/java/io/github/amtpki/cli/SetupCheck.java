package io.github.amtpki.cli;

import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.look.SetupText;
import io.github.amtpki.cli.look.SetupTree;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupFinding;
import io.github.amtpki.setupbin.SetupLint;
import java.util.List;

final class SetupCheck implements Verb {

    @Override
    public String name() {
        return "setup-bin check";
    }

    @Override
    public String summary() {
        return "say what machines would not like in a Setup.bin";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("setup-bin check Setup.bin", "before it goes onto a stick"),
                        new Example(
                                "setup-bin check Setup.bin --firmware 6-14 --json",
                                "for older machines, for a script")),
                List.of(Positional.one(Value.file("FILE"), "of any version; - is standard input")),
                List.of(SetupOptions.FIRMWARE_OPTION),
                "Exit code 1 means that a machine would refuse it. 'amtpki explain U1' tells what a rule means.");
    }

    @Override
    public Outcome run(Call call) {
        String name = call.arguments().first();
        SetupBin file = InputFile.read(call.console(), name, SetupBin::decode);
        VersionSet firmware = SetupOptions.firmware(call);
        List<SetupFinding> findings = SetupLint.run(file, firmware);
        boolean failed = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return new Outcome(
                failed ? ExitCode.FINDINGS : ExitCode.OK,
                SetupText.of(name, findings),
                false,
                SetupTree.of(name, firmware, findings));
    }
}
