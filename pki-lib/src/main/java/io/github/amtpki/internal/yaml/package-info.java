/**
 * YAML for people who make mistakes: a small tree in which every node knows its line and column, and a list of problems
 * that prints like a compiler.
 *
 * <p>Only a plain subset of YAML is read: mappings, lists and scalars. Anchors, aliases, tags, merge keys, directives and
 * second documents are problems, since a configuration file needs none of them and each has surprised somebody. Scalars
 * are kept as the text that was written: {@code 16.10} stays five characters and never becomes the number 16.1, and
 * {@code no} stays a word.
 */
@NullMarked
package io.github.amtpki.internal.yaml;

import org.jspecify.annotations.NullMarked;
