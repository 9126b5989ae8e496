package io.github.amtpki.check.facts;

import io.github.amtpki.PkiException;
import io.github.amtpki.Secret;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.check.facts.Trouble.Kind;
import io.github.amtpki.x509.EncryptedKey;
import io.github.amtpki.x509.KeyPairs;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Private keys outside of a bundle. They are gathered first, because what opening all of them costs must be known before
 * one is opened; each is wiped as soon as its public half is known, unless somebody is there to take it over.
 */
final class LooseKeys {

    /** Far more than any folder's; computing the public half of one takes up to a millisecond. */
    private static final int MAX = 100;

    private final List<Waiting> waiting = new ArrayList<>();
    private final List<PublicKey> publicKeys = new ArrayList<>();
    private final Troubles troubles;
    private final Taker taker;
    private int count;

    /** Whoever takes private keys over. */
    @FunctionalInterface
    interface Taker {

        /** Whoever only looks. */
        Taker NOBODY = (pair, locked) -> {};

        /** @param locked whether it took a password to open it */
        void take(KeyPair pair, boolean locked);
    }

    /** A key not looked at yet, and the file it came from. */
    private record Waiting(byte[] der, String where) {}

    LooseKeys(Troubles troubles, Taker taker) {
        this.troubles = troubles;
        this.taker = taker;
    }

    /** Whether a password is needed for one of them. */
    boolean locked() {
        return waiting.stream().anyMatch(key -> cost(key.der()) > 0);
    }

    /** A key of any form, in an array that is ours to wipe. */
    void add(byte[] der, String where) {
        if (waiting.size() == MAX) {
            troubles.add(Kind.BAD_KEY, "there are more than " + MAX + " private keys");
            return;
        }
        waiting.add(new Waiting(der, where));
    }

    /** A key that cannot even be taken out of its wrapping. */
    void addUnreadable(PkiException e, String where) {
        count++;
        troubles.add(e, Kind.BAD_KEY, where);
    }

    /**
     * Opens what waits.
     *
     * @return how many iterations of key derivation that takes
     */
    long open(Optional<Secret> password, long budget) {
        long cost = waiting.stream().mapToLong(key -> cost(key.der())).sum();
        // an empty password has two spellings, and each may have to be tried
        boolean affordable = cost * (password.isPresent() && password.get().length() == 0 ? 2 : 1) <= budget;
        waiting.forEach(key -> {
            open(key.der(), key.where(), password, affordable);
            Arrays.fill(key.der(), (byte) 0);
        });
        waiting.clear();
        return cost;
    }

    private static long cost(byte[] der) {
        try {
            return EncryptedKey.iterations(der);
        } catch (PkiException e) {
            return 0;
        }
    }

    private void open(byte[] der, String where, Optional<Secret> password, boolean affordable) {
        count++;
        try {
            if (EncryptedKey.isEncrypted(der) && password.isEmpty()) {
                troubles.add(Kind.NO_PASSWORD, "a private key is encrypted, and no password was given");
            } else if (EncryptedKey.iterations(der) > 0 && !affordable) {
                troubles.add(Kind.TOO_COSTLY, "opening the private keys takes too many iterations of key derivation");
            } else {
                opened(KeyPairs.of(EncryptedKey.decode(der, password)), EncryptedKey.isEncrypted(der));
            }
        } catch (UnsupportedAlgorithmException e) {
            troubles.add(Kind.BAD_KEY, where.isEmpty() ? e.getMessage() : where + ": " + e.getMessage());
        } catch (PkiException e) {
            troubles.add(e, Kind.BAD_KEY, where);
        }
    }

    private void opened(KeyPair pair, boolean locked) {
        taker.take(pair, locked);
        if (publicKeys.contains(pair.getPublic())) {
            count--;
        } else {
            publicKeys.add(pair.getPublic());
        }
    }

    /** How many there are; one that stands there twice counts once, where it can be read. */
    int count() {
        return count;
    }

    List<PublicKey> publicKeys() {
        return publicKeys;
    }
}
