package io.github.amtpki.proof;

import io.github.amtpki.testing.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A headless browser with a fresh profile: pictures, printed pages, and what scripts make of a page. */
final class Chromium {

    private final Path folder;

    Chromium(Path folder) {
        this.folder = folder;
    }

    /** @param more switches, as {@code --force-dark-mode} */
    void screenshot(Path page, Path png, int width, int height, String... more) {
        run(page, List.of("--screenshot=" + png, "--window-size=" + width + "," + height), more);
    }

    void print(Path page, Path pdf) {
        run(page, List.of("--print-to-pdf=" + pdf, "--no-pdf-header-footer"));
    }

    /** The page as it stands once its scripts have run. */
    String dom(Path page) {
        return run(page, List.of("--virtual-time-budget=20000", "--dump-dom"));
    }

    private String run(Path page, List<String> task, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--headless",
                "--no-sandbox", // CI runs as root, where Chromium's own sandbox refuses to start
                "--disable-gpu",
                "--no-first-run",
                "--user-data-dir=" + folder.resolve("profile")));
        arguments.addAll(task);
        arguments.addAll(List.of(more));
        arguments.add(page.toUri().toString());
        return Run.in(folder).ok("chromium", arguments.toArray(String[]::new)).out();
    }
}
