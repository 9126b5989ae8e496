/**
 * Says before activation what would refuse a PKI, and why.
 *
 * <pre>{@code
 * Facts facts = Facts.of(FileFacts..., Circumstances.at(now).withDomain("corp.example.com", SuffixSource.MEBX));
 * Report report = Check.run(facts, Panel.usual(facts.chain()));
 * report.verdict();                       // PASS, UNKNOWN or FAIL
 * }</pre>
 *
 * <p>A report has one verdict per {@linkplain io.github.amtpki.check.rule.Target target}: the first refusal that is predicted, at
 * its stage, and what would also fail.
 */
@NullMarked
package io.github.amtpki.check;

import org.jspecify.annotations.NullMarked;
