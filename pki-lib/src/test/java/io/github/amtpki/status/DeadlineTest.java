package io.github.amtpki.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "IN_USE, 700, 29, true",
        "IN_USE, 700, 31, false",
        "IN_USE, 700, -1, true",
        "FORMER, 700, 1, false",
        "LIST, 10, 80, false",
        "LIST, 59, 31, false",
        "LIST, 61, 29, true",
        "LIST, 1, 6, false",
        "LIST, 5, 2, true",
        "LIST, 91, -1, true",
    })
    void countsWhenSomebodyShouldDoSomething(Deadline.Sort sort, int ago, int ahead, boolean due) {
        Deadline one = StatusSamples.deadline(sort, "leaf", ago, ahead);

        assertThat(one.due(StatusSamples.NOW, StatusSamples.NOW.plus(Duration.ofDays(30))))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0", "5, 5, 0.5", "20, -1, 1", "-5, 10, 0"})
    void ofItsLifeASharePasses(int ago, int ahead, double share) {
        assertThat(StatusSamples.deadline(Deadline.Sort.IN_USE, "leaf", ago, ahead)
                        .used(StatusSamples.NOW))
                .isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"IN_USE, true", "FORMER, false"})
    void whatIsRevokedIsDueAtOnceIfItIsInUse(Deadline.Sort sort, boolean due) {
        Deadline one = StatusSamples.revoked(StatusSamples.deadline(sort, "leaf", 10, 500));

        assertThat(one.due(StatusSamples.NOW, StatusSamples.NOW.plus(Duration.ofDays(30))))
                .isEqualTo(due);
    }
}
