package io.github.amtpki.amt;

/**
 * Why a certificate does or does not go with a DNS suffix. The first three are safe everywhere; those that accept in other ways
 * rest on a table or on little experience, so it is better not to need them.
 *
 * <p>Source: Intel's SDK on how certificates are verified, known from quotations (documented); the depths from MeshCentral's
 * copy of its table (code); the server's name from a support thread (reported).
 */
public enum SuffixReason {
    /** The name is the suffix: accepted by every firmware and every server. */
    EQUAL(SuffixMatch.Outcome.ACCEPT, Confidence.DOCUMENTED, "is the suffix itself"),
    /** The suffix is a parent of the name: {@code host.example.com} for {@code example.com}. */
    PARENT(SuffixMatch.Outcome.ACCEPT, Confidence.DOCUMENTED, "lies below the suffix"),
    /** The suffix lies below what the wildcard stands for: {@code *.example.com} for {@code lab.example.com}. */
    BELOW_WILDCARD(SuffixMatch.Outcome.ACCEPT, Confidence.DOCUMENTED, "is a wildcard above the suffix"),
    /** Both end alike, as deep as the top-level domain asks for; see {@link TldDepth}. */
    TLD_DEPTH(SuffixMatch.Outcome.ACCEPT, Confidence.CODE, "ends like the suffix, as its top-level domain asks"),
    /** Only an alternative name would do, and every report is about the common name. */
    SAN_ONLY(SuffixMatch.Outcome.UNSURE, Confidence.INFERRED, "fits, but it is an alternative name only"),
    /** A suffix of a single label, such as {@code com} or {@code test}, goes with nothing. */
    ONE_LABEL(SuffixMatch.Outcome.REJECT, Confidence.DOCUMENTED, "cannot fit a suffix of one label"),
    /** The machine was told its server's name, and the common name is another. */
    SERVER_FQDN_DIFFERS(SuffixMatch.Outcome.REJECT, Confidence.REPORTED, "is not the server's name"),
    /** There is no common name, and no alternative name that would do. */
    NO_NAME(SuffixMatch.Outcome.REJECT, Confidence.DOCUMENTED, "is missing"),
    /** Neither is below the other in a way that counts. */
    NO_RELATION(SuffixMatch.Outcome.REJECT, Confidence.DOCUMENTED, "has nothing to do with the suffix");

    private final SuffixMatch.Outcome outcome;
    private final Confidence confidence;
    private final String text;

    SuffixReason(SuffixMatch.Outcome outcome, Confidence confidence, String text) {
        this.outcome = outcome;
        this.confidence = confidence;
        this.text = text;
    }

    public SuffixMatch.Outcome outcome() {
        return outcome;
    }

    public Confidence confidence() {
        return confidence;
    }

    /** What the deciding name does, to be put behind it: {@code is the suffix itself}. */
    public String text() {
        return text;
    }
}
