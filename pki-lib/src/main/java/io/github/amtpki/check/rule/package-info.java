/**
 * What a rule is: one reason why a firmware or an importer would refuse something, with a passport and a predicate.
 *
 * <p>Rules stand in families, one file each, as constants of an enum, so that the list of all rules is code that a reader can
 * follow. A rule says whom it concerns and, looking at the {@linkplain io.github.amtpki.check.facts.Facts facts}, whether it
 * is hit and by what. It never says what the verdict of a whole report is.
 */
@NullMarked
package io.github.amtpki.check.rule;

import org.jspecify.annotations.NullMarked;
