package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether the parts of a manifest fit together: it may have been edited, or be what is left of one. */
final class WholeManifest {

    private final Manifest manifest;
    private final Set<String> tracks = new LinkedHashSet<>();
    private final Set<String> listed = new HashSet<>();
    private final Set<String> claimed = new HashSet<>();

    private WholeManifest(Manifest manifest) {
        this.manifest = manifest;
    }

    /**
     * That every path may be written, every file that something names is listed, nothing stands twice or belongs to a chain
     * that is not listed, and each chain has its root.
     *
     * @throws BadInputException if not
     */
    static void check(Manifest manifest) {
        WholeManifest whole = new WholeManifest(manifest);
        whole.checkPaths();
        whole.checkTracks();
        whole.checkCertificates();
        whole.checkRoots();
        whole.checkWhatBelongs();
    }

    private void checkPaths() {
        List<String> paths =
                manifest.artefacts().stream().map(Manifest.ArtefactEntry::path).toList();
        paths.forEach(ArtefactPaths::checkOwned);
        ArtefactPaths.checkTogether(paths);
        listed.addAll(paths);
    }

    private void checkTracks() {
        for (Manifest.Track one : manifest.tracks()) {
            if (!tracks.add(one.id())) {
                throw new BadInputException("track '" + one.id() + "' is listed twice");
            }
            checkFirmware(one);
        }
    }

    private static void checkFirmware(Manifest.Track track) {
        try {
            FolderSheet.versions(track.firmware());
        } catch (BadInputException e) {
            throw new BadInputException(
                    "track '" + track.id() + "' is for firmware '" + track.firmware()
                            + "', which is no list of AMT versions",
                    "",
                    e);
        }
    }

    private void checkCertificates() {
        for (Manifest.Certificate one : manifest.certificates()) {
            String where = "certificate '" + one.name() + "' of track '" + one.track() + "'";
            requireTrack(where, one.track());
            claim(where, one.track(), one.name(), one.files());
        }
    }

    /**
     * Without its root in the list a chain would be taken for one still to be made, and machines would refuse what a second
     * root of that name signs.
     */
    private void checkRoots() {
        for (Manifest.RootHashes told : manifest.rootHashes()) {
            if (manifest.certificate(told.track(), told.name())
                    .filter(WholeManifest::root)
                    .isEmpty()) {
                throw new BadInputException("rootHashes names the root '" + told.name() + "' of track '" + told.track()
                        + "', which is not among the certificates");
            }
        }
        for (String track : tracks) {
            long roots = manifest.certificates().stream()
                    .filter(one -> one.track().equals(track) && root(one))
                    .count();
            if (roots != 1) {
                throw new BadInputException("track '" + track + "' has " + roots + " roots, in place of one");
            }
        }
    }

    private void checkWhatBelongs() {
        for (Manifest.Enrolment one : manifest.enrolment()) {
            String where = one.kind() + " of track '" + one.track() + "'";
            if (one.files().isEmpty()) {
                throw new BadInputException(where + " is listed without a file");
            }
            requireTrack(where, one.track());
            claim(where, one.track(), "/" + one.kind(), one.files());
        }
        for (Manifest.Export one : manifest.exports()) {
            String where = "export of '" + one.name() + "' for " + one.target();
            requireTrack(where, one.track());
            claim(where, one.track(), one.name() + "//" + one.target(), one.files());
        }
        // a list outlives its chain: what was revoked stays so
        for (History.Crl one : manifest.history().crls()) {
            claim("revocation list of '" + one.name() + "'", one.track(), "//" + one.name(), one.files());
        }
    }

    private void requireTrack(String where, String track) {
        if (!tracks.contains(track)) {
            throw new BadInputException(where + " belongs to the track '" + track + "', which is not listed");
        }
    }

    /** @param identity what no other part of the track may have; slashes keep the kinds of parts apart, since names have none */
    private void claim(String where, String track, String identity, List<String> files) {
        if (!claimed.add(track + "/" + identity)) {
            throw new BadInputException(where + " is listed twice");
        }
        for (String file : files) {
            if (!listed.contains(file)) {
                throw new BadInputException(where + " names the file '" + file + "', which is not listed");
            }
        }
    }

    private static boolean root(Manifest.Certificate one) {
        return one.role() == Manifest.Role.ROOT;
    }
}
