/** QR codes; the only importer of ZXing. */
@NullMarked
package io.github.amtpki.internal.qr;

import org.jspecify.annotations.NullMarked;
