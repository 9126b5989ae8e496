/**
 * Bundles: PKCS#12 files ({@code .pfx}, {@code .p12}; RFC 7292), which carry a private key and its whole chain to a
 * provisioning server.
 *
 * <p>PKCS#12 allows almost anything, and importers read almost nothing: one takes the first certificate for the leaf, one
 * refuses more than two items, one finds no key that is not shrouded, one skips a MAC without a NULL. So there is one way to
 * write, which all of them read, in three named {@linkplain io.github.amtpki.pkcs12.Flavour flavours} of cryptography; and
 * one tolerant way to read, which {@linkplain io.github.amtpki.pkcs12.BundleStructure reports} what it found.
 *
 * <pre>
 * PFX
 *  ├─ item 1, encrypted ── leaf (friendlyName, localKeyID), issuer, … , root
 *  ├─ item 2, plain ────── shrouded key (friendlyName, localKeyID)
 *  └─ MAC over both items
 * </pre>
 *
 * <p>{@link io.github.amtpki.pkcs12.Bundle} is the door; everything else is what goes in or comes out.
 */
@NullMarked
package io.github.amtpki.pkcs12;

import org.jspecify.annotations.NullMarked;
