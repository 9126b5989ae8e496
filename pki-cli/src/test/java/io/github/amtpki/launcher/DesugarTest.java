package io.github.amtpki.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build step that turns lambdas into inner classes, on a program that has one of each kind. */
final class DesugarTest {

    private static final Path TOOL = Path.of("src/dist/java/Desugar.java");
    private static final Path PROGRAM = Path.of("src/test/resources/desugar/Awkward.java");

    @TempDir
    Path folder;

    @Test
    void aProgramDoesTheSameWithAndWithoutLambdas() throws Exception {
        Path plain = folder.resolve("plain.jar");
        tool("javac", "--release", "17", "-proc:none", "-nowarn", "-d", folder.resolve("classes"), PROGRAM);
        tool("jar", "--create", "--file", plain, "-C", folder.resolve("classes"), ".");
        Path desugared = Files.copy(plain, folder.resolve("desu gared.jar"));

        assertThat(java("-cp", asm(), TOOL, desugared)).isEmpty();

        String expected = java("-cp", plain, "Awkward");
        assertThat(expected.lines()).hasSize(30);
        assertThat(java("-Xverify:all", "-cp", desugared, "Awkward")).isEqualTo(expected);
        // One is serializable and stays as it was, in one class.
        assertThat(linkedAtRunTime(plain)).hasSizeGreaterThan(3);
        assertThat(linkedAtRunTime(desugared)).containsExactly("Awkward.class");
    }

    private static List<String> linkedAtRunTime(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .filter(entry -> {
                        try (var in = jar.getInputStream(entry)) {
                            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                                    .contains("LambdaMetafactory");
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .map(entry -> entry.getName())
                    .toList();
        }
    }

    /** What the build gives the tool. */
    private static String asm() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> Path.of(path).getFileName().toString().startsWith("asm"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void tool(String name, Object... words) {
        int code = ToolProvider.findFirst(name)
                .orElseThrow()
                .run(
                        System.err,
                        System.err,
                        Arrays.stream(words).map(Object::toString).toArray(String[]::new));
        assertThat(code).as(name).isZero();
    }

    private static String java(Object... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        Arrays.stream(words).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
