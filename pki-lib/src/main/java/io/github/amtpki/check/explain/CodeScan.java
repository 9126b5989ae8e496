package io.github.amtpki.check.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds rpc-go's exit codes in a text: {@code exit status 128}, {@code rc=131}, {@code "code": 122}.
 *
 * @param code which
 * @param from where its announcement begins
 * @param to where the number ends
 */
record CodeScan(ExitCode code, int from, int to) {

    private static final List<String> ANNOUNCING = List.of(
            "exit status",
            "exit code",
            "exited with",
            "with code",
            "return code",
            "returncode",
            "returned",
            "error code",
            "errorlevel",
            "error",
            "code",
            "rc",
            "$?");

    private static final int MOST = 200;
    private static final int LEAD = 24;

    static List<CodeScan> of(LogText log) {
        String text = log.folded();
        List<CodeScan> found = new ArrayList<>();
        for (int at = 0; at < text.length() && found.size() < MOST; at++) {
            char c = text.charAt(at);
            if (c != '1' && c != '2' || at > 0 && isPartOfNumber(text.charAt(at - 1))) {
                continue;
            }
            Optional<ExitCode> code = code(text, at);
            if (code.isPresent()) {
                int begin = announcement(text, at);
                if (begin >= 0) {
                    found.add(new CodeScan(code.get(), begin, at + (code.get().code() < 100 ? 2 : 3)));
                }
            }
        }
        return found;
    }

    /** A text that is a number and nothing else. */
    static Optional<ExitCode> alone(String folded) {
        return folded.length() > 3 ? Optional.empty() : code(folded, 0);
    }

    private static Optional<ExitCode> code(String text, int at) {
        return Numbers.at(text, at).stream().boxed().findFirst().flatMap(ExitCode::of);
    }

    private static int announcement(String text, int at) {
        String lead = text.substring(Math.max(0, at - LEAD), at);
        int end = lead.length();
        while (end > 0 && " :=\"'#(".indexOf(lead.charAt(end - 1)) >= 0) {
            end--;
        }
        String words = lead.substring(0, end);
        for (String word : ANNOUNCING) {
            int begin = end - word.length();
            if (end < lead.length()
                    && words.endsWith(word)
                    && (begin == 0 || !Character.isLetter(words.charAt(begin - 1)))) {
                return at - lead.length() + begin;
            }
        }
        return -1;
    }

    private static boolean isPartOfNumber(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == '-';
    }
}
