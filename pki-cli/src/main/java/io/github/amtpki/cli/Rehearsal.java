package io.github.amtpki.cli;

/** Runs once what users run most, so that the JVM can write an archive of the classes this takes. */
final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] args) {
        Main.main(new String[] {"--version"});
    }
}
