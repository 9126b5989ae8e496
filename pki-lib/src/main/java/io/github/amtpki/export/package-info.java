/**
 * What leaves the PKI in a shape that somebody else wants: the sheet that goes to the machines, payloads for servers.
 *
 * <p>Making them is pure: values in, text or bytes out. Nothing here reads a file, asks for a password or writes one down.
 */
@NullMarked
package io.github.amtpki.export;

import org.jspecify.annotations.NullMarked;
