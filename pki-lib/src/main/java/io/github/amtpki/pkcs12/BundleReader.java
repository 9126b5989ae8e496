package io.github.amtpki.pkcs12;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.Secret;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.internal.bc.Pfx;
import io.github.amtpki.internal.bc.PrivateKeys;
import io.github.amtpki.internal.bc.Unlocker;
import io.github.amtpki.x509.Credential;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads bundles of any make, and says which of three things is wrong with one that does not open.
 *
 * <p>A MAC that does not fit means a wrong password or a damaged file, and cannot tell which. But a wrong password opens
 * nothing inside either; so when something opens although the MAC does not fit, the file is damaged.
 */
final class BundleReader {

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final String WRONG = "wrong password for the bundle";

    private final Pfx pfx;
    private final Unlocker unlocker;
    private boolean authentic;

    private BundleReader(Pfx pfx, Unlocker unlocker) {
        this.pfx = pfx;
        this.unlocker = unlocker;
    }

    static BundleStructure inspect(byte[] file) {
        return guarded(() -> {
            Pfx pfx = open(file);
            return structure(pfx, safes(pfx));
        });
    }

    static BundleContents decode(byte[] file, Secret password, long budget) {
        return guarded(() -> {
            Pfx pfx = open(file);
            try (Unlocker unlocker = new Unlocker("the bundle", password, budget)) {
                return new BundleReader(pfx, unlocker).read();
            }
        });
    }

    private static Pfx open(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new BadInputException("a bundle of " + file.length + " bytes is larger than " + MAX_BYTES);
        }
        return Pfx.decode(file);
    }

    /** The last net: parsers of certificates and keys throw many things at damaged bytes. */
    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (PkiException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BadInputException("the bundle is damaged", "", e);
        }
    }

    private static List<Safe> safes(Pfx pfx) {
        return pfx.items().stream().map(Safe::of).toList();
    }

    private static BundleStructure structure(Pfx pfx, List<Safe> safes) {
        Optional<BundleStructure.Mac> mac = pfx.mac()
                .map(Pfx.Mac::scheme)
                .map(scheme -> new BundleStructure.Mac(
                        scheme.pbmac1(), scheme.digest(), scheme.iterations(), scheme.nullParameters()));
        return new BundleStructure(
                pfx.der(),
                pfx.trailingBytes(),
                mac,
                safes.stream().map(Safe::describe).toList());
    }

    private BundleContents read() {
        List<Safe> closed = safes(pfx);
        List<Lock> locks = closed.stream().flatMap(BundleReader::locks).toList();
        unlocker.charge(pfx.mac().map(mac -> (long) mac.scheme().iterations()).orElse(0L)
                + locks.stream().mapToLong(Lock::iterations).sum());
        authentic = pfx.mac().isPresent() && unlocker.fits(pfx.mac().get(), pfx.authenticated());
        if (!authentic) {
            tellWrongFromDamaged(locks);
        }
        List<Safe> safes = new ArrayList<>();
        for (Safe safe : closed) {
            safes.add(safe.lock().isPresent() ? open(safe, safe.lock().get()) : safe);
        }
        return new BundleContents(structure(pfx, safes), credential(safes));
    }

    /** Every lock in sight, before any is opened. */
    private static Stream<Lock> locks(Safe safe) {
        return Stream.concat(safe.lock().stream(), safe.bags().stream().flatMap(bag -> bag.lock().stream()));
    }

    private void tellWrongFromDamaged(List<Lock> locks) {
        List<Lock> known = locks.stream().filter(Lock::known).toList();
        boolean opens = known.stream().anyMatch(lock -> lock.open(unlocker).isPresent());
        if (opens && pfx.mac().isPresent()) {
            throw new BadInputException("the bundle is damaged: the password opens it, but its MAC does not fit");
        }
        if (!opens && (pfx.mac().isPresent() || !known.isEmpty())) {
            throw new WrongPasswordException(WRONG);
        }
    }

    private Safe open(Safe safe, Lock lock) {
        Safe opened = safe.opened(plain(lock, "its certificates"));
        unlocker.charge(opened.bags().stream()
                .flatMap(bag -> bag.lock().stream())
                .mapToLong(Lock::iterations)
                .sum());
        return opened;
    }

    private byte[] plain(Lock lock, String what) {
        return lock.open(unlocker)
                .orElseThrow(() -> authentic
                        ? new WrongPasswordException("the password fits the bundle, but " + what + " have another one")
                        : new BadInputException(
                                "the bundle is damaged: the password opens some of it, but not " + what));
    }

    private Optional<Credential> credential(List<Safe> safes) {
        List<PrivateKey> keys = new ArrayList<>();
        List<X509Certificate> certificates = new ArrayList<>();
        for (Safe safe : safes) {
            for (Safe.Content content : safe.bags()) {
                content.plainKey().ifPresent(der -> keys.add(PrivateKeys.decode(der)));
                content.lock().ifPresent(lock -> keys.add(PrivateKeys.decode(plain(lock, "its keys"))));
                content.bag().certificate().ifPresent(certificates::add);
            }
        }
        return keys.size() == 1 ? new ChainFinder(certificates).credential(keys.get(0)) : Optional.empty();
    }
}
