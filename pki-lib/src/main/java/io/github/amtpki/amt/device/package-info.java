/**
 * What a machine says of itself, and whether it trusts a root.
 *
 * <pre>{@code
 * DeviceReport device = DeviceReport.read(bytes);          // rpc amtinfo -cert, MeshCentral, or a typed hash
 * HashComparison compared = HashComparison.of(chain, device);
 * compared.verdict();                                       // ENROLLED, INACTIVE, SLIP, …
 * }</pre>
 *
 * <p>A machine knows a root by its hash alone, so a digit mistyped in MEBx and a root made anew look the same to it: no
 * match. Here they do not: a hash that is nearly right says which digit is wrong.
 */
@NullMarked
package io.github.amtpki.amt.device;

import org.jspecify.annotations.NullMarked;
