/**
 * The other way round: which profile would have made these certificates?
 *
 * <p>People come with what openssl, a script or a server left them: certificates and keys under any names. They are put
 * together by their signatures into one family below one root, and described as a profile describes them:
 *
 * <pre>{@code
 * Family family = Family.of(belongings);
 * Description description = Description.of(family, wishes, "lab.yaml");
 * description.text();                // the profile, with comments for newcomers
 * description.plan();                // what it comes to: a certificate for each of the family, under the same names
 * }</pre>
 *
 * <p>A profile says what to ask for, and what somebody else made is rarely what amtpki would make: a root has no key usage, a
 * leaf no organizational unit. Such certificates stay as they are; the profile asks for the nearest thing, and its comments
 * say what would be different if the certificate were issued again.
 */
@NullMarked
package io.github.amtpki.profile.adopt;

import org.jspecify.annotations.NullMarked;
