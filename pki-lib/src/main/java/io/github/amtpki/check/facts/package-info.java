/**
 * What is there to be judged: a file taken apart, its certificates and their chain, and what is known of the machines.
 *
 * <p>Nothing here has an opinion. Anything may come in, so reading never ends at the first trouble: what cannot be read
 * becomes a {@link io.github.amtpki.check.facts.Trouble}, and the rest goes on.
 */
@NullMarked
package io.github.amtpki.check.facts;

import org.jspecify.annotations.NullMarked;
