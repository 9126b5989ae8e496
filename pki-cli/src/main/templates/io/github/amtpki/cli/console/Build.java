package io.github.amtpki.cli.console;

/** What only the build knows, written into this class by it: reading a file at each start would cost more. */
final class Build {

    static final String VERSION = "${project.version}";
    static final String MOMENT = "${project.build.outputTimestamp}";

    private Build() {}
}
