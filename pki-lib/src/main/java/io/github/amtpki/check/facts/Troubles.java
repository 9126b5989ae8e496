package io.github.amtpki.check.facts;

import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.check.facts.Trouble.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes down what goes wrong; a file that is wrong in a hundred places is not described a hundred times. */
final class Troubles {

    private static final int MAX = 20;

    private final List<Trouble> noted = new ArrayList<>();

    void add(Kind kind, String detail) {
        Trouble trouble = new Trouble(kind, detail);
        boolean first = noted.stream().noneMatch(other -> other.kind() == kind);
        if (first || noted.size() < MAX && !noted.contains(trouble)) {
            noted.add(trouble);
        }
    }

    /** Notes what an error means; where it says no more than that something is damaged, that is called by this kind. */
    void add(PkiException e, Kind damage, String where) {
        Kind kind = damage;
        if (e instanceof WrongPasswordException) {
            kind = Kind.WRONG_PASSWORD;
        } else if (e instanceof UnsupportedAlgorithmException) {
            kind = Kind.UNSUPPORTED_ALGORITHM;
        } else if (e instanceof RefusedException) {
            kind = Kind.TOO_COSTLY;
        }
        add(kind, where.isEmpty() ? e.getMessage() : where + ": " + e.getMessage());
    }

    List<Trouble> all() {
        return List.copyOf(noted);
    }
}
