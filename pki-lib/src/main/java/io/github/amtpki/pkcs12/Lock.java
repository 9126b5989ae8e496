package io.github.amtpki.pkcs12;

import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.internal.bc.Pbe;
import io.github.amtpki.internal.bc.Unlocker;
import java.util.Optional;

/** Something encrypted in a foreign file; opened at most once, as each try costs a key derivation. */
final class Lock {

    private final Pbe encryption;
    private final byte[] locked;
    private boolean tried;
    private boolean settled;
    private Optional<byte[]> plain = Optional.empty();

    Lock(Pbe encryption, byte[] locked) {
        this.encryption = encryption;
        this.locked = locked;
    }

    int iterations() {
        return encryption.iterations();
    }

    /** Whether the algorithm is one that can be tried at all. */
    boolean known() {
        return !(encryption instanceof Pbe.Unknown);
    }

    BundleStructure.Encryption describe() {
        return new BundleStructure.Encryption(encryption.cipher(), encryption.kdf(), encryption.iterations());
    }

    /** Leaves it closed for good, unless it cannot be opened anyway; why has been said. */
    void abandon() {
        if (known()) {
            tried = true;
            settled = true;
        }
    }

    /** Whether it has been said why it stays closed; otherwise the password is wrong. */
    boolean settled() {
        return settled;
    }

    /** What is behind it, or nothing if the password is wrong or the sink has been told what else is. */
    Optional<byte[]> open(Unlocker unlocker, BundleProblem.Sink sink) {
        if (!tried) {
            tried = true;
            try {
                plain = unlocker.open(encryption, locked);
            } catch (PkiException e) {
                settled = true;
                sink.problem(kind(e), e);
            }
        }
        return plain;
    }

    /** What an error on the way to something locked means. */
    static BundleProblem.Kind kind(PkiException e) {
        if (e instanceof UnsupportedAlgorithmException) {
            return BundleProblem.Kind.UNSUPPORTED_ALGORITHM;
        }
        return e instanceof RefusedException ? BundleProblem.Kind.TOO_COSTLY : BundleProblem.Kind.DAMAGED;
    }
}
