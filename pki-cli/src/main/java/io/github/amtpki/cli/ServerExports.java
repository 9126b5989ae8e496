package io.github.amtpki.cli;

import io.github.amtpki.Artefact;
import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.FileFacts.PasswordFacts;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.export.Export;
import io.github.amtpki.export.ExportInput;
import io.github.amtpki.export.ExportPassword;
import io.github.amtpki.store.FolderExport;
import io.github.amtpki.store.PkiFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folders that 'export --for' writes. */
final class ServerExports {

    private final Call call;
    private final List<Importer> targets = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Map<String, Object> tree = Map.of();

    ServerExports(Call call) {
        this.call = call;
        for (String id : call.arguments().list("for")) {
            Importer target = Importer.of(id)
                    .orElseThrow(() -> new UsageException(
                            "'" + id + "' is no server that amtpki knows",
                            "there are " + String.join(", ", Choices.importers())));
            if (!targets.contains(target)) {
                targets.add(target);
            }
        }
    }

    List<Artefact> files(PkiFolder folder) {
        FolderExport chosen = FolderExport.choose(
                folder, call.arguments().value("track"), call.arguments().value("name"));
        tree = Json.tree(
                "track",
                chosen.track(),
                "certificate",
                chosen.name(),
                "targets",
                targets.stream().map(Importer::id).toList());
        Optional<Secret> password = call.arguments().has("password")
                ? Optional.of(call.secrets()
                        .resolve(call.arguments().get("password"), "the password of '" + chosen.bundle() + "'"))
                : chosen.password();
        try {
            password.ifPresent(chosen::prove);
            ExportInput input =
                    chosen.input(call.arguments().value("domain"), password(folder, chosen, password), call.time());
            List<Artefact> files = new ArrayList<>();
            for (Importer target : targets) {
                Export export = Export.of(target, input);
                export.files()
                        .forEach(file ->
                                files.add(new Artefact(target.id() + "/" + file.path(), file.bytes(), file.secret())));
                export.remarks().forEach(remark -> warnings.add(target.id() + "/" + remark));
            }
            return files;
        } finally {
            password.ifPresent(Secret::close);
        }
    }

    private ExportPassword password(PkiFolder folder, FolderExport chosen, Optional<Secret> password) {
        Optional<Path> file = call.arguments()
                .value("password")
                .filter(reference -> reference.startsWith("file:"))
                .map(reference -> call.console()
                        .path(reference.substring("file:".length()))
                        .toAbsolutePath())
                .or(() -> chosen.passwordFile().map(folder.path()::resolve));
        ExportPassword told = ExportPassword.in(
                file.map(path -> path.normalize().toString().replace('\\', '/')), password.map(PasswordFacts::of));
        if (!call.arguments().has("with-password")) {
            return told;
        }
        return told.written(password.orElseThrow(() -> new UsageException(
                "the password of '" + chosen.bundle() + "' does not lie beside it", "add --password REF")));
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    Map<String, Object> tree() {
        return tree;
    }
}
