package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.x509.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a PKI folder says about itself, in {@code manifest.json} at its top: by which profile it was made, what
 * certificates it holds and which files belong to it. Later runs decide by it what is already there, and which files are
 * amtpki's to change. The published form is {@code profiles/manifest.schema.json}.
 *
 * <p>Whoever makes a PKI describes it by {@link #draft}; the dates and the list of files are filled in by the folder, who
 * alone knows them.
 *
 * @param tool what wrote it last
 * @param createdAt when the folder was made; whole seconds
 * @param updatedAt when it was changed last; whole seconds
 * @param profile what it was made from
 * @param tracks one for each chain of its own, usually one
 * @param certificates in the order of issuing: an issuer stands before what it issued
 * @param rootHashes what the machines must be told, for each root
 * @param enrolment what carries those hashes to the machines; may be nothing
 * @param exports what is ready to import into provisioning servers; may be nothing
 * @param history which certificates were replaced and revoked
 * @param artefacts every file but the manifest itself, sorted by path
 */
public record Manifest(
        Tool tool,
        Instant createdAt,
        Instant updatedAt,
        Profile profile,
        List<Track> tracks,
        List<Certificate> certificates,
        List<RootHashes> rootHashes,
        List<Enrolment> enrolment,
        List<Export> exports,
        History history,
        List<ArtefactEntry> artefacts) {

    /** The form written by this version. A manifest of a higher one was written by a newer amtpki and is refused. */
    public static final int SCHEMA_VERSION = 1;

    /** The program and its version. */
    public record Tool(String name, String version) {}

    /**
     * @param file the profile's name as its user wrote it, without folders
     * @param specification SHA-256 of what the profile resolves to, hex: a comment in the file does not change it
     * @param domain the DNS suffix that the machines declare, if the profile says
     */
    public record Profile(String file, String specification, Optional<String> domain) {}

    /**
     * @param id its name, and that of its folder if there are several, as {@code sha256}
     * @param firmware the AMT versions it serves, as {@code 11-15}
     * @param keyType as {@code rsa-2048}
     * @param digest what certificates are signed with, as {@code sha256}
     */
    public record Track(String id, String firmware, String keyType, String digest) {}

    /** What a certificate is in its chain. */
    public enum Role {
        ROOT,
        INTERMEDIATE,
        LEAF
    }

    /**
     * @param track the {@link Track#id}
     * @param name unique in its track; its files are called after it
     * @param kind what it is for, as {@code provisioning}
     * @param role what it is in its chain
     * @param subject RFC 4514
     * @param issuer name of the certificate that signed it; its own for a root
     * @param serial lower-case hex
     * @param notBefore start of validity
     * @param notAfter end of validity
     * @param sha256 fingerprint, lower-case hex
     * @param specification SHA-256 of what was to be issued, without dates, hex: as long as it stays, so does the
     *     certificate
     * @param resolved the fields of that specification, so that a later run can say what changed
     * @param protection how its key and bundle are locked, as references and names, never the secrets themselves; for a CA
     *     also where the list of what it revoked is published ({@code crl})
     * @param files paths of its files
     */
    public record Certificate(
            String track,
            String name,
            String kind,
            Role role,
            String subject,
            String issuer,
            String serial,
            Instant notBefore,
            Instant notAfter,
            String sha256,
            String specification,
            Map<String, String> resolved,
            Map<String, String> protection,
            List<String> files) {

        public Certificate {
            resolved = Map.copyOf(resolved);
            protection = Map.copyOf(protection);
            files = List.copyOf(files);
        }
    }

    /**
     * Digests of a whole root certificate, lower-case hex.
     *
     * @param track the {@link Track#id}
     * @param name of the root
     * @param sha1 only where a served generation takes it
     */
    public record RootHashes(String track, String name, Optional<String> sha1, String sha256, String sha384) {

        private Optional<String> of(Digest digest) {
            return switch (digest) {
                case SHA1 -> sha1;
                case SHA256 -> Optional.of(sha256);
                case SHA384 -> Optional.of(sha384);
            };
        }
    }

    /**
     * What tells machines of a root.
     *
     * @param track the {@link Track#id}
     * @param kind {@code sheet}, {@code setup-bin} or {@code image}
     * @param resolved what it was made from, passwords as references only: as long as that stays, so does the file
     * @param files paths of its files, itself first
     */
    public record Enrolment(String track, String kind, Map<String, String> resolved, List<String> files) {

        public Enrolment {
            resolved = Map.copyOf(resolved);
            files = List.copyOf(files);
        }
    }

    /**
     * What is ready to import into a provisioning server.
     *
     * @param track the {@link Track#id}
     * @param name of the certificate
     * @param target the server, as {@code rps}
     * @param resolved what it was made from: as long as that stays, so do the files
     * @param files paths of its files
     */
    public record Export(String track, String name, String target, Map<String, String> resolved, List<String> files) {

        public Export {
            resolved = Map.copyOf(resolved);
            files = List.copyOf(files);
        }
    }

    /**
     * One file of the folder.
     *
     * @param path relative, with {@code /}
     * @param sha256 of its bytes, hex
     * @param size in bytes
     * @param secret whether whoever reads it can act as its owner
     */
    public record ArtefactEntry(String path, String sha256, long size, boolean secret) {

        static ArtefactEntry of(Artefact artefact) {
            byte[] bytes = artefact.bytes();
            return new ArtefactEntry(artefact.path(), Sha256.of(bytes), bytes.length, artefact.secret());
        }
    }

    public Manifest {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(profile, "profile");
        createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.SECONDS);
        tracks = List.copyOf(tracks);
        certificates = List.copyOf(certificates);
        rootHashes = List.copyOf(rootHashes);
        enrolment = List.copyOf(enrolment);
        exports = List.copyOf(exports);
        artefacts = List.copyOf(artefacts);
    }

    /** A description still without dates and files. */
    public static Manifest draft(
            Tool tool,
            Profile profile,
            List<Track> tracks,
            List<Certificate> certificates,
            List<RootHashes> rootHashes,
            List<Enrolment> enrolment,
            List<Export> exports,
            History history) {
        return new Manifest(
                tool,
                Instant.EPOCH,
                Instant.EPOCH,
                profile,
                tracks,
                certificates,
                rootHashes,
                enrolment,
                exports,
                history,
                List.of());
    }

    /**
     * The hash of a root in the digest of its chain, which every firmware that the chain serves takes.
     *
     * @throws BadInputException if the manifest names no such chain, or a digest that is not known
     */
    public RootHash hash(RootHashes root) {
        Optional<String> digest = tracks.stream()
                .filter(track -> track.id.equals(root.track))
                .map(Track::digest)
                .findFirst();
        for (Digest known : Digest.values()) {
            Optional<String> hex = digest.filter(known.id()::equals).flatMap(id -> root.of(known));
            if (hex.isPresent()) {
                return new RootHash(known, hex.get());
            }
        }
        throw new BadInputException("the manifest does not tell the digest of the root '" + root.name + "'");
    }

    /** One chain; empty if there is none of that name. */
    public Optional<Track> track(String id) {
        return tracks.stream().filter(one -> one.id.equals(id)).findFirst();
    }

    public Optional<Certificate> certificate(String track, String name) {
        return certificates.stream()
                .filter(entry -> entry.track.equals(track) && entry.name.equals(name))
                .findFirst();
    }

    /** What of one kind tells machines of the root of a chain. */
    public Optional<Enrolment> enrolment(String track, String kind) {
        return enrolment.stream()
                .filter(entry -> entry.track.equals(track) && entry.kind.equals(kind))
                .findFirst();
    }

    public Optional<ArtefactEntry> artefact(String path) {
        return artefacts.stream().filter(entry -> entry.path.equals(path)).findFirst();
    }

    /** The same PKI after one of its certificates was given a successor, was revoked, or had its list made. */
    Manifest with(Tool writer, List<Certificate> inUse, List<Export> ready, History known) {
        return draft(writer, profile, tracks, inUse, rootHashes, enrolment, ready, known);
    }

    Manifest filledIn(Instant created, Instant updated, List<ArtefactEntry> files) {
        return new Manifest(
                tool, created, updated, profile, tracks, certificates, rootHashes, enrolment, exports, history, files);
    }

    /** Whether both describe the same PKI; by which version of the tool, and when, makes no difference. */
    boolean describesSameAs(Manifest other) {
        return profile.equals(other.profile)
                && tracks.equals(other.tracks)
                && certificates.equals(other.certificates)
                && rootHashes.equals(other.rootHashes)
                && enrolment.equals(other.enrolment)
                && exports.equals(other.exports)
                && history.equals(other.history)
                && artefacts.equals(other.artefacts);
    }
}
