package io.github.amtpki.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.amtpki.testing.NotProved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every input that a fuzzer starts from, and every one it once failed on, stays within its budget. */
@Timeout(120)
final class SeedsTest {

    @TestFactory
    List<DynamicTest> everyKeptInputIsReadWithinItsBudget() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (FuzzTarget target : FuzzTarget.values()) {
            for (Path seed : seeds(target)) {
                byte[] bytes = Files.readAllBytes(seed);
                tests.add(DynamicTest.dynamicTest(
                        target + " " + seed.getFileName(),
                        () -> assertThatCode(() -> target.run(bytes)).doesNotThrowAnyException()));
            }
        }
        return tests;
    }

    /** Where Jazzer keeps its inputs: in a folder by the class and one by the method. */
    private static List<Path> seeds(FuzzTarget target) throws IOException {
        String name = target.name().charAt(0) + target.name().substring(1).toLowerCase(Locale.ROOT);
        Path folder = NotProved.root()
                .resolve(".ci/fuzz/src/test/resources/io/github/amtpki/fuzz")
                .resolve(name + "FuzzInputs/read");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
