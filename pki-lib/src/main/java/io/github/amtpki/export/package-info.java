/**
 * What leaves the PKI in a shape that somebody else wants: the sheet that goes to the machines, a folder for each provisioning
 * server, the openssl commands for auditors.
 *
 * <p>Making them is pure: values in, text or bytes out. Nothing here reads a file, asks for a password or writes one down unasked.
 *
 * <pre>{@code
 * Export export = Export.of(Importer.RPS, new ExportInput("provisioning", chain, pfx, "provisioning.pfx", domain, password, now));
 * export.files();     // domain.json, import.sh, README.txt
 * export.remarks();   // what somebody should know before passing them on
 * }</pre>
 */
@NullMarked
package io.github.amtpki.export;

import org.jspecify.annotations.NullMarked;
