package io.github.amtpki;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whatever amtpki refuses to do. The subclass says who must act:
 *
 * <ul>
 *   <li>{@link InvalidProfileException}: the author of the profile
 *   <li>{@link BadInputException}: whoever supplied the file; {@link WrongPasswordException} and {@link
 *       UnsupportedAlgorithmException} are told apart from damage
 *   <li>{@link RefusedException}: whoever sets the policy
 *   <li>{@link OutputExistsException}: whoever owns the files already there
 *   <li>{@link StorageException}: whoever runs the machine, its disk or its token
 * </ul>
 *
 * <p>Messages are lower case, without a final period, and never hold a secret. A hint, where there is one, says how to
 * mend it, if possible as something that can be pasted.
 */
public abstract sealed class PkiException extends RuntimeException
        permits InvalidProfileException, BadInputException, RefusedException, OutputExistsException, StorageException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param message what is wrong and where
     * @param hint how to mend it, or the empty string
     * @param cause what was thrown below, or {@code null}
     */
    PkiException(String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    /** What is wrong and where. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** How to mend it, if there is something better to say than the message. */
    public Optional<String> hint() {
        return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
    }
}
