/** The {@code amtpki} command: options in, library calls, lines out. */
@NullMarked
package io.github.amtpki.cli;

import org.jspecify.annotations.NullMarked;
