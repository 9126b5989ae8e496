package io.github.amtpki.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.amtpki.Artefact;
import io.github.amtpki.store.History.Crl;
import io.github.amtpki.store.History.Former;
import io.github.amtpki.store.History.Revocation;
import io.github.amtpki.store.Manifest.Certificate;
import io.github.amtpki.store.Manifest.Enrolment;
import io.github.amtpki.store.Manifest.Export;
import io.github.amtpki.store.Manifest.Profile;
import io.github.amtpki.store.Manifest.Role;
import io.github.amtpki.store.Manifest.RootHashes;
import io.github.amtpki.store.Manifest.Tool;
import io.github.amtpki.store.Manifest.Track;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small PKI as the store sees it: names and bytes. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final Duration NO_PATIENCE = Duration.ZERO;

    /** What the crash tests put in: nested, several, and of some size. */
    static final List<Artefact> FIRST = List.of(
            artefact("root.crt", "root one"),
            secret("root.key", "key one"),
            artefact("sha384/leaf.crt", "leaf one"),
            secret("sha384/leaf.pfx", "bundle one"),
            artefact("old/gone.crt", "to be removed"));

    private Samples() {}

    static Artefact artefact(String path, String text) {
        return new Artefact(path, text.getBytes(UTF_8), false);
    }

    static Artefact secret(String path, String text) {
        return new Artefact(path, text.getBytes(UTF_8), true);
    }

    static String hex(String digit, int length) {
        return digit.repeat(length);
    }

    /** A description whose digit tells it from others. */
    static Manifest manifest(String digit, String... filesOfRoot) {
        Certificate root = new Certificate(
                "sha256",
                "root",
                "root-ca",
                Role.ROOT,
                "CN=Lab Root",
                "root",
                "0" + digit,
                NOON,
                NOON.plus(Duration.ofDays(3650)),
                hex(digit, 64),
                hex(digit, 64),
                Map.of("subject", "CN=Lab Root"),
                Map.of("key", "generate"),
                List.of(filesOfRoot));
        return Manifest.draft(
                new Tool("amtpki", "0.1.0"),
                new Profile("lab.yaml", hex(digit, 64), Optional.of("corp.example.com")),
                List.of(new Track("sha256", "11-15", "rsa-2048", "sha256")),
                List.of(root),
                List.of(new RootHashes("sha256", "root", Optional.of(hex(digit, 40)), hex(digit, 64), hex(digit, 96))),
                filesOfRoot.length == 0
                        ? List.of()
                        : List.of(new Enrolment("sha256", "sheet", Map.of("firmware", "11-15"), List.of(filesOfRoot))),
                filesOfRoot.length == 0
                        ? List.of()
                        : List.of(
                                new Export("sha256", "root", "rps", Map.of("flavour", "modern"), List.of(filesOfRoot))),
                filesOfRoot.length == 0 ? History.NONE : history(filesOfRoot));
    }

    private static History history(String... files) {
        Instant then = Instant.parse("2026-01-02T03:04:05Z");
        return History.NONE
                .with(new Former(
                        "sha256",
                        "leaf",
                        "provisioning",
                        "CN=leaf",
                        "root",
                        "2a",
                        then,
                        then.plusSeconds(1),
                        hex("3", 64)))
                .with(new Revocation("sha256", "root", "2a", "leaf", then, "keyCompromise"))
                .with(new Crl("sha256", "root", 7, then, then.plusSeconds(60), List.of(files)));
    }

    static FolderChange first() {
        return FolderChange.to(manifest("1", "root.crt")).put(FIRST);
    }

    /** Replaces two files, one of them in a subfolder, adds two, removes one with its folder, leaves two alone. */
    static FolderChange second() {
        return FolderChange.to(manifest("2", "root.crt", "new.crt"))
                .put(List.of(
                        artefact("root.crt", "root two"),
                        secret("sha384/leaf.pfx", "bundle two"),
                        secret("root.key", "key one"),
                        artefact("new.crt", "added"),
                        artefact("deep/er/new.crt", "added below")))
                .remove(List.of("old/gone.crt"));
    }

    static PkiFolder open(Path folder) {
        return PkiFolder.open(folder, CLOCK, NO_PATIENCE);
    }

    static FolderOutcome commit(Path folder, FolderChange change) {
        try (PkiFolder open = open(folder)) {
            return open.commit(change);
        }
    }

    /** What an interrupted run leaves: a folder that bears the mark. */
    static Path leftOver(Path folder) {
        try {
            new Scratch(folder).create(FileOps.REAL);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every path below (and every byte), folders with a slash at the end. */
    static Map<String, String> tree(Path root) {
        Map<String, String> found = new TreeMap<>();
        for (Path path : walk(root)) {
            String name = root.relativize(path).toString().replace('\\', '/');
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                found.put(name + "/", "");
            } else {
                found.put(name, Files.isSymbolicLink(path) ? "a link" : text(path));
            }
        }
        return found;
    }

    /** The same of the folder that a path lies in. */
    static Map<String, String> around(Path path) {
        return tree(path.resolveSibling(""));
    }

    static List<Path> walk(Path root) {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> all = new ArrayList<>(paths.toList());
            all.remove(root);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
