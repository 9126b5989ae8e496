/**
 * What hostile input may cost: every reader as a target that a fuzzer can throw bytes at, and that measures itself.
 *
 * <p>A build runs each target over the inputs kept in {@code .ci/fuzz}; {@code mvn -Pfuzz} has Jazzer look for new ones.
 */
package io.github.amtpki.fuzz;
