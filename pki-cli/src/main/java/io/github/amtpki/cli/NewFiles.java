package io.github.amtpki.cli;

import io.github.amtpki.Artefact;
import io.github.amtpki.Secret;
import io.github.amtpki.cli.console.Console;
import io.github.amtpki.store.OutputFile;
import io.github.amtpki.store.SecretText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of one folder that did not exist before, written all or none, readable by their owner only. */
final class NewFiles {

    private final Console console;
    private final String folder;
    private final List<Artefact> artefacts = new ArrayList<>();

    private NewFiles(Console console, String folder) {
        this.console = console;
        this.folder = folder;
    }

    /** Files in a folder. */
    static NewFiles in(Console console, String folder) {
        return new NewFiles(console, folder.endsWith("/") ? folder : folder + "/");
    }

    /** Files in the folder of this path. */
    static NewFiles beside(Console console, String path) {
        return new NewFiles(
                console, path.substring(0, path.length() - lastName(path).length()));
    }

    /** What stands behind the last slash. */
    static String lastName(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf(java.io.File.separatorChar));
        return path.substring(slash + 1);
    }

    /** What stands behind the last slash, without its ending. */
    static String stem(String path) {
        String name = lastName(path);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    NewFiles add(String name, String text, boolean secret) {
        return add(name, text.getBytes(StandardCharsets.UTF_8), secret);
    }

    NewFiles add(String name, byte[] bytes, boolean secret) {
        artefacts.add(new Artefact(name, bytes, secret));
        return this;
    }

    /** The password of the file of that name, if it was generated: nobody else knows it. */
    NewFiles addGenerated(Secret password, String name) {
        if (!password.generated()) {
            return this;
        }
        return add(name + ".password", SecretText.line(password), true);
    }

    /** @return the files, as the user would name them */
    List<String> write() {
        Path path = console.path(folder.isEmpty() ? "." : folder);
        OutputFile.write(path, artefacts);
        List<String> names = new ArrayList<>();
        for (Artefact artefact : artefacts) {
            names.add(folder + artefact.path());
        }
        return names;
    }
}
