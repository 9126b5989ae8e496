package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class IoProblemTest {

    @Test
    void aProblemWithoutATextIsNotCalledByItsClass() {
        assertThat(IoProblem.storage("cannot write", Path.of("x"), new FileSystemException("x")))
                .hasMessage("cannot write x: the file system refuses");
    }

    @Test
    void aFullDiskGetsAHint() {
        IOException full = new FileSystemException("x", null, "No space left on device");
        assertThat(IoProblem.storage("cannot write", Path.of("x"), full).hint()).isPresent();
        assertThat(IoProblem.storage("cannot write", Path.of("x"), new IOException("odd"))
                        .hint())
                .isEmpty();
    }
}
