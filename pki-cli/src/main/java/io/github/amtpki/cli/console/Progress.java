package io.github.amtpki.cli.console;

import java.util.OptionalLong;

/** Shows on a terminal what is being done, and for how long; in a pipe it is silent. Short work shows nothing. */
public final class Progress implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 700;
    private static final long BEAT_MILLIS = 200;
    private static final int BAR = 20;

    private final Console console;
    private String doing = "";
    private int width;
    private boolean closed;

    private Progress(Console console) {
        this.console = console;
    }

    /** @param silent whether nobody wants to know */
    public static Progress start(Console console, boolean silent) {
        Progress progress = new Progress(console);
        boolean dumb = console.variable("TERM").filter("dumb"::equals).isPresent();
        if (!silent && !dumb && console.terminal().isError()) {
            Thread thread = new Thread(progress::show, "progress");
            thread.setDaemon(true);
            thread.start();
        }
        return progress;
    }

    /** What comes next, as a short phrase. */
    public synchronized void doing(String phrase) {
        doing = Text.printable(phrase);
    }

    /** The same with a bar of how much is done, if it is known how much there is. */
    public void part(String phrase, long done, OptionalLong all) {
        if (all.isEmpty() || all.getAsLong() == 0) {
            doing(phrase);
            return;
        }
        long share = Math.min(done, all.getAsLong()) * 100 / all.getAsLong();
        int full = (int) share * BAR / 100;
        doing(phrase + " [" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + share + " %");
    }

    @SuppressWarnings("WaitNotInLoop") // whoever wakes too early shows it too early, no more
    private synchronized void show() {
        long start = System.currentTimeMillis();
        try {
            wait(PATIENCE_MILLIS);
            while (!closed) {
                String line = "amtpki: " + doing + " … " + (System.currentTimeMillis() - start) / 1000 + " s";
                console.show("\r" + line + " ".repeat(Math.max(0, width - line.length())));
                width = line.length();
                wait(BEAT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the line away again. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (width > 0) {
            console.show("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }
}
