package io.github.amtpki.cli;

import io.github.amtpki.Artefact;
import io.github.amtpki.check.fixture.Fixture;
import io.github.amtpki.check.fixture.Fixtures;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Nearest;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class FixturesVerb implements Verb {

    @Override
    public String name() {
        return "fixtures";
    }

    @Override
    public String summary() {
        return "write broken PKIs for tests, and what everybody says to each";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example("fixtures --list", "what there is"),
                        new Example("fixtures root-missing -o broken", "one of them"),
                        new Example("fixtures --all -o broken", "the whole catalogue")),
                List.of(Positional.optional(Value.text("NAME"), "one fixture, as --list names it")),
                List.of(
                        Opt.flag("list", "name every fixture"),
                        Opt.flag("all", "write every fixture"),
                        Opt.out(Value.folder("FOLDER"), "where to write")),
                "Beside NAME.pfx stand its password, NAME.crl if there is one, and NAME.json: the verdict that each target must come to, and what 'amtpki"
                        + " check' must be told for it.",
                "Their keys are public: apply and sign refuse each of them.");
    }

    @Override
    public Outcome run(Call call) {
        List<String> names = call.arguments().positionals();
        boolean all = call.arguments().has("all");
        if (call.arguments().has("list")) {
            return list();
        }
        if (all == !names.isEmpty()) {
            throw new UsageException("name one fixture, or say --all", "amtpki fixtures --list names them");
        }
        String out = call.arguments()
                .value("out")
                .orElseThrow(() -> new UsageException("there is no folder to write to", "add -o FOLDER"));
        NewFiles files = NewFiles.in(call.console(), out);
        (all ? Fixtures.all() : List.of(fixture(names.get(0)))).forEach(fixture -> add(files, fixture));
        List<String> written = files.write();
        return Outcome.done(written, Json.tree("files", written));
    }

    private static Outcome list() {
        List<Fixture> fixtures = Fixtures.all();
        int width = fixtures.stream().mapToInt(one -> one.name().length()).max().orElse(0) + 2;
        Map<String, Object> tree = new LinkedHashMap<>(Fixtures.tree());
        tree.remove("schemaVersion");
        return Outcome.of(
                fixtures.stream()
                        .map(one -> one.name() + " ".repeat(width - one.name().length()) + one.title())
                        .toList(),
                tree);
    }

    private static void add(NewFiles files, Fixture fixture) {
        Artefact file = fixture.artefact();
        files.add(file.path(), file.bytes(), false);
        fixture.password().ifPresent(password -> files.add(file.path() + ".password", password + "\n", false));
        fixture.revocationList().ifPresent(list -> files.add(list.path(), list.bytes(), false));
        files.add(fixture.name() + ".json", Json.document(fixture.tree()) + "\n", false);
    }

    private static Fixture fixture(String name) {
        return Fixtures.byName(name)
                .orElseThrow(() -> new UsageException(
                        "there is no fixture '" + name + "'",
                        Nearest.to(
                                        name,
                                        Fixtures.all().stream()
                                                .map(Fixture::name)
                                                .toList())
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("amtpki fixtures --list names them")));
    }
}
