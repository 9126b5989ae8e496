/** What every room shares: errors that say who must act, secrets, and artefacts (named bytes). */
@NullMarked
package io.github.amtpki;

import org.jspecify.annotations.NullMarked;
