package io.github.amtpki.amt;

import java.util.Locale;

/** How well a fact about firmware or an importer is known. */
public enum Confidence {
    /** Intel or the vendor wrote it down. */
    DOCUMENTED,
    /** It stands in the source code of the program that decides. */
    CODE,
    /** The program was run and did it. */
    MEASURED,
    /** Somebody with the hardware said so. */
    REPORTED,
    /** Concluded from the others; never the ground of an error. */
    INFERRED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
