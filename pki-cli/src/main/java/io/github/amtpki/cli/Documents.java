package io.github.amtpki.cli;

import io.github.amtpki.cli.console.BuildInfo;
import io.github.amtpki.cli.manual.BashCompletion;
import io.github.amtpki.cli.manual.ManPage;
import io.github.amtpki.cli.manual.ZshCompletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what a package carries beside the program, made from the same data as the help: {@code man/amtpki.1}, {@code
 * completions/amtpki.bash} and {@code completions/_amtpki}. Run by the build.
 */
public final class Documents {

    private Documents() {}

    /** @param args the folder to write into */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path completions = Files.createDirectories(folder.resolve("completions"));
        Path man = Files.createDirectories(folder.resolve("man"));
        Files.writeString(man.resolve("amtpki.1"), ManPage.of(Verbs.ALL, BuildInfo.current()));
        Files.writeString(completions.resolve("amtpki.bash"), BashCompletion.of(Verbs.ALL));
        Files.writeString(completions.resolve("_amtpki"), ZshCompletion.of(Verbs.ALL));
    }
}
