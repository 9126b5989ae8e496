package io.github.amtpki.pkcs12;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.internal.bc.Pfx;
import io.github.amtpki.internal.bc.PrivateKeys;
import io.github.amtpki.internal.bc.Unlocker;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one way through a bundle, with a password: count the cost, check the MAC, open the items, then the keys. Who walks
 * decides what a problem means: {@link BundleReader} gives up at the first, {@link BundleExaminer} notes it and goes on.
 *
 * <p>A MAC that does not fit means a wrong password or a damaged file, and cannot tell which. But a wrong password opens
 * nothing inside either; so when something opens although the MAC does not fit, the file is damaged.
 */
final class BundleWalk {

    /** Who walks. */
    interface Visitor extends BundleProblem.Sink {

        /** A private key; its bytes are gone when this returns. */
        void key(PrivateKey key);
    }

    private enum Mac {
        FITS,
        DIFFERS,
        UNKNOWN
    }

    private final Pfx pfx;
    private final Unlocker unlocker;
    private final Visitor visitor;
    private boolean authentic;
    private boolean fits;

    BundleWalk(Pfx pfx, Unlocker unlocker, Visitor visitor) {
        this.pfx = pfx;
        this.unlocker = unlocker;
        this.visitor = visitor;
    }

    /** Whether the password turned out to be the bundle's. */
    boolean fits() {
        return fits;
    }

    /** Goes all the way. */
    BundleStructure run() {
        List<Safe> closed =
                pfx.items().stream().map(item -> Safe.of(item, visitor)).toList();
        List<Lock> locks = closed.stream().flatMap(BundleWalk::locks).toList();
        long cost = pfx.mac().map(mac -> (long) mac.scheme().iterations()).orElse(0L) + cost(locks);
        if (!affordable(cost) || !passwordServes(locks)) {
            locks.forEach(Lock::abandon);
        }
        List<Safe> safes = new ArrayList<>();
        for (Safe safe : closed) {
            safes.add(safe.lock()
                    .flatMap(lock -> plain(lock, "its certificates"))
                    .map(plain -> opened(safe, plain))
                    .orElse(safe));
        }
        safes.stream().flatMap(safe -> safe.bags().stream()).forEach(this::key);
        return BundleReader.structure(pfx, safes);
    }

    /** Every lock in sight, before any is opened. */
    private static Stream<Lock> locks(Safe safe) {
        return Stream.concat(safe.lock().stream(), safe.bags().stream().flatMap(bag -> bag.lock().stream()));
    }

    private static long cost(List<Lock> locks) {
        return locks.stream().mapToLong(Lock::iterations).sum();
    }

    private boolean affordable(long iterations) {
        try {
            unlocker.charge(iterations);
            return true;
        } catch (RefusedException e) {
            visitor.problem(BundleProblem.Kind.TOO_COSTLY, e);
            return false;
        }
    }

    private boolean passwordServes(List<Lock> locks) {
        Mac mac = pfx.mac().map(this::check).orElse(Mac.UNKNOWN);
        authentic = mac == Mac.FITS;
        List<Lock> known = locks.stream().filter(Lock::known).toList();
        fits = authentic
                || known.stream().anyMatch(lock -> lock.open(unlocker, visitor).isPresent());
        if (!fits && (mac == Mac.DIFFERS || !known.isEmpty())) {
            visitor.problem(
                    BundleProblem.Kind.WRONG_PASSWORD, new WrongPasswordException("wrong password for the bundle"));
            return false;
        }
        if (fits && mac == Mac.DIFFERS) {
            visitor.problem(
                    BundleProblem.Kind.DAMAGED,
                    new BadInputException("the bundle is damaged: the password opens it, but its MAC does not fit"));
        }
        return true;
    }

    private Mac check(Pfx.Mac mac) {
        try {
            return unlocker.fits(mac, pfx.authenticated()) ? Mac.FITS : Mac.DIFFERS;
        } catch (PkiException e) {
            visitor.problem(Lock.kind(e), e);
            return Mac.UNKNOWN;
        }
    }

    private Safe opened(Safe safe, byte[] plain) {
        Safe opened = safe.opened(plain, visitor);
        List<Lock> inside =
                opened.bags().stream().flatMap(bag -> bag.lock().stream()).toList();
        if (!affordable(cost(inside))) {
            inside.forEach(Lock::abandon);
        }
        return opened;
    }

    private Optional<byte[]> plain(Lock lock, String what) {
        Optional<byte[]> plain = lock.open(unlocker, visitor);
        if (plain.isPresent() || lock.settled()) {
            return plain;
        }
        if (authentic) {
            visitor.problem(
                    BundleProblem.Kind.WRONG_PASSWORD,
                    new WrongPasswordException("the password fits the bundle, but " + what + " have another one"));
        } else {
            visitor.problem(
                    BundleProblem.Kind.DAMAGED,
                    new BadInputException("the bundle is damaged: the password opens some of it, but not " + what));
        }
        return plain;
    }

    private void key(Safe.Content content) {
        Optional<byte[]> der =
                content.lock().isPresent() ? plain(content.lock().get(), "its keys") : content.plainKey();
        der.ifPresent(this::key);
    }

    private void key(byte[] der) {
        try {
            visitor.key(PrivateKeys.decode(der));
        } catch (BadInputException e) {
            visitor.problem(BundleProblem.Kind.BAD_KEY, e);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }
}
