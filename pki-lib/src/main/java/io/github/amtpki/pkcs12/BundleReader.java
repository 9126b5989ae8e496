package io.github.amtpki.pkcs12;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.Secret;
import io.github.amtpki.internal.bc.Pfx;
import io.github.amtpki.internal.bc.Unlocker;
import io.github.amtpki.x509.Credential;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The strict reader: takes bundles of any make, and says which one thing is wrong with one that does not open. */
final class BundleReader implements BundleWalk.Visitor {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final List<PrivateKey> keys = new ArrayList<>();

    private BundleReader() {}

    static BundleStructure inspect(byte[] file) {
        return guarded(() -> {
            Pfx pfx = open(file);
            BundleReader strict = new BundleReader();
            return structure(
                    pfx, pfx.items().stream().map(item -> Safe.of(item, strict)).toList());
        });
    }

    static BundleContents decode(byte[] file, Secret password, long budget) {
        return guarded(() -> {
            Pfx pfx = open(file);
            BundleReader strict = new BundleReader();
            try (Unlocker unlocker = new Unlocker("the bundle", password, budget)) {
                BundleStructure structure = new BundleWalk(pfx, unlocker, strict).run();
                return new BundleContents(structure, strict.credential(structure));
            }
        });
    }

    static Pfx open(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new BadInputException("a bundle of " + file.length + " bytes is larger than " + MAX_BYTES);
        }
        return Pfx.decode(file);
    }

    /** The last net: parsers of certificates and keys throw many things at damaged bytes. */
    static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (PkiException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BadInputException("the bundle is damaged", "", e);
        }
    }

    static BundleStructure structure(Pfx pfx, List<Safe> safes) {
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

    @Override
    public void problem(BundleProblem.Kind kind, PkiException what) {
        throw what;
    }

    @Override
    public void key(PrivateKey key) {
        keys.add(key);
    }

    private Optional<Credential> credential(BundleStructure structure) {
        List<X509Certificate> certificates = structure.certificates().stream()
                .flatMap(bag -> bag.certificate().stream())
                .toList();
        return keys.size() == 1 ? new ChainFinder(certificates).credential(keys.get(0)) : Optional.empty();
    }
}
