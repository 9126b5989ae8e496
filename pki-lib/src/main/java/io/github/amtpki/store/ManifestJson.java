package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.json.JsonObject;
import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.profile.EnrolmentFile;
import io.github.amtpki.store.Manifest.ArtefactEntry;
import io.github.amtpki.store.Manifest.Certificate;
import io.github.amtpki.store.Manifest.Enrolment;
import io.github.amtpki.store.Manifest.Export;
import io.github.amtpki.store.Manifest.Profile;
import io.github.amtpki.store.Manifest.Role;
import io.github.amtpki.store.Manifest.RootHashes;
import io.github.amtpki.store.Manifest.Tool;
import io.github.amtpki.store.Manifest.Track;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The manifest as text and back. Reading is strict: what it does not know, it does not guess. */
final class ManifestJson {

    private static final String MEND = "bring manifest.json back from where you keep copies";

    private ManifestJson() {}

    static byte[] write(Manifest manifest) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", Manifest.SCHEMA_VERSION);
        tree.put(
                "tool",
                fields(
                        "name",
                        manifest.tool().name(),
                        "version",
                        manifest.tool().version()));
        tree.put("createdAt", manifest.createdAt().toString());
        tree.put("updatedAt", manifest.updatedAt().toString());
        Profile profile = manifest.profile();
        Map<String, Object> made = fields("file", profile.file(), "specification", profile.specification());
        profile.domain().ifPresent(domain -> made.put("domain", domain));
        tree.put("profile", made);
        tree.put("tracks", all(manifest.tracks(), ManifestJson::write));
        tree.put("certificates", all(manifest.certificates(), ManifestJson::write));
        tree.put("rootHashes", all(manifest.rootHashes(), ManifestJson::write));
        if (!manifest.enrolment().isEmpty()) {
            tree.put("enrolment", all(manifest.enrolment(), ManifestJson::write));
        }
        if (!manifest.exports().isEmpty()) {
            tree.put("exports", all(manifest.exports(), ManifestJson::write));
        }
        HistoryJson.write(manifest.history(), tree);
        tree.put("artefacts", all(manifest.artefacts(), ManifestJson::write));
        return JsonText.pretty(tree).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param file its name for messages
     * @throws BadInputException naming the file and the field
     */
    static Manifest read(String file, byte[] json) {
        try {
            JsonObject document = JsonObject.of(JsonText.parse(json));
            long version = document.number("schemaVersion");
            if (version > Manifest.SCHEMA_VERSION) {
                throw new BadInputException(
                        "it was written by a newer amtpki (schema version " + version + ", this one reads "
                                + Manifest.SCHEMA_VERSION + ")",
                        "update amtpki");
            }
            if (version < 1) {
                throw new BadInputException("schemaVersion: there is no version " + version);
            }
            Manifest manifest = read(document);
            document.end();
            WholeManifest.check(manifest);
            return manifest;
        } catch (BadInputException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e.hint().orElse(MEND), e);
        }
    }

    private static Manifest read(JsonObject in) {
        JsonObject tool = in.object("tool");
        JsonObject profile = in.object("profile");
        Manifest manifest = new Manifest(
                new Tool(tool.text("name"), tool.text("version")),
                time(in, "createdAt"),
                time(in, "updatedAt"),
                new Profile(profile.text("file"), sha256(profile, "specification"), profile.optionalText("domain")),
                in.objects("tracks", ManifestJson::track),
                in.objects("certificates", ManifestJson::certificate),
                in.objects("rootHashes", ManifestJson::rootHashes),
                optional(in, "enrolment", ManifestJson::enrolment),
                optional(in, "exports", ManifestJson::export),
                HistoryJson.read(in),
                in.objects("artefacts", ManifestJson::artefact));
        tool.end();
        profile.end();
        return manifest;
    }

    private static Map<String, Object> write(Track track) {
        return fields(
                "id", track.id(), "firmware", track.firmware(), "keyType", track.keyType(), "digest", track.digest());
    }

    private static Track track(JsonObject in) {
        return new Track(in.text("id"), in.text("firmware"), in.text("keyType"), in.text("digest"));
    }

    private static Map<String, Object> write(Certificate entry) {
        Map<String, Object> tree =
                fields("track", entry.track(), "name", entry.name(), "kind", entry.kind(), "role", id(entry.role()));
        tree.put("subject", entry.subject());
        tree.put("issuer", entry.issuer());
        tree.put("serial", entry.serial());
        tree.put("notBefore", entry.notBefore().toString());
        tree.put("notAfter", entry.notAfter().toString());
        tree.put("sha256", entry.sha256());
        tree.put("specification", entry.specification());
        tree.put("resolved", new TreeMap<>(entry.resolved()));
        tree.put("protection", new TreeMap<>(entry.protection()));
        tree.put("files", entry.files());
        return tree;
    }

    private static Certificate certificate(JsonObject in) {
        return new Certificate(
                in.text("track"),
                in.text("name"),
                in.text("kind"),
                in.text("role", "one of root, intermediate, leaf", ManifestJson::role),
                in.text("subject"),
                in.text("issuer"),
                hex(in, "serial", 0),
                time(in, "notBefore"),
                time(in, "notAfter"),
                sha256(in, "sha256"),
                sha256(in, "specification"),
                in.textsByName("resolved"),
                in.textsByName("protection"),
                in.texts("files"));
    }

    private static Map<String, Object> write(RootHashes root) {
        Map<String, Object> tree = fields("track", root.track(), "name", root.name());
        root.sha1().ifPresent(sha1 -> tree.put("sha1", sha1));
        tree.put("sha256", root.sha256());
        tree.put("sha384", root.sha384());
        return tree;
    }

    private static RootHashes rootHashes(JsonObject in) {
        return new RootHashes(
                in.text("track"),
                in.text("name"),
                in.optionalText("sha1").map(sha1 -> hex(in, "sha1", 40)),
                sha256(in, "sha256"),
                hex(in, "sha384", 96));
    }

    private static Map<String, Object> write(Enrolment entry) {
        Map<String, Object> tree = fields("track", entry.track(), "kind", entry.kind());
        tree.put("resolved", new TreeMap<>(entry.resolved()));
        tree.put("files", entry.files());
        return tree;
    }

    private static Enrolment enrolment(JsonObject in) {
        return new Enrolment(
                in.text("track"),
                in.text("kind", "one of setup-bin, image, sheet", ManifestJson::enrolmentKind),
                in.textsByName("resolved"),
                in.texts("files"));
    }

    private static Map<String, Object> write(Export entry) {
        Map<String, Object> tree = fields("track", entry.track(), "name", entry.name(), "target", entry.target());
        tree.put("resolved", new TreeMap<>(entry.resolved()));
        tree.put("files", entry.files());
        return tree;
    }

    private static Export export(JsonObject in) {
        return new Export(
                in.text("track"), in.text("name"), in.text("target"), in.textsByName("resolved"), in.texts("files"));
    }

    private static String enrolmentKind(String id) {
        for (EnrolmentFile file : EnrolmentFile.values()) {
            if (file.id().equals(id)) {
                return id;
            }
        }
        throw new IllegalArgumentException(id);
    }

    private static Map<String, Object> write(ArtefactEntry entry) {
        return fields("path", entry.path(), "sha256", entry.sha256(), "size", entry.size(), "secret", entry.secret());
    }

    private static ArtefactEntry artefact(JsonObject in) {
        return new ArtefactEntry(in.text("path"), sha256(in, "sha256"), size(in), in.flag("secret"));
    }

    private static long size(JsonObject in) {
        long size = in.number("size");
        if (size < 0) {
            throw in.wrong("size", "it is negative");
        }
        return size;
    }

    private static String id(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Role role(String id) {
        for (Role role : Role.values()) {
            if (id(role).equals(id)) {
                return role;
            }
        }
        throw new IllegalArgumentException(id);
    }

    static Instant time(JsonObject in, String name) {
        return in.text(name, "a time as 2026-11-22T15:49:31Z", text -> {
            Instant time = Instant.parse(text);
            if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))
                    || !time.toString().equals(text)) {
                throw new IllegalArgumentException(text);
            }
            return time;
        });
    }

    static String sha256(JsonObject in, String name) {
        return hex(in, name, 64);
    }

    static String hex(JsonObject in, String name, int length) {
        return in.text(name, (length == 0 ? "" : length + " digits of ") + "lower-case hex", text -> {
            if (!Sha256.lowerHex(text) || (length > 0 && text.length() != length)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** A list that stands there only if it is not empty. */
    static <T> List<T> optional(JsonObject in, String name, Function<JsonObject, T> reader) {
        return in.has(name) ? in.objects(name, reader) : List.of();
    }

    static <T> List<Object> all(List<T> items, Function<T, Object> writer) {
        List<Object> list = new ArrayList<>();
        for (T item : items) {
            list.add(writer.apply(item));
        }
        return list;
    }

    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return tree;
    }
}
