package io.github.amtpki.cli.option;

import io.github.amtpki.cli.console.UsageException;
import java.util.List;
import java.util.Optional;

/** What is said of an option that nobody knows. */
public final class UnknownOption {

    private UnknownOption() {}

    /** An option's name as typed, with one dash or two. */
    public static String name(String option) {
        return option.substring(option.startsWith("--") ? 2 : 1);
    }

    /**
     * @param option as typed, up to its {@code =}: what stands behind may be a secret
     * @param where nothing, or what does not know it, as {@code " for 'apply'"}
     * @param known those that could be meant
     * @param hint if none of them is near
     */
    public static UsageException told(String option, String where, List<Opt> known, String hint) {
        Optional<String> near =
                Nearest.to(name(option), known.stream().map(Opt::name).toList());
        return new UsageException(
                "unknown option '" + (near.isPresent() ? option : letter(option)) + "'" + where,
                near.map(name -> "did you mean '--" + name + "'?").orElse(hint));
    }

    /** Behind one letter may stand what other programs take there: {@code -pS3cr3t}. */
    private static String letter(String option) {
        boolean letters = !option.startsWith("--") && option.codePointCount(0, option.length()) > 2;
        return letters ? option.substring(0, option.offsetByCodePoints(0, 2)) + "…" : option;
    }
}
