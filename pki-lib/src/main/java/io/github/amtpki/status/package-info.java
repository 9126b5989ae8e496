/**
 * What a PKI folder is worth at some moment: which certificates and lists end when, and whether its files are still those
 * that were made. Nothing in here changes anything, takes a lock, or needs a key.
 *
 * <p>One {@link io.github.amtpki.status.FolderStatus} is told in four ways: to people and programs by the command line, to
 * calendars ({@link io.github.amtpki.status.CalendarFile}, RFC 5545) and to monitors ({@link
 * io.github.amtpki.status.MetricsFile}, the text format of Prometheus). The last two hold no path of the machine, only the
 * folder's own name.
 */
@NullMarked
package io.github.amtpki.status;

import org.jspecify.annotations.NullMarked;
