/**
 * What firmware refuses, by family: keys (K), digests (D), the chain (C), purposes (E), the DNS suffix (S), root hashes (H),
 * validity (V) and revocation (R). What varies with the version comes from the rows of {@link io.github.amtpki.amt.Generation}.
 *
 * <p>No vendor publishes how firmware decides. Each passport therefore says how well its rule is known, and where nobody knows
 * the verdict is "unknown" rather than a guess.
 */
@NullMarked
package io.github.amtpki.check.firmware;

import org.jspecify.annotations.NullMarked;
