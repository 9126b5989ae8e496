package io.github.amtpki.cli;

/** Starts the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println("amtpki 0.1.0");
    }
}
