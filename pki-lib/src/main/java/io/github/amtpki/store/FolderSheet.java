package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.export.Sheet;
import io.github.amtpki.export.SheetFacts;
import io.github.amtpki.profile.EnrolmentFile;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a PKI folder knows for the sheet of its root. A folder with two chains has two roots, and a sheet is about one.
 *
 * <pre>{@code
 * String html = Sheet.html(FolderSheet.facts(folder, Optional.of("sha384")));
 * }</pre>
 */
public final class FolderSheet {

    private FolderSheet() {}

    /**
     * @param track which chain; may be left out where there is only one
     * @throws BadInputException if the folder holds no PKI or no such chain, or several and none was named
     */
    public static SheetFacts facts(PkiFolder folder, Optional<String> track) {
        Manifest manifest = folder.manifest()
                .orElseThrow(() -> new BadInputException(
                        folder.path() + " holds no PKI",
                        "name a folder that 'amtpki apply' made, or a root certificate"));
        Manifest.Track chain = chosen(manifest, folder, track);
        List<X509Certificate> below = new ArrayList<>();
        Optional<Manifest.Certificate> root = Optional.empty();
        for (Manifest.Certificate entry : manifest.certificates()) {
            if (!entry.track().equals(chain.id())) {
                continue;
            }
            if (entry.role() == Manifest.Role.ROOT) {
                root = Optional.of(entry);
            } else if (CertificateKind.byId(entry.kind())
                    .filter(SheetFacts::shows)
                    .isPresent()) {
                below.add(certificate(folder, entry));
            }
        }
        Manifest.Certificate entry = root.orElseThrow(
                () -> new BadInputException("the manifest names no root of track '" + chain.id() + "'"));
        X509Certificate certificate = certificate(folder, entry);
        String file = IssuerChoice.certificateFile(entry);
        VersionSet firmware = versions(chain.firmware());
        Optional<Manifest.Enrolment> sheet = manifest.enrolment(chain.id(), EnrolmentFile.SHEET.id());
        return new SheetFacts(
                certificate,
                hashes(
                        certificate,
                        sheet.map(FolderSheet::shown)
                                .orElseGet(() -> digests(
                                        firmware, IssuerChoice.track(entry).digest()))),
                below,
                manifest.profile().domain(),
                Optional.of(firmware),
                file.substring(file.lastIndexOf('/') + 1),
                manifest.enrolment(chain.id(), EnrolmentFile.SETUP_BIN.id()).isPresent());
    }

    static List<RootHash> hashes(X509Certificate root, List<Digest> digests) {
        return digests.stream().map(digest -> RootHash.of(root, digest)).toList();
    }

    /** What the firmware takes besides SHA-1, the chain's own first. */
    private static List<Digest> digests(VersionSet firmware, Digest own) {
        List<Digest> digests = new ArrayList<>(List.of(own));
        Arrays.stream(Digest.values())
                .filter(digest -> digest != Digest.SHA1 && digest != own)
                .filter(digest -> Generation.of(firmware).stream()
                        .anyMatch(row -> row.rootHashes().contains(digest)))
                .forEach(digests::add);
        return digests;
    }

    private static Manifest.Track chosen(Manifest manifest, PkiFolder folder, Optional<String> track) {
        List<String> ids = manifest.tracks().stream().map(Manifest.Track::id).toList();
        if (track.isEmpty() && ids.size() > 1) {
            throw new BadInputException(
                    folder.path() + " holds several roots, one for each of the chains " + String.join(", ", ids),
                    "make a sheet for each: --track " + ids.get(0));
        }
        return manifest.tracks().stream()
                .filter(one -> track.isEmpty() || track.get().equals(one.id()))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        folder.path() + " holds no chain '" + track.orElse("") + "'",
                        "there are " + String.join(", ", ids)));
    }

    /**
     * The sheet that a folder has, over what it was made from, with certificates that changed meanwhile.
     *
     * @param entry of the sheet
     * @param rootFile the name of the root's file
     * @param below as {@link SheetFacts#below()}
     */
    static Artefact again(
            Manifest.Enrolment entry, X509Certificate root, String rootFile, List<X509Certificate> below) {
        Map<String, String> resolved = entry.resolved();
        String html = Sheet.html(new SheetFacts(
                root,
                hashes(root, shown(entry)),
                below,
                Optional.ofNullable(resolved.get("domain")),
                Optional.ofNullable(resolved.get("firmware")).map(FolderSheet::versions),
                rootFile,
                Boolean.parseBoolean(resolved.get("setupBin"))));
        return new Artefact(entry.files().get(0), html.getBytes(StandardCharsets.UTF_8), false);
    }

    /** What the profile says, which may be less than the firmware takes. */
    private static List<Digest> shown(Manifest.Enrolment sheet) {
        return Arrays.stream(sheet.resolved()
                        .getOrDefault("hashes", Digest.SHA256.id())
                        .split(" "))
                .map(FolderSheet::digest)
                .toList();
    }

    private static Digest digest(String id) {
        return Arrays.stream(Digest.values())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInputException("the manifest names an unknown digest '" + id + "'"));
    }

    static VersionSet versions(String firmware) {
        return VersionSet.parse(List.of(firmware.split(", *")));
    }

    /** Only from the file that people hold against the sheet. */
    static X509Certificate certificate(PkiFolder folder, Manifest.Certificate entry) {
        String file = IssuerChoice.certificateFile(entry);
        X509Certificate certificate = Certificates.parseAll(folder.read(file)).get(0);
        if (!Sha256.of(Certificates.der(certificate)).equals(entry.sha256())) {
            throw new BadInputException(
                    file + " is not the certificate that was issued",
                    "bring it back from where you keep copies; its SHA-256 fingerprint is " + entry.sha256());
        }
        return certificate;
    }
}
