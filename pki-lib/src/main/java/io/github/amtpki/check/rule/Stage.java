package io.github.amtpki.check.rule;

import java.util.Locale;

/**
 * The steps from a stick or file to a machine in admin control mode, in their order. What fails first is what people see. What
 * does not activate has two steps only, after the file is open: AMT may have to store it, and then there is a handshake.
 */
public enum Stage {
    /** The machine reads what a USB stick tells it, long before any importer. */
    ENROLMENT("enrolment by USB"),
    /** The importer opens the file. */
    FILE("opening the file"),
    /** It looks at what was in it, at upload or start. */
    UPLOAD("upload checks"),
    /** It looks for the root's hash among those of the machine. */
    HASH("hash match"),
    /** AddNextCertInChain with the leaf. */
    LEAF("leaf handed to the firmware"),
    /** AddNextCertInChain with each issuer, the root last. */
    CA("issuers handed to the firmware"),
    /** AdminSetup, UpgradeClientToAdmin, or the TLS handshake of secure host-based configuration. */
    ACTIVATION("activation"),
    /** CommitChanges. */
    COMMIT("commit"),
    /** AMT makes the key, or takes the certificate for it. */
    STORE("storing in AMT"),
    /** One side shows it to the other. */
    HANDSHAKE("TLS handshake");

    private final String description;

    Stage(String description) {
        this.description = description;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In a few words, for people. */
    public String description() {
        return description;
    }
}
