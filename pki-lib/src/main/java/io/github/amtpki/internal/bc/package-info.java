/**
 * The only room that knows Bouncy Castle: ASN.1 in, ASN.1 out, behind plain values of the JDK.
 *
 * <p>Only its ASN.1 classes are used, never its JCA provider: signed provider jars cost start-up time, and some JDKs
 * refuse an unsigned one. Ciphers, MACs, digests and key factories are the JDK's. Nothing here is exported; the rooms
 * above translate.
 *
 * <p>How password-based encryption hangs together, from below:
 *
 * <ul>
 *   <li>{@link io.github.amtpki.internal.bc.Ber} looks at foreign bytes before anybody parses them
 *   <li>{@link io.github.amtpki.internal.bc.Hash} and {@link io.github.amtpki.internal.bc.PbeCipher} are the tables of
 *       algorithms
 *   <li>a {@link io.github.amtpki.internal.bc.Pbe} turns a password into a key, a {@link
 *       io.github.amtpki.internal.bc.MacScheme} into a MAC key; both know their AlgorithmIdentifier
 *   <li>{@link io.github.amtpki.internal.bc.Pkcs8} holds one encrypted key, {@link io.github.amtpki.internal.bc.Pfx} a
 *       whole PKCS#12 file
 * </ul>
 */
@NullMarked
package io.github.amtpki.internal.bc;

import org.jspecify.annotations.NullMarked;
