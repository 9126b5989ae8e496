package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.Belongings;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.option.Call;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is to be adopted, and finds the passwords for what of it is locked. */
final class AdoptedFiles implements AutoCloseable {

    private static final int MOST_FILES = 500;
    private static final String PASSWORD_FILE = ".password";

    private final Call call;
    private final List<Secret> fetched = new ArrayList<>();
    private Optional<Secret> common = Optional.empty();

    private AdoptedFiles(Call call) {
        this.call = call;
    }

    static Belongings read(Call call) {
        List<String> files = call.arguments().positionals().stream()
                .flatMap(word -> named(call, word).stream())
                .distinct()
                .toList();
        if (files.size() > MOST_FILES) {
            throw new BadInputException("these are " + files.size() + " files, too many for a PKI", "name fewer");
        }
        try (AdoptedFiles passwords = new AdoptedFiles(call)) {
            return Belongings.of(files, file -> InputFile.read(call.console(), file), passwords::of);
        }
    }

    private static List<String> named(Call call, String word) {
        Path path = call.console().path(word);
        if (word.equals("-") || !Files.isDirectory(path)) {
            return List.of(word);
        }
        refusePkiFolder(call, word, path);
        List<String> leftOut = JudgedFile.leftOut(path, word);
        if (!leftOut.isEmpty()) {
            call.warn("passed over, as too large, no regular file or a link to nothing: " + String.join(", ", leftOut));
        }
        return JudgedFile.files(path, word).stream()
                .filter(file -> !file.endsWith(PASSWORD_FILE))
                .toList();
    }

    /** Its history would be lost: what it revoked, what it replaced. A manifest that is damaged is one all the same. */
    private static void refusePkiFolder(Call call, String word, Path path) {
        String manifest = word.replaceFirst("/+$", "") + "/manifest.json";
        if (!Files.isRegularFile(path.resolve("manifest.json"))) {
            return;
        }
        String text = new String(InputFile.read(call.console(), manifest), StandardCharsets.UTF_8);
        if (text.contains("\"schemaVersion\"") && text.contains("\"amtpki\"")) {
            throw new RefusedException(
                    "'" + word + "' is a PKI folder already",
                    "copy the folder as it is; or apply its profile: amtpki apply PROFILE -o " + word);
        }
    }

    /** A file's own password first; a person is asked where nothing else tells. */
    private Optional<Secret> of(String file) {
        Optional<Secret> password = call.secrets().beside(file).map(this::keep);
        if (password.isPresent()) {
            return password;
        }
        Optional<String> reference = call.arguments().value("password");
        if (reference.isPresent()) {
            common = common.or(() -> Optional.of(keep(call.secrets().resolve(reference.get(), "the password"))));
            return common;
        }
        return call.console().terminal().isInput()
                ? Optional.of(keep(call.secrets().resolve("prompt", "the password of '" + file + "'")))
                : Optional.empty();
    }

    private Secret keep(Secret secret) {
        fetched.add(secret);
        return secret;
    }

    @Override
    public void close() {
        fetched.forEach(Secret::close);
    }
}
