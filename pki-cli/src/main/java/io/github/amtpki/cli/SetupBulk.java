package io.github.amtpki.cli;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.StorageException;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.MeteredInput;
import io.github.amtpki.cli.console.Progress;
import io.github.amtpki.cli.console.TakeBack;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.setupbin.BulkSetup;
import io.github.amtpki.setupbin.SetupBinBuilder;
import io.github.amtpki.setupbin.SetupPool;
import io.github.amtpki.store.OutputFolder;
import io.github.amtpki.store.SecretText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The way of 'setup-bin create' from a table: row by row into a new folder, or all into one pool. */
final class SetupBulk {

    private final Call call;
    private final SetupJudge judge;
    private final String table;
    private final String out;

    SetupBulk(Call call) {
        this.call = call;
        this.judge = new SetupJudge(call);
        this.table = call.arguments().get("csv");
        this.out = call.arguments().get("out");
    }

    Outcome run() {
        try (SetupBinBuilder template = template();
                Progress progress = call.progress()) {
            return rows(template, progress);
        }
    }

    private Outcome rows(SetupBinBuilder template, Progress progress) {
        Path folder = table.equals("-")
                ? call.console().path("")
                : call.console().path(table).resolveSibling("");
        try (MeteredInput rows = InputFile.open(call.console(), table);
                SetupPasswords passwords = new SetupPasswords(call, folder)) {
            return call.arguments().has("pool")
                    ? pool(rows, passwords, template, progress)
                    : files(rows, passwords, template, progress);
        } catch (BadInputException e) {
            throw e.in(table);
        } catch (RefusedException e) {
            throw new RefusedException(
                    "'" + table + "': " + e.getMessage(), e.hint().orElse(""), e);
        } catch (IOException e) {
            throw new StorageException("'" + table + "' cannot be read", "", e);
        }
    }

    private SetupBinBuilder template() {
        SetupBinBuilder template = SetupOptions.builder(call, judge);
        SetupPasswords.current(call).ifPresent(password -> {
            try (password) {
                template.currentPassword(password);
            }
        });
        if (!SetupPasswords.isGenerated(call)) {
            SetupPasswords.fresh(call).ifPresent(password -> {
                try (password) {
                    template.newPassword(password);
                }
            });
        }
        return template;
    }

    private Outcome files(MeteredInput rows, SetupPasswords passwords, SetupBinBuilder template, Progress progress) {
        try (OutputFolder folder = OutputFolder.create(call.console().path(out))) {
            long count = TakeBack.ifKilled(
                    call.console(), folder::close, () -> fill(folder, rows, passwords, template, progress));
            progress.close();
            judge.tell();
            return Outcome.done(
                    List.of(out + ": " + count + (count == 1 ? " machine" : " machines")),
                    Json.tree("folder", out, "machines", count, "warnings", judge.warnings()));
        }
    }

    private long fill(
            OutputFolder folder,
            MeteredInput rows,
            SetupPasswords passwords,
            SetupBinBuilder template,
            Progress progress) {
        long count = BulkSetup.files(rows, template, passwords, machine -> {
            progress.part("one file for each machine", rows.done(), rows.size());
            judge.accept("line " + machine.line() + ": ", machine.file().bytes().clone(), machine.warnings());
            add(folder, machine.file());
            passwords.takeGenerated().ifPresent(password -> {
                try (password) {
                    String name = machine.file().path() + ".password";
                    add(folder, new Artefact(name, SecretText.line(password), true));
                }
            });
        });
        if (count == 0) {
            throw new BadInputException("the table has no rows", "write one row for each machine below the header");
        }
        folder.finish();
        return count;
    }

    private static void add(OutputFolder folder, Artefact file) {
        folder.add(file);
        Arrays.fill(file.bytes(), (byte) 0);
    }

    private Outcome pool(MeteredInput rows, SetupPasswords passwords, SetupBinBuilder template, Progress progress) {
        progress.doing("one file for all machines");
        SetupPool pool = BulkSetup.pool(rows, template, passwords);
        judge.accept("", pool.file().clone(), pool.warnings());
        String name = NewFiles.lastName(out);
        List<String> written = NewFiles.beside(call.console(), out)
                .add(name, pool.file(), true)
                .add(name + ".ledger.csv", pool.ledger(), true)
                .write();
        progress.close();
        judge.tell();
        return Outcome.done(
                written, Json.tree("files", written, "records", pool.records(), "warnings", judge.warnings()));
    }
}
