/**
 * Says what a log means: which refusal it shows, what may be the cause, and how to mend it.
 *
 * <pre>{@code
 * Explanation said = Explainer.explain(bytes, now);
 * said.readings();        // AddNextCertInChain (root) returns 4 CERT_VERIFY_FAILED
 * said.causes().get(0);   // the root's keyUsage lacks keyCertSign, with the line that shows it
 * }</pre>
 *
 * <p>Firmware answers with a number, and a number means nothing without its method: 4 of AddNextCertInChain is a certificate
 * that did not verify, 4 of Setup a method that is switched off. Programs then print the number under the wrong name (go-wsman-messages
 * calls the former MethodDisabled), or say something else that is true in one case of three. What is known of all that
 * stands in tables: causes ({@code …Cause}), texts that programs print ({@code …Patterns}) and answers of methods. To
 * teach it a new message is to add a line to a table.
 */
@NullMarked
package io.github.amtpki.check.explain;

import org.jspecify.annotations.NullMarked;
