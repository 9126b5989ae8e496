package io.github.amtpki.cli;

import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.look.SetupText;
import io.github.amtpki.cli.look.SetupTree;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.setupbin.SetupBin;
import java.util.List;

final class SetupShow implements Verb {

    @Override
    public String name() {
        return "setup-bin show";
    }

    @Override
    public String summary() {
        return "say what is in a Setup.bin";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("setup-bin show Setup.bin", "passwords stay hidden"),
                        new Example("setup-bin show Setup.bin --reveal --json", "with them, for a program")),
                List.of(Positional.one(Value.file("FILE"), "of any version; - is standard input")),
                List.of(Opt.flag("reveal", "show passwords, too")));
    }

    @Override
    public Outcome run(Call call) {
        String name = call.arguments().first();
        SetupBin file = InputFile.read(call.console(), name, SetupBin::decode);
        boolean reveal = call.arguments().has("reveal");
        return Outcome.of(SetupText.of(file, reveal), SetupTree.of(name, file, reveal));
    }
}
