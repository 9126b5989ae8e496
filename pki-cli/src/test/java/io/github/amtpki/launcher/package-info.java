/** Runs the launchers as a user does: as programs, with their own environment. */
@NullMarked
package io.github.amtpki.launcher;

import org.jspecify.annotations.NullMarked;
