package io.github.amtpki.cli;

import io.github.amtpki.cli.manual.BashCompletion;
import io.github.amtpki.cli.manual.ZshCompletion;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.util.List;

final class Completion implements Verb {

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "print what makes a shell complete amtpki's words";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("completion bash > ~/.local/share/bash-completion/completions/amtpki", "bash"),
                        new Example("completion zsh > ~/.zfunc/_amtpki", "zsh, with ~/.zfunc in fpath")),
                List.of(Positional.one(Value.oneOf("SHELL", List.of("bash", "zsh")), "which shell")),
                List.of());
    }

    @Override
    public Outcome run(Call call) {
        boolean zsh = call.arguments().first().equals("zsh");
        return Outcome.text(zsh ? ZshCompletion.of(Verbs.ALL) : BashCompletion.of(Verbs.ALL));
    }
}
