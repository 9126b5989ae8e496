/**
 * What is said against certificates that activate nothing: those of consoles, of AMT's own TLS, of the server that AMT calls home
 * to, of 802.1X, and of the lab's other servers and clients.
 *
 * <p>Whatever they are for, they meet somebody in a TLS handshake, who verifies them. {@link
 * io.github.amtpki.check.tls.Audience} tells who that is: AMT, whose conditions are known from documents and reports (families
 * M and N), or a TLS library, which does what RFC 5280 and RFC 9525 say and can be asked (family TLS). What AMT makes of the
 * same mistakes is mostly not known, and leaves the verdict open.
 */
@NullMarked
package io.github.amtpki.check.tls;

import org.jspecify.annotations.NullMarked;
