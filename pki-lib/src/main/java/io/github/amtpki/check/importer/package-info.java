/**
 * What the programs that take a provisioning certificate refuse, in their own words: the file itself (F), then one family for
 * each program. The verdict of an importer is what that program really does, its quirks included, whether they make sense or
 * not.
 */
@NullMarked
package io.github.amtpki.check.importer;

import org.jspecify.annotations.NullMarked;
