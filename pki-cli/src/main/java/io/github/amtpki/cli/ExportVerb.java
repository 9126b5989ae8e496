package io.github.amtpki.cli;

import io.github.amtpki.Artefact;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.TakeBack;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.export.OpensslScript;
import io.github.amtpki.store.FolderOpenssl;
import io.github.amtpki.store.OutputFolder;
import io.github.amtpki.store.PkiFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ExportVerb implements Verb {

    private static final List<String> FOR_SERVERS =
            List.of("for", "name", "track", "domain", "with-password", "password");

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String summary() {
        return "write what provisioning servers import, with the way in";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example(
                                "export out/lab --for rps -o out/for-rps",
                                "a domain profile, and a script that posts it"),
                        new Example("export out/lab --for rpc-go,meshcentral -o out/servers", "for several"),
                        new Example("export out/mixed --track sha384 --for ema -o out/ema", "of one of two chains"),
                        new Example(
                                "export out/lab --as-openssl -o out/openssl",
                                "the same PKI as openssl commands, to read")),
                List.of(Positional.one(Value.folder("FOLDER"), "a PKI folder")),
                List.of(
                        Opt.out(Value.folder("DIR"), "a new folder, with one for each server")
                                .mandatory(),
                        Opt.of(
                                        "for",
                                        Value.suggest("LIST", Choices.importers()),
                                        "who is to import it: " + String.join(", ", Choices.importers()))
                                .many(),
                        Opt.flag(
                                "as-openssl",
                                "a shell script that makes an equivalent PKI, for whoever audits this one"),
                        Opt.of("name", Value.text("CERT"), "which provisioning certificate, if there are several"),
                        Opt.of("track", Value.oneOf("TRACK", List.of("sha256", "sha384")), "which chain of a folder"),
                        Opt.of(
                                "domain",
                                Value.text("SUFFIX"),
                                "the DNS suffix of the machines, if the profile had none"),
                        Opt.flag("with-password", "write the bundle's password into what the server reads"),
                        Opt.of("password", Value.secret(), "of the bundle; the one beside it if left out")),
                "Each server's folder holds a README.txt. Nothing is written that the server would refuse. Files say where the"
                        + " password is, and hold it only with --with-password.",
                "The profile's 'exports: [rps, …]' has 'apply' keep the same in FOLDER/exports.");
    }

    @Override
    public Outcome run(Call call) {
        boolean script = call.arguments().has("as-openssl");
        Optional<String> idle = FOR_SERVERS.stream()
                .filter(option -> script && call.arguments().has(option))
                .findFirst();
        if (idle.isPresent()) {
            throw new UsageException(
                    "--as-openssl is for no server and takes in all certificates", "leave out --" + idle.get());
        }
        if (!script && !call.arguments().has("for")) {
            throw new UsageException("nobody is named who is to import it", "add --for rps, or --as-openssl");
        }
        ServerExports exports = new ServerExports(call);
        try (PkiFolder folder =
                PkiFolder.openToRead(call.console().path(call.arguments().first()), call.clock())) {
            List<Artefact> files =
                    script ? OpensslScript.files(FolderOpenssl.certificates(folder)) : exports.files(folder);
            String out = call.arguments().get("out").replaceFirst("(?<=[^/])/+$", "");
            write(call, files);
            exports.warnings().forEach(call::warn);
            List<String> paths = new ArrayList<>();
            files.forEach(file -> paths.add(out + "/" + file.path()));
            Map<String, Object> tree = Json.tree("folder", out, "files", paths, "warnings", exports.warnings());
            tree.putAll(exports.tree());
            return Outcome.done(paths, tree);
        }
    }

    private static void write(Call call, List<Artefact> files) {
        try (OutputFolder out = OutputFolder.create(call.path("out"))) {
            TakeBack.ifKilled(call.console(), out::close, () -> {
                files.forEach(out::add);
                out.finish();
                return files;
            });
        }
    }
}
