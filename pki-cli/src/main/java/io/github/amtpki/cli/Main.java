package io.github.amtpki.cli;

import io.github.amtpki.cli.console.Console;

/** Starts the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(Cli.run(Console.system(), args));
    }
}
