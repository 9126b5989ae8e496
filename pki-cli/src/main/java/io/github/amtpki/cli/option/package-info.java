/**
 * Verbs described as data: one description of options, arguments and examples is read by the parser, the help, the man
 * page and the completions alike.
 */
@NullMarked
package io.github.amtpki.cli.option;

import org.jspecify.annotations.NullMarked;
