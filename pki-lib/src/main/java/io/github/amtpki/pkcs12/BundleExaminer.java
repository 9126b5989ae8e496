package io.github.amtpki.pkcs12;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.Secret;
import io.github.amtpki.internal.bc.Pfx;
import io.github.amtpki.internal.bc.Unlocker;
import io.github.amtpki.x509.KeyPairs;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lenient reader: takes down what can be read and what cannot.
 *
 * <p>Where no password was given, the empty one is tried: a MAC or a lock tells without doubt whether it fits. What does
 * not fit then is no wrong password, but a missing one.
 */
final class BundleExaminer implements BundleWalk.Visitor {

    private static final String MISSING = "the bundle is locked, and no password was given";

    /** Far more than any server's; computing a point takes a millisecond. */
    private static final int MAX_KEYS = 100;

    private final boolean given;
    private final List<PublicKey> publicKeys = new ArrayList<>();
    private final List<BundleProblem> problems = new ArrayList<>();

    private BundleExaminer(boolean given) {
        this.given = given;
    }

    static BundleExamination examine(byte[] file, Optional<Secret> password, long budget) {
        return BundleReader.guarded(() -> {
            Pfx pfx = BundleReader.open(file);
            BundleExaminer examiner = new BundleExaminer(password.isPresent());
            try (Secret empty = Secret.of(new char[0]);
                    Unlocker unlocker = new Unlocker("the bundle", password.orElse(empty), budget)) {
                BundleWalk walk = new BundleWalk(pfx, unlocker, examiner);
                BundleStructure structure = walk.run();
                return new BundleExamination(
                        structure, walk.fits(), examiner.publicKeys, examiner.problems, unlocker.spent());
            }
        });
    }

    @Override
    public void key(PrivateKey key) {
        if (publicKeys.size() == MAX_KEYS) {
            throw new BadInputException("the bundle holds more than " + MAX_KEYS + " private keys");
        }
        publicKeys.add(KeyPairs.of(key).getPublic());
    }

    @Override
    public void problem(BundleProblem.Kind kind, PkiException what) {
        boolean missing = kind == BundleProblem.Kind.WRONG_PASSWORD && !given;
        problems.add(
                missing
                        ? new BundleProblem(BundleProblem.Kind.NO_PASSWORD, MISSING)
                        : new BundleProblem(kind, what.getMessage()));
    }
}
