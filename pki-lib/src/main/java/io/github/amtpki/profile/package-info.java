/**
 * The profile: one YAML file that says what the PKI should be, read into records.
 *
 * <pre>{@code
 * Profile profile = ProfileReader.read(Path.of("profiles/lab.yaml"));
 * profile.certificates().get(0).name();     // "provisioning"
 * }</pre>
 *
 * <p>Every mistake is reported at once, each with its line, column and a caret; a profile that comes out of here is sound
 * in itself: names are usable as file names, issuers exist, chains are short enough, the key types and hashes suit the
 * firmware it names. What needs other files (an existing root, a CSR, a secret) is not looked at yet.
 *
 * <p>The records are the single source: the reader binds YAML to their components, and the JSON Schema
 * ({@link io.github.amtpki.profile.ProfileSchema}) is generated from them. To add a field, add a component with
 * its {@code Key}; both follow.
 *
 * <p>Passwords never stand in a profile. Where one is needed, a {@link io.github.amtpki.profile.SecretRef reference} says
 * where it comes from.
 */
@NullMarked
package io.github.amtpki.profile;

import org.jspecify.annotations.NullMarked;
