package io.github.amtpki.internal.bc;

import io.github.amtpki.Secret;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A password at work on one foreign file: every spelling of it, and the budget of what may be run.
 *
 * <p>Callers charge what the file demands once, before they open anything; only a second spelling, needed for some empty
 * passwords, is charged when it is tried. A spelling that fitted once is tried first from then on.
 */
public final class Unlocker implements AutoCloseable {

    private final List<PbePassword> spellings;
    private final KdfBudget budget;

    /**
     * @param what the file's name in messages
     * @param limit how many iterations may be run, all taken together
     */
    public Unlocker(String what, Secret password, long limit) {
        this.spellings = new ArrayList<>(PbePassword.spellings(password));
        this.budget = new KdfBudget(what, limit);
    }

    /** Takes iterations off the budget, before they are run. */
    public void charge(long iterations) {
        budget.charge(iterations);
    }

    /** How many iterations were allowed so far; no more than that were run. */
    public long spent() {
        return budget.spent();
    }

    /**
     * Decrypts something that is one ASN.1 SEQUENCE.
     *
     * <p>A wrong key leaves wrong padding in 255 of 256 cases, and a right-looking header in hardly any of the rest; so what
     * comes back was opened with the right password, even where its inside turns out to be damaged.
     *
     * @return the plain bytes, or nothing if the password is wrong
     */
    public Optional<byte[]> open(Pbe pbe, byte[] locked) {
        for (int i = 0; i < (pbe.utf16() ? spellings.size() : 1); i++) {
            charge(i == 0 ? 0 : pbe.iterations());
            try (DerivedKey key = pbe.derive(spellings.get(i))) {
                Optional<byte[]> plain = key.decrypt(locked).filter(Ber::isOneSequence);
                if (plain.isPresent()) {
                    Collections.swap(spellings, 0, i);
                    return plain;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a MAC over some bytes is the one that this password makes. */
    public boolean fits(Pfx.Mac mac, byte[] content) {
        for (int i = 0; i < (mac.scheme().utf16() ? spellings.size() : 1); i++) {
            charge(i == 0 ? 0 : mac.scheme().iterations());
            byte[] made = mac.scheme().derive(spellings.get(i)).over(content);
            if (MessageDigest.isEqual(made, mac.value())) {
                Collections.swap(spellings, 0, i);
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        spellings.forEach(PbePassword::close);
    }
}
