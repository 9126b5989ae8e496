/**
 * What is true of Intel AMT, as data: versions and generations, certificate kinds, purposes, root hashes.
 *
 * <p>A {@link io.github.amtpki.amt.Generation generation} is one row of facts about a range of AMT versions. Which chains
 * a fleet needs follows from the rows: {@link io.github.amtpki.amt.Track} says what one chain is made of, and
 * {@link io.github.amtpki.amt.Tracks} finds the fewest that serve every version.
 *
 * <p>Facts carry a {@link io.github.amtpki.amt.Confidence}: documented, read in code, measured, reported or inferred.
 */
@NullMarked
package io.github.amtpki.amt;

import org.jspecify.annotations.NullMarked;
