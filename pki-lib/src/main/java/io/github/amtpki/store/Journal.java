package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.json.JsonObject;
import io.github.amtpki.internal.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A decided change, as whoever finds it needs it to finish the work.
 *
 * @param stamp names the folder under {@code replaced/}
 * @param put the new SHA-256 by path
 * @param remove the SHA-256 by path of what is to go
 * @param before the SHA-256 by path of what is to be replaced
 */
record Journal(String stamp, Map<String, String> put, Map<String, String> remove, Map<String, String> before) {

    private static final int SCHEMA_VERSION = 1;

    private record Line(String path, String sha256) {}

    Journal {
        put = new TreeMap<>(put);
        remove = new TreeMap<>(remove);
        before = new TreeMap<>(before);
    }

    byte[] toJson() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", SCHEMA_VERSION);
        tree.put("stamp", stamp);
        tree.put("put", lines(put));
        tree.put("remove", lines(remove));
        tree.put("before", lines(before));
        return JsonText.pretty(tree).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param file its name for messages
     * @throws BadInputException if it is damaged or of a newer amtpki
     */
    static Journal read(String file, byte[] json) {
        try {
            JsonObject in = JsonObject.of(JsonText.parse(json));
            if (in.number("schemaVersion") != SCHEMA_VERSION) {
                throw new BadInputException("it was written by another version of amtpki");
            }
            Journal journal = new Journal(in.text("stamp"), lines(in, "put"), lines(in, "remove"), lines(in, "before"));
            in.end();
            ArtefactPaths.check(journal.stamp);
            return journal;
        } catch (BadInputException e) {
            throw new BadInputException(
                    file + ": " + e.getMessage(),
                    "an interrupted change waits to be finished: finish it with the amtpki that began it",
                    e);
        }
    }

    private static List<Object> lines(Map<String, String> map) {
        List<Object> list = new ArrayList<>();
        for (Map.Entry<String, String> entry : map.entrySet()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("path", entry.getKey());
            line.put("sha256", entry.getValue());
            list.add(line);
        }
        return list;
    }

    private static Map<String, String> lines(JsonObject in, String name) {
        Map<String, String> map = new TreeMap<>();
        for (Line line : in.objects(name, item -> new Line(item.text("path"), item.text("sha256")))) {
            if (!line.path.equals(ArtefactPaths.MANIFEST)) {
                ArtefactPaths.checkOwned(line.path);
            }
            map.put(line.path, line.sha256);
        }
        return map;
    }
}
