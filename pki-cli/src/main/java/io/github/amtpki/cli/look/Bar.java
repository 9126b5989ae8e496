package io.github.amtpki.cli.look;

import io.github.amtpki.cli.console.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A share as a bar: on a terminal only, since a script has better numbers. In blocks where the terminal understands them,
 * else in ASCII; without colour anyway.
 */
public enum Bar {
    NONE("", ""),
    ASCII("#", "-"),
    BLOCKS("\u2588", "\u2591");

    private static final int WIDTH = 12;

    private final String full;
    private final String empty;

    Bar(String full, String empty) {
        this.full = full;
        this.empty = empty;
    }

    /** What suits whoever looks. */
    public static Bar of(Console console) {
        if (!console.terminal().isOutput()) {
            return NONE;
        }
        boolean plain =
                console.variable("NO_COLOR").filter(text -> !text.isEmpty()).isPresent()
                        || console.variable("TERM").filter("dumb"::equals).isPresent();
        return plain || !understandsUnicode(console) ? ASCII : BLOCKS;
    }

    /** As POSIX has it: the first of the three that says anything. */
    private static boolean understandsUnicode(Console console) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(console::variable)
                .flatMap(Optional::stream)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> text.toUpperCase(Locale.ROOT))
                .filter(text -> List.of("UTF-8", "UTF8").stream().anyMatch(text::contains))
                .isPresent();
    }

    /** @param share from 0 to 1 */
    public String show(double share) {
        int cells = (int) Math.round(share * WIDTH);
        return this == NONE ? "" : "[" + full.repeat(cells) + empty.repeat(WIDTH - cells) + "] ";
    }
}
