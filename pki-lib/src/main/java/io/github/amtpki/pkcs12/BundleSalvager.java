package io.github.amtpki.pkcs12;

import io.github.amtpki.PkiException;
import io.github.amtpki.Secret;
import io.github.amtpki.internal.bc.Pfx;
import io.github.amtpki.internal.bc.Unlocker;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reader that keeps what it can: a password that does not fit ends it, nothing else does. */
final class BundleSalvager implements BundleWalk.Visitor {

    private final List<PrivateKey> keys = new ArrayList<>();

    private BundleSalvager() {}

    static BundleParts salvage(byte[] file, Secret password, long budget) {
        return BundleReader.guarded(() -> {
            Pfx pfx = BundleReader.open(file);
            BundleSalvager salvager = new BundleSalvager();
            try (Unlocker unlocker = new Unlocker("the bundle", password, budget)) {
                List<X509Certificate> certificates = new BundleWalk(pfx, unlocker, salvager)
                        .run().certificates().stream()
                                .map(BundleStructure.Bag::certificate)
                                .flatMap(Optional::stream)
                                .toList();
                return new BundleParts(salvager.keys, certificates);
            }
        });
    }

    @Override
    public void key(PrivateKey key) {
        keys.add(key);
    }

    @Override
    public void problem(BundleProblem.Kind kind, PkiException what) {
        if (kind == BundleProblem.Kind.WRONG_PASSWORD || kind == BundleProblem.Kind.TOO_COSTLY) {
            throw what;
        }
    }
}
