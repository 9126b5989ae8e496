/** What the tests of every room share: fixed keys, a fixed context, other people's programs. */
@NullMarked
package io.github.amtpki.testing;

import org.jspecify.annotations.NullMarked;
