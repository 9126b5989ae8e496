package io.github.amtpki.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.store.Manifest.ArtefactEntry;
import io.github.amtpki.testing.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifest's text, its reader, and the published schema: that all three say the same. */
final class ManifestJsonTest {

    private static final Path SCHEMA = Path.of("..", "profiles", "manifest.schema.json");

    private static Manifest sample() {
        List<ArtefactEntry> files = new ArrayList<>();
        for (Artefact artefact : Samples.FIRST) {
            files.add(ArtefactEntry.of(artefact));
        }
        return Samples.manifest("a", "root.crt", "root.key")
                .filledIn(Samples.NOON.plusMillis(1), Samples.NOON.plus(Duration.ofHours(1)), files);
    }

    private static String text() {
        return new String(ManifestJson.write(sample()), UTF_8);
    }

    private static Manifest read(String text) {
        return ManifestJson.read("lab/manifest.json", text.getBytes(UTF_8));
    }

    private static Map<?, ?> schema() throws IOException {
        return (Map<?, ?>) JsonText.parse(Files.readAllBytes(SCHEMA));
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(read(text())).isEqualTo(sample());
    }

    @Test
    void isWrittenInAStableOrderWithWholeSeconds() {
        assertThat(text()).startsWith("""
                {
                  "schemaVersion": 1,
                  "tool": {
                    "name": "amtpki",
                    "version": "0.1.0"
                  },
                  "createdAt": "2026-11-22T12:00:00Z",
                  "updatedAt": "2026-11-22T13:00:00Z",
                  "profile": {
                """).isEqualTo(text());
    }

    @Test
    void aNewerOneSaysThatAmtpkiMustBeUpdated() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> read("{\"schemaVersion\": 2, \"somethingNew\": []}"))
                .withMessage("lab/manifest.json: it was written by a newer amtpki (schema version 2, this one reads 1)")
                .satisfies(e -> assertThat(e.hint()).contains("update amtpki"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "schemaVersion": 1                  | "schemaVersion": 0            | schemaVersion: there is no version 0
            "schemaVersion": 1                  | "schemaVersion": "1"          | schemaVersion: expected a whole number, found text
            "keyType"                           | "keytype"                     | tracks[0]: the field 'keyType' is missing
            "role": "root"                      | "role": "boss"                | certificates[0].role: 'boss' is not one of root, intermediate, leaf
            "serial": "0a"                      | "serial": "0A"                | certificates[0].serial: '0A' is not lower-case hex
            "createdAt": "2026-11-22T12:00:00Z" | "createdAt": "yesterday"      | createdAt: 'yesterday' is not a time as 2026-11-22T15:49:31Z
            "size": 8                           | "size": 8.5                   | artefacts[0].size: expected a whole number, found 8.5
            "size": 8                           | "size": -8                    | artefacts[0].size: it is negative
            "path": "root.key"                  | "path": "../root.key"         | a file cannot be called '../root.key': it has an empty, '.' or '..' part
            "path": "root.key"                  | "path": "manifest.json"       | a file cannot be called 'manifest.json': 'manifest.json' is the folder's own
            "path": "root.key"                  | "path": "Root.CRT"            | a file cannot be called 'Root.CRT': on some systems it is the same file as 'root.crt'
            "path": "root.key"                  | "path": "other"               | certificate 'root' of track 'sha256' names the file 'root.key', which is not listed
            "kind": "sheet"                     | "kindness": "sheet"          | enrolment[0]: the field 'kind' is missing
            "version": "0.1.0"                  | "version": "0.1.0", "colour": "red" | tool: unknown field 'colour'
            """)
    void damageIsNamed(String sound, String damaged, String message) {
        assertThat(text()).contains(sound);
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> read(text().replaceFirst(sound, damaged)))
                .withMessage("lab/manifest.json: " + message);
    }

    @Test
    void theSameCertificateTwiceIsRefused() {
        Map<String, Object> tree = tree();
        List<Object> certificates = new ArrayList<>((List<?>) tree.get("certificates"));
        certificates.addAll(List.copyOf(certificates));
        tree.put("certificates", certificates);
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> read(JsonText.pretty(tree)))
                .withMessageContaining("is listed twice");
    }

    /** As a new root would be made of it, and machines know the old one. */
    @Test
    void withoutItsRootNothingIsWhole() {
        Map<String, Object> tree = tree();
        tree.put("certificates", List.of());
        tree.put("rootHashes", List.of());
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> read(JsonText.pretty(tree)))
                .withMessageContaining("has 0 roots, in place of one")
                .satisfies(e -> assertThat(e.hint().orElseThrow()).contains("bring manifest.json back"));
    }

    @Test
    void everythingBelongsToATrackThatIsListedOnce() {
        Map<String, Object> none = tree();
        none.put("tracks", List.of());
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> read(JsonText.pretty(none)))
                .withMessageContaining("belongs to the track 'sha256', which is not listed");
        Map<String, Object> twice = tree();
        List<Object> tracks = new ArrayList<>((List<?>) twice.get("tracks"));
        tracks.addAll(List.copyOf(tracks));
        twice.put("tracks", tracks);
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> read(JsonText.pretty(twice)))
                .withMessageContaining("track 'sha256' is listed twice");
    }

    @Test
    void damageNeverThrowsAnythingElse() {
        byte[] sound = ManifestJson.write(sample());
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = sound.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(95));
            }
            byte[] cut = random.nextBoolean() ? damaged : Arrays.copyOf(damaged, random.nextInt(damaged.length));
            try {
                ManifestJson.read("m", cut);
            } catch (BadInputException e) {
                assertThat(e.getMessage()).startsWith("m: ").doesNotContain("\n");
            }
        }
    }

    @Test
    void theSchemaAcceptsWhatIsWritten() throws IOException {
        assertThat(SchemaCheck.problems(schema(), tree())).isEmpty();
    }

    @Test
    void theSchemaAndTheReaderRefuseTheSame() throws IOException {
        List<Map<String, Object>> variants = new ArrayList<>();
        for (String path : objectPaths(tree(), "")) {
            for (Object field : List.copyOf(object(tree(), path).keySet())) {
                variants.add(changed(path, (String) field, Change.REMOVED));
                variants.add(changed(path, (String) field, Change.ANOTHER_TYPE));
                variants.add(changed(path, (String) field, Change.ODD_TEXT));
            }
            variants.add(changed(path, "unheardOf", Change.ANOTHER_TYPE));
        }
        assertThat(variants).hasSizeGreaterThan(120);
        int refused = 0;
        for (Map<String, Object> variant : variants) {
            boolean bySchema = !SchemaCheck.problems(schema(), variant).isEmpty();
            assertThat(refusedByReader(variant)).as(JsonText.pretty(variant)).isEqualTo(bySchema);
            refused += bySchema ? 1 : 0;
        }
        assertThat(refused).isBetween(variants.size() / 2, variants.size() - 1);
    }

    private enum Change {
        REMOVED,
        ANOTHER_TYPE,
        ODD_TEXT
    }

    private static boolean refusedByReader(Map<String, Object> tree) {
        try {
            read(JsonText.pretty(tree));
            return false;
        } catch (BadInputException e) {
            // how parts fit together is beyond a schema
            return Stream.of(
                            "which is not listed",
                            "which is not among the certificates",
                            "roots, in place of one",
                            "which is no list of AMT versions")
                    .noneMatch(String.valueOf(e.getMessage())::contains);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree() {
        return (Map<String, Object>) JsonText.parse(ManifestJson.write(sample()));
    }

    private static Map<String, Object> changed(String path, String field, Change change) {
        Map<String, Object> tree = tree();
        Map<String, Object> object = object(tree, path);
        switch (change) {
            case REMOVED -> object.remove(field);
            case ANOTHER_TYPE -> object.put(field, object.get(field) instanceof Map ? List.of() : Map.of());
            case ODD_TEXT -> object.put(field, object.get(field) instanceof String ? "Ödd-Text" : "text");
        }
        return tree;
    }

    private static List<String> objectPaths(Object value, String path) {
        List<String> paths = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            paths.add(path);
            map.forEach((key, inner) -> paths.addAll(objectPaths(inner, path + "/" + key)));
        }
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                paths.addAll(objectPaths(list.get(i), path + "/" + i));
            }
        }
        return paths;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object tree, String path) {
        Object at = tree;
        for (String part : path.isEmpty() ? new String[0] : path.substring(1).split("/")) {
            Object inner = at instanceof List<?> list ? list.get(Integer.parseInt(part)) : ((Map<?, ?>) at).get(part);
            at = Objects.requireNonNull(inner);
        }
        return (Map<String, Object>) at;
    }
}
