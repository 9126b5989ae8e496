package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a manifest lists the roots that machines were told of. Without its root in the list a chain would be taken for one
 * still to be made, and machines would refuse what a second root of that name signs.
 */
final class ManifestRoots {

    private static final String HINT = "bring manifest.json back from where you keep copies";

    private ManifestRoots() {}

    /** @throws BadInputException if a root is not listed, or a chain has none or several */
    static void check(Manifest manifest) {
        for (Manifest.RootHashes told : manifest.rootHashes()) {
            if (manifest.certificate(told.track(), told.name())
                    .filter(ManifestRoots::root)
                    .isEmpty()) {
                throw new BadInputException(
                        "rootHashes names the root '" + told.name() + "' of track '" + told.track()
                                + "', which is not among the certificates",
                        HINT);
            }
        }
        Map<String, Integer> roots = new LinkedHashMap<>();
        for (Manifest.Certificate one : manifest.certificates()) {
            roots.merge(one.track(), root(one) ? 1 : 0, Integer::sum);
        }
        roots.forEach((track, count) -> {
            if (count != 1) {
                throw new BadInputException(
                        "track '" + track + "' has certificates and " + count + " roots, in place of one", HINT);
            }
        });
    }

    private static boolean root(Manifest.Certificate one) {
        return one.role() == Manifest.Role.ROOT;
    }
}
