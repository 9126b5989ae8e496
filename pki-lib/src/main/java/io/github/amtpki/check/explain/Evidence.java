package io.github.amtpki.check.explain;

/**
 * The place in a text that shows something.
 *
 * @param line from 1
 * @param text the words themselves with a little of what stands around them, shortened, fit for any terminal. What may be a
 *     secret is left out
 */
public record Evidence(int line, String text) {}
