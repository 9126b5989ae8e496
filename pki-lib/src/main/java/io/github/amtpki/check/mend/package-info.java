/**
 * Mends what needs no CA: the order of a bundle, a chain whose missing certificates somebody has, repetitions, algorithms, a key
 * without a lock. Certificates themselves are signed and stay as they are; what is wrong inside one must be issued again.
 */
@NullMarked
package io.github.amtpki.check.mend;

import org.jspecify.annotations.NullMarked;
