/** What the command leaves behind, judged by other people's programs. */
@NullMarked
package io.github.amtpki.cli.proof;

import org.jspecify.annotations.NullMarked;
