package io.github.amtpki.check.explain;

import static io.github.amtpki.amt.AmtMethod.ADD_NEXT_CERT_IN_CHAIN;
import static io.github.amtpki.amt.AmtMethod.ADMIN_SETUP;
import static io.github.amtpki.amt.AmtMethod.SETUP;
import static io.github.amtpki.amt.AmtMethod.UPGRADE_CLIENT_TO_ADMIN;

import io.github.amtpki.amt.AmtMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Says what an answer means: by its method, or, if the text does not name one, by each that knows the number. */
final class Readings {

    private static final int ANSWERED = 80;
    private static final int GUESSED = 50;
    private static final int NEXT_GUESS = 15;

    /** Whose number a bare one most likely is. */
    private static final List<AmtMethod> LIKELIEST =
            List.of(ADMIN_SETUP, UPGRADE_CLIENT_TO_ADMIN, ADD_NEXT_CERT_IN_CHAIN, SETUP);

    private final LogText log;
    private final Ranking ranking;
    private final List<Reading> readings = new ArrayList<>();

    Readings(LogText log, Ranking ranking) {
        this.log = log;
        this.ranking = ranking;
    }

    List<Reading> all() {
        return readings;
    }

    void say(String text, Evidence evidence) {
        readings.add(new Reading(text, Optional.empty(), OptionalInt.empty(), evidence));
    }

    void answer(SeenAnswer seen) {
        Evidence evidence = log.evidence(seen.from(), seen.to());
        if (seen.method().isEmpty()) {
            guess(seen.value(), evidence);
            return;
        }
        AmtMethod method = seen.method().get();
        String printed = seen.misnamed().isEmpty() ? "" : ", which was printed as '" + seen.misnamed() + "'";
        String role = seen.role().isEmpty() ? "" : " (" + seen.role() + ")";
        readings.add(new Reading(
                method.wireName() + role + " returned " + seen.value() + ": " + name(method, seen.value()) + printed,
                Optional.of(method),
                OptionalInt.of(seen.value()),
                evidence));
        ranking.add(Answer.causes(method, seen.value(), seen.role()), ANSWERED, evidence);
    }

    /** A number without a method: one reading for each name that it has. */
    private void guess(int value, Evidence evidence) {
        Map<String, List<AmtMethod>> meanings = new LinkedHashMap<>();
        for (AmtMethod method : LIKELIEST) {
            method.name(value)
                    .ifPresent(name -> meanings.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(method));
        }
        int weight = GUESSED;
        for (Map.Entry<String, List<AmtMethod>> meaning : meanings.entrySet()) {
            String methods =
                    meaning.getValue().stream().map(AmtMethod::wireName).collect(Collectors.joining(" or "));
            readings.add(new Reading(
                    value + " is " + meaning.getKey() + " if " + methods + " returned it",
                    meaning.getValue().size() == 1
                            ? Optional.of(meaning.getValue().get(0))
                            : Optional.empty(),
                    OptionalInt.of(value),
                    evidence));
            for (AmtMethod method : meaning.getValue()) {
                ranking.add(Answer.causes(method, value, ""), method == SETUP ? weight - NEXT_GUESS : weight, evidence);
            }
            weight -= NEXT_GUESS;
        }
    }

    private static String name(AmtMethod method, int value) {
        return method.name(value).orElse("a number that nobody has seen from it");
    }
}
