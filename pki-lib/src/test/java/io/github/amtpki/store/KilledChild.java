package io.github.amtpki.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Changes a folder to and fro without end, or halts at a step.
 *
 * <p>Arguments: the folder, and optionally the number of the step to halt at in the first commit.
 */
final class KilledChild {

    private KilledChild() {}

    public static void main(String[] arguments) {
        Path lab = Path.of(arguments[0]);
        int halt = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Integer.MAX_VALUE;
        AtomicInteger steps = new AtomicInteger();
        FileOps ops = new FileOps((step, path) -> {
            if (steps.incrementAndGet() >= halt) {
                Runtime.getRuntime().halt(9);
            }
        });
        System.out.println("ready");
        for (int round = 0; ; round++) {
            try (PkiFolder folder = PkiFolder.open(lab, Samples.CLOCK, Duration.ofSeconds(10), ops)) {
                boolean even = round % 2 == 0;
                folder.commit((even ? Samples.first() : Samples.second())
                        .discard(java.util.List.of("root.crt", "sha384/leaf.pfx", "old/gone.crt")));
            }
            if (arguments.length > 1) {
                return;
            }
        }
    }
}
