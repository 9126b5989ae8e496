package io.github.amtpki.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * This test needs these programs, by their names in {@link Tools}; without one of them it proves nothing.
 *
 * <pre>{@code
 * @Test
 * @RequiresTool("openssl")
 * void opensslAcceptsTheChain(@TempDir Path folder) {
 *     Run.in(folder).ok("openssl", "verify", "-CAfile", "root.crt", "leaf.crt");
 * }
 * }</pre>
 *
 * <p>Where a program is missing or too old, the test is skipped and the build ends with one line that names it, as {@code
 * NOT PROVED HERE: certutil, nginx}. With {@code AMTPKI_REQUIRE_TOOLS=1} in the environment it fails instead, unless
 * it is the kernel that lacks something.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("interop")
@ExtendWith(ToolCondition.class)
public @interface RequiresTool {

    String[] value();
}
