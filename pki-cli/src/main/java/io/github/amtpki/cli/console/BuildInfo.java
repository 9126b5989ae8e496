package io.github.amtpki.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;

/**
 * Which amtpki this is.
 *
 * @param version as in the POM
 * @param built the moment of the release: no right clock shows an earlier time
 */
public record BuildInfo(String version, Instant built) {

    /** Reads what the build wrote beside this class. */
    public static BuildInfo read() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("/io/github/amtpki/cli/version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildInfo(
                properties.getProperty("version", "unknown"), Instant.parse(properties.getProperty("built", "")));
    }
}
