/**
 * The folder: a PKI on disk, changed completely or not at all, whatever happens meanwhile.
 *
 * <p>Three ways lead to the disk. A <b>new</b> folder grows beside its place and is moved in by one rename. An
 * <b>existing</b> folder, an empty one too (it may be somebody's working directory or a mount, which cannot be swapped), is
 * changed through a journal. A <b>single file</b> outside any PKI folder ({@link io.github.amtpki.store.OutputFile}) is
 * written under a hidden name and then named.
 *
 * <pre>
 * out/.lab.amtpki-lock       held while out/lab is open, removed afterwards
 * out/.lab.amtpki-staging/   a new folder, growing; marked as ours, since it is removed if a run left it over
 * out/lab/manifest.json      what the folder is: with it, it is a PKI folder
 * out/lab/.amtpki-change/    a change, growing or being carried out; marked likewise
 *           put/PATH         new bytes
 *           replaced/PATH    copies of what they replace
 *           journal.json     what is to be done
 * out/lab/replaced/STAMP/    former files, by the date of their replacement
 * </pre>
 *
 * <p>The states of an existing folder, and what the next {@link io.github.amtpki.store.PkiFolder#open} makes of each if the
 * machine stops there. Everything that may fail for want of room comes before the decision; what comes after it are
 * renames and removals, each of which may be repeated.
 *
 * <pre>
 *   at rest ──► .amtpki-change/ grows ──► journal.json appears ──► renames, removals ──► journal.json goes ──► at rest
 *  (as before)                             (one rename:                                                        (as after)
 *      ▲                │                   THE DECISION)     │            │                    │
 *      └── undone ◄─────┘                                     └────────────┴──► completed ──────┴──► tidied up
 * </pre>
 *
 * <p>All bytes, names and the journal itself are forced to the disk before the step that relies on them, so the same holds
 * for a power failure. Files that are not amtpki's, or were edited since, are found before anything is written; one
 * that somebody puts in the way between decision and completion is moved to {@code replaced/}, not overwritten.
 */
@NullMarked
package io.github.amtpki.store;

import org.jspecify.annotations.NullMarked;
