package io.github.amtpki.cli.console;

import java.time.Instant;

/**
 * Which amtpki this is.
 *
 * @param version as in the POM
 * @param moment of the release, ISO 8601
 */
public record BuildInfo(String version, String moment) {

    /** The one that is running. */
    public static BuildInfo current() {
        return new BuildInfo(Build.VERSION, Build.MOMENT);
    }

    /** No right clock shows an earlier time. */
    public Instant built() {
        return Instant.parse(moment);
    }
}
