package io.github.amtpki.cli.option;

/** One word that amtpki understands. It only translates: options into a library call, its result into lines. */
public interface Verb {

    String name();

    /** What it does: a phrase, lower case, no period. */
    String summary();

    /** Made when asked for: starting one verb should not describe all others. */
    Usage usage();

    Outcome run(Call call);
}
