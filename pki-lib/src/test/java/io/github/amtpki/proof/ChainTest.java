package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Chains of every track and length, judged by programs that know nothing of us. */
@Tag("interop")
@Execution(ExecutionMode.CONCURRENT)
final class ChainTest {

    /** Four certificates are the most that AMT takes: root, two between, leaf. */
    private static final int MOST_INTERMEDIATES = 2;

    @ParameterizedTest(name = "{0}: {1}, {2} intermediates")
    @MethodSource("chains")
    void everybodyTakesTheChain(ChainJudge judge, Track track, int intermediates, @TempDir Path folder)
            throws Exception {
        Tools.need(judge.tool());
        TestPki pki = TestPki.of(track, intermediates).writeTo(folder);

        assertThat(judge.complaint(pki, folder)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyTakesItUnderAnotherRoot(ChainJudge judge, @TempDir Path folder, @TempDir Path other) throws Exception {
        Tools.need(judge.tool());
        TestPki pki = TestPki.of(Track.SHA256, 1).writeTo(folder);
        TestPki.of(Track.SHA384, 1).writeTo(other);
        Files.copy(other.resolve("root.crt"), folder.resolve("root.crt"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(judge.complaint(pki, folder)).isPresent();
    }

    static Stream<Arguments> chains() {
        return Stream.of(ChainJudge.values())
                .flatMap(judge -> Stream.of(Track.values())
                        .flatMap(track -> IntStream.rangeClosed(0, MOST_INTERMEDIATES)
                                .mapToObj(intermediates -> Arguments.of(judge, track, intermediates))));
    }
}
