package io.github.amtpki.amt.device;

import io.github.amtpki.amt.TrustedHash;
import io.github.amtpki.amt.TypedHash;
import java.util.Objects;
import java.util.Optional;

/**
 * One hash that a machine reported, or that somebody typed.
 *
 * @param name what the machine calls it, made harmless for terminals; empty if it was typed
 * @param hash its digits; they need not be those of any digest
 * @param custom whether the owner enrolled it, rather than the maker
 */
public record ReportedHash(String name, TypedHash hash, boolean custom) {

    public ReportedHash {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(hash, "hash");
    }

    /** The hash for the rules, if its digits are those of a digest. */
    public Optional<TrustedHash> trusted() {
        return hash.isWhole() ? Optional.of(new TrustedHash(hash.hash(), hash.active(), custom)) : Optional.empty();
    }
}
