package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.KeyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a CA among those that a manifest lists. */
final class IssuerChoice {

    private final Manifest manifest;

    IssuerChoice(Manifest manifest) {
        this.manifest = manifest;
    }

    /**
     * The CA of this name, or the lowest one, of the only chain in which certificates of this kind can have a key of this type.
     *
     * @param name as {@code issuing} or {@code sha256/issuing}
     */
    Manifest.Certificate of(Optional<String> name, CertificateKind kind, KeyType type) {
        List<Manifest.Certificate> found = new ArrayList<>();
        for (Manifest.Track track : manifest.tracks()) {
            lowest(track.id(), name).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw new BadInputException("there is no CA '" + name.orElse("") + "'", "there are " + names());
        }
        List<Manifest.Certificate> fitting = found.stream()
                .filter(one -> kind.keyTypes(track(one)).contains(type))
                .toList();
        if (fitting.isEmpty()) {
            kind.requireKeyType(track(found.get(0)), type);
        }
        if (fitting.size() > 1) {
            throw new RefusedException(
                    "more than one chain can have a key of type " + type.id(), "say which CA signs: one of " + names());
        }
        return fitting.get(0);
    }

    private Optional<Manifest.Certificate> lowest(String track, Optional<String> name) {
        Optional<Manifest.Certificate> lowest = Optional.empty();
        for (Manifest.Certificate one : manifest.certificates()) {
            boolean ca = one.role() != Manifest.Role.LEAF && one.track().equals(track);
            boolean meant = name.isEmpty()
                    || name.get().equals(one.name())
                    || name.get().equals(path(one));
            if (ca && meant) {
                lowest = Optional.of(one);
            }
        }
        return lowest;
    }

    /** A CA's entry, its issuer's, and so on up to the root. */
    List<Manifest.Certificate> upward(Manifest.Certificate entry) {
        List<Manifest.Certificate> upward = new ArrayList<>(List.of(entry));
        for (Manifest.Certificate at = entry; at.role() != Manifest.Role.ROOT; at = upward.get(upward.size() - 1)) {
            String track = at.track();
            String issuer = at.issuer();
            upward.add(manifest.certificate(track, issuer)
                    .filter(one -> !upward.contains(one))
                    .orElseThrow(() -> new BadInputException("the manifest names no CA '" + issuer + "' above")));
        }
        return upward;
    }

    /** The file of a certificate alone, PEM. */
    static String certificateFile(Manifest.Certificate entry) {
        for (String path : entry.files()) {
            if (path.endsWith(".crt") && !path.endsWith(".chain.crt")) {
                return path;
            }
        }
        throw new BadInputException("the manifest names no file for '" + entry.name() + "'");
    }

    static Track track(Manifest.Certificate entry) {
        for (Track track : Track.values()) {
            if (track.id().equals(entry.track())) {
                return track;
            }
        }
        throw new BadInputException("the manifest names an unknown track '" + entry.track() + "'");
    }

    /** Where the list of what a CA revoked is published, as it stands in what that CA issues. */
    static Optional<Extension> crl(Manifest.Certificate ca) {
        return Optional.ofNullable(ca.protection().get(CertificatePlan.CRL)).map(Extension::crlDistributionPoint);
    }

    private static String path(Manifest.Certificate entry) {
        return entry.track() + "/" + entry.name();
    }

    private String names() {
        StringBuilder names = new StringBuilder();
        for (Manifest.Certificate one : manifest.certificates()) {
            if (one.role() != Manifest.Role.LEAF) {
                names.append(names.isEmpty() ? "" : ", ").append(FolderCertificates.shown(manifest, one));
            }
        }
        return names.toString();
    }
}
