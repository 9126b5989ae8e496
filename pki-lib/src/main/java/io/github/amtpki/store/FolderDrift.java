package io.github.amtpki.store;

import io.github.amtpki.PkiException;
import io.github.amtpki.profile.EnrolmentFile;
import io.github.amtpki.store.Drift.Sort;
import io.github.amtpki.x509.Certificates;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares every file of a PKI folder with what the manifest says of it, by digest. Nothing is written, and no link is
 * followed out of the folder.
 */
public final class FolderDrift {

    /** More foreign files than these are not listed: somebody put a whole tree there. */
    static final int MOST_UNKNOWN = 100;

    private final PkiFolder folder;
    private final Manifest manifest;
    private final Set<String> mayLeave = new HashSet<>();

    private FolderDrift(PkiFolder folder) {
        this.folder = folder;
        this.manifest = new FolderCertificates(folder).manifest();
        for (Manifest.Certificate one : manifest.certificates()) {
            String key = ManifestDraft.stem(one) + CertificateFiles.KEY;
            if (one.role() != Manifest.Role.LEAF) {
                mayLeave.addAll(List.of(key, key + CertificateFiles.PASSWORD));
            }
        }
        manifest.enrolment().stream()
                .filter(one -> !one.kind().equals(EnrolmentFile.SHEET.id()))
                .forEach(one -> mayLeave.addAll(one.files()));
    }

    /**
     * What differs, in the order of the manifest; then what it does not know, by name.
     *
     * @throws io.github.amtpki.BadInputException if the folder holds no PKI
     * @throws io.github.amtpki.StorageException if it cannot be read
     */
    public static List<Drift> of(PkiFolder folder) {
        FolderDrift search = new FolderDrift(folder);
        List<Drift> found = new ArrayList<>();
        search.manifest.artefacts().forEach(entry -> search.compare(entry).ifPresent(found::add));
        found.addAll(search.unknown());
        return found;
    }

    private Optional<Drift> compare(Manifest.ArtefactEntry entry) {
        String path = entry.path();
        Path file = folder.path().resolve(path);
        try {
            RealPath.checkAbove(folder.path(), path);
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile()) {
                return drift(path, Sort.REPLACED, found.isSymbolicLink() ? "a symbolic link" : "not a file any more");
            }
            byte[] bytes = BoundedFile.read(file, BoundedFile.LISTED, LinkOption.NOFOLLOW_LINKS);
            return differs(path, bytes, Sha256.of(bytes).equals(entry.sha256()));
        } catch (NoSuchFileException e) {
            return mayLeave.contains(path)
                    ? drift(path, Sort.ELSEWHERE, "not in the folder, as it should be if it was moved away")
                    : drift(path, Sort.MISSING, "not in the folder");
        } catch (PkiException e) {
            return drift(path, Sort.REPLACED, "by something that is not read: " + e.getMessage());
        } catch (IOException e) {
            throw IoProblem.storage("cannot read", file, e);
        }
    }

    /** A file may be as it was made, and the manifest edited to name another certificate. */
    private Optional<Drift> differs(String path, byte[] bytes, boolean asMade) {
        Optional<Manifest.Certificate> owner = manifest.certificates().stream()
                .filter(one -> one.files().contains(path))
                .findFirst();
        boolean another = owner.filter(
                        one -> ManifestDraft.certificateFiles(one).anyMatch(path::equals))
                .filter(one -> isAnother(bytes, one.sha256()))
                .isPresent();
        if (another) {
            return drift(path, Sort.REPLACED, "another certificate than the one that was issued");
        }
        return asMade ? Optional.empty() : drift(path, Sort.EDITED, "changed since amtpki wrote it");
    }

    private static boolean isAnother(byte[] bytes, String sha256) {
        try {
            return !Sha256.of(Certificates.der(Certificates.parseAll(bytes).get(0)))
                    .equals(sha256);
        } catch (PkiException e) {
            return false;
        }
    }

    private static Optional<Drift> drift(String path, Sort sort, String detail) {
        return Optional.of(new Drift(path, sort, detail));
    }

    private List<Drift> unknown() {
        Set<String> known = new HashSet<>();
        manifest.artefacts().forEach(entry -> known.add(entry.path()));
        Set<String> found = new TreeSet<>();
        try {
            Files.walkFileTree(folder.path(), new Foreign(folder.path(), known, found));
        } catch (IOException e) {
            throw IoProblem.storage("cannot read", folder.path(), e);
        }
        return found.stream()
                .limit(MOST_UNKNOWN)
                .map(path -> new Drift(path, Sort.UNKNOWN, "not made by amtpki"))
                .toList();
    }

    /** Gathers what is neither listed nor bookkeeping. */
    private static final class Foreign extends SimpleFileVisitor<Path> {

        private final Path top;
        private final Set<String> known;
        private final Set<String> found;

        Foreign(Path top, Set<String> known, Set<String> found) {
            this.top = top;
            this.known = known;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return own(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = path(file);
            if (!own(file) && !known.contains(path)) {
                found.add(path);
            }
            return found.size() > MOST_UNKNOWN ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            found.add(path(file));
            return FileVisitResult.CONTINUE;
        }

        private boolean own(Path path) {
            String name = path(path);
            return name.equals(ArtefactPaths.MANIFEST)
                    || name.equals(ArtefactPaths.REPLACED)
                    || name.startsWith(ArtefactPaths.OWN_PREFIX);
        }

        private String path(Path file) {
            return top.relativize(file).toString().replace(java.io.File.separatorChar, '/');
        }
    }
}
