package io.github.amtpki.x509;

import io.github.amtpki.BadInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a certificate was revoked, with the names and codes of RFC 5280 section 5.3.1. There is no 7.
 *
 * <p>Two of them are only read, never written. {@link #CERTIFICATE_HOLD} can be taken back, so it needs somebody who takes it
 * back and readers that fetch the list again at once; and what a machine once knew as revoked stays so until its list is
 * set anew. Who is unsure revokes for good and issues another certificate. {@link #REMOVE_FROM_CRL} means something in a
 * list of changes only, and amtpki writes complete lists.
 */
public enum RevocationReason {
    UNSPECIFIED(0, "unspecified"),
    KEY_COMPROMISE(1, "keyCompromise"),
    CA_COMPROMISE(2, "cACompromise"),
    AFFILIATION_CHANGED(3, "affiliationChanged"),
    SUPERSEDED(4, "superseded"),
    CESSATION_OF_OPERATION(5, "cessationOfOperation"),
    CERTIFICATE_HOLD(6, "certificateHold"),
    REMOVE_FROM_CRL(8, "removeFromCRL"),
    PRIVILEGE_WITHDRAWN(9, "privilegeWithdrawn"),
    AA_COMPROMISE(10, "aACompromise");

    private final int code;
    private final String id;

    RevocationReason(int code, String id) {
        this.code = code;
        this.id = id;
    }

    /** The number in the encoding. */
    public int code() {
        return code;
    }

    /** The name in RFC 5280, as {@code keyCompromise}. */
    public String id() {
        return id;
    }

    /** Whether it is final, so that amtpki writes it into a list. */
    public boolean isFinal() {
        return this != CERTIFICATE_HOLD && this != REMOVE_FROM_CRL;
    }

    /** The reason with this code, if there is one. */
    public static Optional<RevocationReason> ofCode(int code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }

    /**
     * A reason to revoke for, by its name; case and hyphens do not matter: {@code keyCompromise}, {@code key-compromise}.
     *
     * @throws BadInputException if there is no such reason, or it is not {@linkplain #isFinal final}
     */
    public static RevocationReason parse(String text) {
        String plain = text.replace("-", "").toLowerCase(Locale.ROOT);
        for (RevocationReason reason : values()) {
            if (!reason.id.toLowerCase(Locale.ROOT).equals(plain)) {
                continue;
            }
            if (reason.isFinal()) {
                return reason;
            }
            throw new BadInputException(
                    "the reason '" + reason.id + "' can be taken back, or takes back, which a complete list cannot say",
                    "revoke for good, for one of: " + names());
        }
        throw new BadInputException("'" + text + "' is no reason to revoke a certificate", "choose one of: " + names());
    }

    private static String names() {
        return Arrays.stream(values())
                .filter(RevocationReason::isFinal)
                .map(RevocationReason::id)
                .collect(Collectors.joining(", "));
    }
}
