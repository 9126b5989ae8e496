/**
 * ASN.1, and nothing else: the only code that knows Bouncy Castle. It takes and returns JDK types and DER bytes, and knows
 * none of our own rooms, so that another ASN.1 library could take its place here alone.
 *
 * <p>How password-based encryption hangs together, from below: {@link io.github.amtpki.internal.bc.Ber} looks at foreign
 * bytes before anybody parses them; {@link io.github.amtpki.internal.bc.Hash} and {@link
 * io.github.amtpki.internal.bc.PbeCipher} are the tables of algorithms; a {@link io.github.amtpki.internal.bc.Pbe} turns a
 * password into a key, a {@link io.github.amtpki.internal.bc.MacScheme} into a MAC key; {@link
 * io.github.amtpki.internal.bc.Pkcs8} holds one locked key, {@link io.github.amtpki.internal.bc.Pfx} a whole PKCS#12 file;
 * and an {@link io.github.amtpki.internal.bc.Unlocker} tries a password on either, within a budget.
 */
@NullMarked
package io.github.amtpki.internal.bc;

import org.jspecify.annotations.NullMarked;
