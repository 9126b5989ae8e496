package io.github.amtpki.amt;

import io.github.amtpki.BadInputException;

/**
 * A root hash that a machine says it trusts, enrolled by its owner or built in by its maker.
 *
 * @param hash of which root
 * @param active whether the machine uses it; MeshCentral ignores hashes that are switched off, rpc-go does not look
 * @param custom whether the owner enrolled it; of those there are {@link Generation#CUSTOM_HASH_SLOTS}
 */
public record TrustedHash(RootHash hash, boolean active, boolean custom) {

    /**
     * Reads {@code [sha1:|sha256:|sha384:]HEX[:inactive]}, as people type it; see {@link TypedHash} for how freely. It counts
     * as the owner's.
     *
     * @throws BadInputException if it is no hash, naming what is wrong with it and at which digit
     */
    public static TrustedHash parse(String text) {
        TypedHash typed = TypedHash.of(text);
        return new TrustedHash(typed.hash(), typed.active(), true);
    }
}
