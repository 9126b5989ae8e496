/**
 * ASN.1, and nothing else: the only code that knows Bouncy Castle. It takes and returns JDK types and DER bytes, and knows
 * none of our own rooms, so that another ASN.1 library could take its place here alone.
 */
@NullMarked
package io.github.amtpki.internal.bc;

import org.jspecify.annotations.NullMarked;
