/** What stands between the command line and the machine: streams, terminal, clock, secrets, exit codes. */
@NullMarked
package io.github.amtpki.cli.console;

import org.jspecify.annotations.NullMarked;
