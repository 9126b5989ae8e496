package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.cli.console.BuildInfo;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.store.Manifest;
import io.github.amtpki.store.PkiFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PKI folder that is there already: opening another one would begin a new PKI, or find nothing to do. */
final class PkiPath {

    private PkiPath() {}

    /** @param word as the command line names it */
    static Path of(Call call, String word) {
        Path path = call.console().path(word);
        if (!Files.exists(path.resolve("manifest.json"))) {
            throw new BadInputException(
                    word + " is no PKI folder: it holds no manifest.json", "name the folder that 'amtpki apply' made");
        }
        return path;
    }

    /** Without slashes at its end, to put names behind it. */
    static String shown(Call call) {
        return call.arguments().first().replaceFirst("(?<=[^/])/+$", "");
    }

    /** What the manifest shall say wrote it. */
    static Manifest.Tool tool() {
        return new Manifest.Tool("amtpki", BuildInfo.current().version());
    }

    /** Whether names there are clear only with that of their chain. */
    static boolean severalChains(PkiFolder folder) {
        return folder.manifest().filter(one -> one.tracks().size() > 1).isPresent();
    }
}
