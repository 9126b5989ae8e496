/**
 * Setup.bin: the file by which a USB stick tells a machine's firmware what to trust, before anything is provisioned.
 *
 * <p>The file is a header of 512 bytes and records of 512 bytes each. A {@link io.github.amtpki.setupbin.SetupRecord
 * record} is a list of {@link io.github.amtpki.setupbin.Variable variables} (module, id, bytes); what each means stands in
 * {@link io.github.amtpki.setupbin.VariableRow}, one row each. There is no checksum, no signature and no encryption; what
 * is called scrambling adds 17 to each byte. Whoever holds the file holds the passwords in it.
 *
 * <pre>
 * offset 0     header: GUID of the version, flags, number of records, number consumed, modules in use
 * offset 512   record 1: type, flags (valid, scrambled), number, then the variables, then zeros
 * offset 1024  record 2 ...
 * </pre>
 *
 * <p>A machine reads one record. From a file that may be consumed it takes the first that is still valid and marks it as
 * used; a record names no machine, so nobody can tell which machine took which. A file that must not be consumed (the
 * default here) gives its first record to every machine.
 *
 * <p>{@link io.github.amtpki.setupbin.SetupBinBuilder} makes what people want, {@link io.github.amtpki.setupbin.SetupBin}
 * reads and writes whatever the format allows, {@link io.github.amtpki.setupbin.BulkSetup} makes many, {@link
 * io.github.amtpki.setupbin.DiskImage} puts one on a stick, {@link io.github.amtpki.setupbin.Difference} compares two,
 * {@link io.github.amtpki.setupbin.SetupLint} says what machines may not like in one.
 *
 * <pre>{@code
 * byte[] file = new SetupBinBuilder()
 *         .currentPassword(admin)                          // "admin" on a fresh machine
 *         .newPassword(password)
 *         .rootHash(RootHash.of(root, Digest.SHA256), "Example Lab Root")
 *         .pkiDnsSuffix("corp.example.com")
 *         .build()
 *         .encode();
 * }</pre>
 *
 * <p>The layout was read from files that Intel's tools wrote, and from encoders in production (MeshCentral, MeshCommander,
 * rgl/amt-setupbin); no machine was asked.
 */
@NullMarked
package io.github.amtpki.setupbin;

import org.jspecify.annotations.NullMarked;
