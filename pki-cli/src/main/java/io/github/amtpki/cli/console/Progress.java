package io.github.amtpki.cli.console;

/** Shows on a terminal that long work goes on, and for how long; in a pipe it is silent. Short work shows nothing. */
public final class Progress implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 700;
    private static final long BEAT_MILLIS = 200;

    private final Console console;
    private final String doing;
    private boolean closed;
    private boolean shown;

    private Progress(Console console, String doing) {
        this.console = console;
        this.doing = doing;
    }

    /** @param silent whether nobody wants to know */
    public static Progress start(Console console, String doing, boolean silent) {
        Progress progress = new Progress(console, doing);
        boolean dumb = console.variable("TERM").filter("dumb"::equals).isPresent();
        if (!silent && !dumb && console.terminal().isError()) {
            Thread thread = new Thread(progress::show, "progress");
            thread.setDaemon(true);
            thread.start();
        }
        return progress;
    }

    private synchronized void show() {
        long start = System.currentTimeMillis();
        try {
            wait(PATIENCE_MILLIS);
            while (!closed) {
                shown = true;
                console.show("\ramtpki: " + doing + " … " + (System.currentTimeMillis() - start) / 1000 + " s");
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
        if (shown) {
            console.show("\r" + " ".repeat(doing.length() + 24) + "\r");
            shown = false;
        }
    }
}
