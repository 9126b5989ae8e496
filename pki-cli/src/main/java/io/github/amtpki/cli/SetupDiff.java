package io.github.amtpki.cli;

import io.github.amtpki.cli.console.ExitCode;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.look.SetupText;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.setupbin.Difference;
import io.github.amtpki.setupbin.SetupBin;
import java.util.ArrayList;
import java.util.List;

final class SetupDiff implements Verb {

    @Override
    public String name() {
        return "setup-bin diff";
    }

    @Override
    public String summary() {
        return "say where two Setup.bin files differ";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(new Example("setup-bin diff Setup.bin other/Setup.bin", "passwords are compared, not shown")),
                List.of(
                        Positional.one(Value.file("A"), "the one file"),
                        Positional.one(Value.file("B"), "the other; either may be - for standard input")),
                List.of(),
                "Exit code 1 means that they differ; 0, that they are the same byte for byte.");
    }

    @Override
    public Outcome run(Call call) {
        List<String> names = call.arguments().positionals();
        SetupBin before = InputFile.read(call.console(), names.get(0), SetupBin::decode);
        SetupBin after = InputFile.read(call.console(), names.get(1), SetupBin::decode);
        List<Difference> differences = Difference.between(before, after);
        List<Object> trees = new ArrayList<>();
        for (Difference one : differences) {
            trees.add(Json.tree(
                    "where", one.where(),
                    "before", one.before().orElse(""),
                    "after", one.after().orElse("")));
        }
        return new Outcome(
                differences.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS,
                SetupText.of(differences),
                true,
                Json.tree("same", differences.isEmpty(), "differences", trees));
    }
}
