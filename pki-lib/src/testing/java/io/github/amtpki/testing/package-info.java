/**
 * Other people's programs in our tests: whether they are here, how to run them, and what was left unproved without them.
 *
 * <p>Both modules compile this folder into their tests. A test that needs a program says so and gets it:
 *
 * <pre>{@code
 * @Test
 * @RequiresTool("openssl")
 * void opensslAcceptsTheChain(@TempDir Path folder) {
 *     Run.in(folder).ok("openssl", "verify", "-CAfile", "root.crt", "leaf.crt");
 * }
 * }</pre>
 *
 * <p>Where the program is missing or too old, the test is skipped and the build ends with one line that names it, as
 * {@code NOT PROVED HERE: certutil, nginx}. With {@code AMTPKI_REQUIRE_TOOLS=1} in the environment it fails instead.
 */
@NullMarked
package io.github.amtpki.testing;

import org.jspecify.annotations.NullMarked;
