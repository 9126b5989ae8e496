package io.github.amtpki.cli;

import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.profile.ProfileSchema;
import java.util.List;

final class Schema implements Verb {

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public String summary() {
        return "print the JSON Schema of profiles, for editors";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(new Example("schema > amtpki.schema.json", "for completion in an editor")),
                List.of(),
                List.of(),
                "An editor with a YAML language server uses it if the profile begins with"
                        + " '# yaml-language-server: $schema=./amtpki.schema.json'.");
    }

    @Override
    public Outcome run(Call call) {
        return Outcome.text(ProfileSchema.json());
    }
}
