package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.StorageException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Examination;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.facts.Trouble;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.store.PkiFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes apart what is to be judged: one file, or what a folder holds. */
final class JudgedFile {

    /** A folder of a PKI holds a few dozen; more is somebody's home directory. */
    private static final int MOST_FILES = 500;

    private static final List<String> CERTIFICATES = List.of(".crt", ".cer", ".pem", ".der", ".p7b");

    private JudgedFile() {}

    /** What the verb's first argument names, opened with {@code --password} as far as it goes. */
    static FileFacts read(Call call) {
        return read(call, folder -> "amtpki check " + folder);
    }

    /** The same for a verb whose command line for another folder is the given one. */
    static FileFacts read(Call call, UnaryOperator<String> command) {
        String word = call.arguments().first();
        if (word.equals("-") || !Files.isDirectory(call.console().path(word))) {
            return file(call, word);
        }
        Path path = call.console().path(word);
        List<String> files = files(path, word);
        List<String> bundles = files.stream().filter(JudgedFile::isBundle).toList();
        if (bundles.size() > 1 && files.contains(inside(word, "manifest.json"))) {
            bundles = provisioning(call, path, word, bundles);
        }
        if (bundles.size() > 1) {
            throw new BadInputException(
                    "'" + word + "' holds several bundles: " + String.join(", ", bundles),
                    "check one after the other, as: amtpki check " + bundles.get(0));
        }
        if (files.stream().noneMatch(JudgedFile::holdsCertificates)) {
            refuseSeveralChains(call, word, command);
        }
        return bundles.size() == 1 ? file(call, bundles.get(0)) : folder(call, word, files);
    }

    /** Of a PKI folder's bundles those that servers import; the others are judged one by one, each as its kind. */
    private static List<String> provisioning(Call call, Path path, String word, List<String> bundles) {
        try (PkiFolder folder = PkiFolder.openToRead(path, call.clock())) {
            List<String> imported = folder.manifest().stream()
                    .flatMap(manifest -> manifest.certificates().stream())
                    .filter(one -> one.kind().equals(CertificateKind.PROVISIONING.id()))
                    .flatMap(one -> one.files().stream())
                    .map(file -> inside(word, file))
                    .filter(bundles::contains)
                    .toList();
            if (imported.size() != 1) {
                return bundles;
            }
            call.note("of '" + word + "' this judges " + imported.get(0) + "; not "
                    + bundles.stream().filter(one -> !imported.contains(one)).collect(Collectors.joining(", ")));
            return imported;
        }
    }

    private static String inside(String folder, String name) {
        return folder.replaceFirst("/+$", "") + "/" + name;
    }

    /** A profile with two tracks makes a folder for each: which one is meant is not to be guessed. */
    private static void refuseSeveralChains(Call call, String word, UnaryOperator<String> command) {
        List<String> chains = entries(call.console().path(word), word, Files::isDirectory).stream()
                .filter(inner -> entries(call.console().path(inner), inner, Files::isRegularFile).stream()
                        .anyMatch(JudgedFile::isBundle))
                .toList();
        if (!chains.isEmpty()) {
            throw new BadInputException(
                    "'" + word + "' holds no certificate itself, but its folders do: " + String.join(", ", chains),
                    chains.stream().map(command).collect(Collectors.joining(", or ")));
        }
    }

    private static FileFacts file(Call call, String file) {
        byte[] bytes = InputFile.read(call.console(), file);
        return opened(call, file, password -> Examination.of(file, bytes, password));
    }

    private static FileFacts folder(Call call, String folder, List<String> files) {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String file : files) {
            contents.put(file, InputFile.read(call.console(), file));
        }
        return opened(call, folder, password -> Examination.of(folder, contents, password));
    }

    /** Asks for the password if there is somebody to ask and nothing else told it. */
    private static FileFacts opened(Call call, String name, Function<Optional<Secret>, FileFacts> examine) {
        String what = "the password of '" + name + "'";
        Optional<Secret> password = call.arguments()
                .value("password")
                .map(reference -> call.secrets().resolve(reference, what))
                .or(() -> call.secrets().beside(name));
        try {
            FileFacts facts = examine.apply(password);
            boolean ask = facts.trouble(Trouble.Kind.NO_PASSWORD).isPresent()
                    && call.console().terminal().isInput();
            if (!ask) {
                return facts;
            }
            try (Secret asked = call.secrets().resolve("prompt", what)) {
                return examine.apply(Optional.of(asked));
            }
        } finally {
            password.ifPresent(Secret::close);
        }
    }

    /** The regular files of a folder; the image of a stick is larger than any file that holds a certificate. */
    static List<String> files(Path folder, String word) {
        List<String> files = entries(
                folder, word, file -> Files.isRegularFile(file) && file.toFile().length() <= InputFile.MAX_BYTES);
        if (files.size() > MOST_FILES) {
            throw new BadInputException(
                    "'" + word + "' holds " + files.size() + " files, too many for a PKI", "name the files themselves");
        }
        return files;
    }

    /** What {@link #files} leaves out, folders aside: what is too large, no regular file, or a link to nothing. */
    static List<String> leftOut(Path folder, String word) {
        return entries(
                folder,
                word,
                file -> !Files.isDirectory(file)
                        && !(Files.isRegularFile(file) && file.toFile().length() <= InputFile.MAX_BYTES));
    }

    /** What is in a folder, as the command line would name it; hidden ones are nobody's PKI. */
    private static List<String> entries(Path folder, String word, Predicate<Path> kind) {
        List<String> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries.sorted()::iterator) {
                if (kind.test(entry) && !entry.getFileName().toString().startsWith(".")) {
                    files.add(inside(word, entry.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new StorageException("the folder '" + word + "' cannot be read", "look at its permissions", e);
        }
        return files;
    }

    private static boolean isBundle(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return lower.endsWith(".pfx") || lower.endsWith(".p12");
    }

    /** By its name, as it is not read yet. */
    private static boolean holdsCertificates(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return isBundle(file) || CERTIFICATES.stream().anyMatch(lower::endsWith);
    }
}
