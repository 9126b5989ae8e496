/**
 * Files taken apart for people and programs: each thing found becomes one tree of plain values, which is printed as JSON
 * or as aligned lines. No private key's value ever gets into a tree.
 */
@NullMarked
package io.github.amtpki.cli.look;

import org.jspecify.annotations.NullMarked;
