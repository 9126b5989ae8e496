/** Everything that explains the verbs: help, topics, man page, completions. All of it is made from their data. */
@NullMarked
package io.github.amtpki.cli.manual;

import org.jspecify.annotations.NullMarked;
