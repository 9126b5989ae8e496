package io.github.amtpki.proof;

import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.internal.json.JsonObject;
import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.testing.Run;
import io.github.amtpki.testing.Tools;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows many files to RPS's checks at upload and MeshCentral's at start, run again on node-forge itself in one process.
 *
 * <p>RPS 2.40 has node-forge 1.4, MeshCentral 1.1.55 has 1.3; ask with the release of the one whose answer counts.
 */
final class ForgeImporters {

    private ForgeImporters() {}

    /** What one importer would be given. */
    record Upload(String name, byte[] file, String password, Optional<String> suffix, Instant now) {

        private String line() {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("file", Base64.getEncoder().encodeToString(file));
            fields.put("password", password);
            fields.put("suffix", suffix.orElse(null));
            fields.put("now", now.toString());
            return JsonText.pretty(fields).replaceAll("\n *", "") + "\n";
        }
    }

    /**
     * What an importer has against each upload, by the upload's name; nothing if it takes it.
     *
     * @param importer RPS or MeshCentral; each with the release of node-forge that it was measured with
     */
    static Map<String, Optional<String>> ask(Importer importer, List<Upload> uploads) {
        StringBuilder lines = new StringBuilder();
        uploads.forEach(upload -> lines.append(upload.line()));
        String module = importer == Importer.RPS ? "node-forge-1.4" : "node-forge-1.3";
        String out = Run.here()
                .withInput(lines.toString())
                .ok(
                        "node",
                        NodeScripts.path("forge-importers.js"),
                        Tools.need(module).toString(),
                        importer.id())
                .out();
        Map<String, Optional<String>> answers = new LinkedHashMap<>();
        out.lines().forEach(line -> {
            JsonObject answer = JsonObject.of(JsonText.parse(line.getBytes(StandardCharsets.UTF_8)));
            answers.put(answer.text("name"), answer.optionalText(importer.id()));
        });
        return answers;
    }
}
