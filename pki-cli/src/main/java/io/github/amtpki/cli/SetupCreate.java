package io.github.amtpki.cli;

import io.github.amtpki.Secret;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Arguments;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupBinBuilder;
import io.github.amtpki.setupbin.SetupBinSpec;
import io.github.amtpki.store.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

final class SetupCreate implements Verb {

    @Override
    public String name() {
        return "setup-bin create";
    }

    @Override
    public String summary() {
        return "make the file by which a USB stick enrols a root";
    }

    @Override
    public Usage usage() {
        List<Opt> options = new ArrayList<>(List.of(
                Opt.of("root", Value.file("FILE"), "a root to trust, PEM or DER; up to three")
                        .mandatory()
                        .many(),
                Opt.of("current-password", Value.secret(), "of MEBx now; 'admin' on a fresh machine"),
                Opt.of("new-password", Value.secret(), "that MEBx is to have"),
                Opt.out(Value.folder("FILE"), "the new file; with --csv a new folder")
                        .mandatory()));
        options.addAll(SetupOptions.OPTIONS);
        options.add(Opt.of("csv", Value.file("FILE"), "make a file for each row of this table"));
        options.add(Opt.flag("pool", "with --csv: one file, of which each machine uses up a record"));
        return new Usage(
                List.of(
                        new Example(
                                "setup-bin create --root out/lab/root.crt --domain corp.example.com --current-password"
                                        + " env:FACTORY --new-password generate -o Setup.bin",
                                "one for all machines"),
                        new Example(
                                "setup-bin create --root root.crt --csv fleet.csv -o out/fleet",
                                "one for each row, in folders named by their hosts")),
                List.of(),
                options,
                List.of(
                        "What is not said is not written, so that the machine keeps it. Unless told otherwise the file serves"
                                + " any number of machines.",
                        "A new password that is generated is typed alike on every keyboard and written to FILE.password. The"
                                + " file holds both passwords in clear: keep it as you keep them.",
                        "The table has a header row with columns out of hostname, domain, current-password, new-password,"
                                + " server, server-address and server-port. Passwords in it are env:NAME, file:PATH (from"
                                + " the table's folder) or generate. An empty field is what the option says.",
                        "With --pool nobody can tell which machine took which record: FILE.ledger.csv holds the passwords"
                                + " by number, and has room to note the machine. It takes at most "
                                + SetupBin.MAX_RECORDS + " rows."));
    }

    @Override
    public Outcome run(Call call) {
        Arguments arguments = call.arguments();
        if (arguments.has("domain") && arguments.has(SetupOptions.NO_SUFFIX)) {
            throw new UsageException("--domain writes the suffix, --no-suffix writes none", "leave one out");
        }
        if (arguments.has("csv")) {
            return new SetupBulk(call).run();
        }
        if (arguments.has("pool")) {
            throw new UsageException("--pool makes one file of a table, and there is none", "add --csv FILE");
        }
        boolean suffix = arguments.has("domain");
        if (!suffix && !arguments.has(SetupOptions.NO_SUFFIX) || !arguments.has("current-password")) {
            throw new UsageException(
                    "'setup-bin create' needs --" + (suffix ? "current-password" : "domain")
                            + ", or a table that has it",
                    suffix
                            ? "a fresh machine has 'admin', as in --current-password env:FACTORY"
                            : "add --domain SUFFIX; if the machines have it from DHCP option 15, add --no-suffix");
        }
        String out = arguments.get("out");
        String name = NewFiles.lastName(out);
        if (name.isEmpty()) {
            throw new UsageException(
                    "'" + out + "' is a folder, and --out wants a file", "write it as " + out + SetupBinSpec.FILE_NAME);
        }
        NewFiles files = NewFiles.beside(call.console(), out);
        SetupJudge judge = new SetupJudge(call);
        try (SetupBinBuilder builder = SetupOptions.builder(call, judge)) {
            SetupPasswords.current(call).ifPresent(password -> use(password, builder::currentPassword));
            SetupPasswords.fresh(call).ifPresent(password -> {
                if (SetupPasswords.isGenerated(call)) {
                    files.add(name + ".password", SecretText.line(password), true);
                }
                use(password, builder::newPassword);
            });
            try (SetupBinSpec spec = builder.build()) {
                judge.accept("", spec.encode(), spec.warnings());
                files.add(name, spec.encode(), true);
                List<String> written = files.write();
                judge.tell();
                return Outcome.done(written, Json.tree("files", written, "warnings", judge.warnings()));
            }
        }
    }

    private static void use(Secret password, Consumer<Secret> setter) {
        try (password) {
            setter.accept(password);
        }
    }
}
