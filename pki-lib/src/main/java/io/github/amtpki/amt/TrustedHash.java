package io.github.amtpki.amt;

/**
 * A root hash that a machine says it trusts, enrolled by its owner or built in by its maker.
 *
 * @param hash of which root
 * @param active whether the machine uses it; MeshCentral ignores hashes that are switched off, rpc-go does not look
 * @param custom whether the owner enrolled it; of those there are {@link Generation#CUSTOM_HASH_SLOTS}
 */
public record TrustedHash(RootHash hash, boolean active, boolean custom) {}
