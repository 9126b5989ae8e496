/**
 * Text that people paste: from terminals, log files and web pages, in whatever encoding it was saved.
 *
 * <p>Nothing in here trusts it. {@link io.github.amtpki.internal.text.PastedText} turns bytes into characters and takes out
 * what would steer a terminal.
 */
@NullMarked
package io.github.amtpki.internal.text;

import org.jspecify.annotations.NullMarked;
