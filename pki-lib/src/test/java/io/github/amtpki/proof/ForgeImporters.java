package io.github.amtpki.proof;

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

    /** What each has against it; nothing if it takes it. */
    record Answer(Optional<String> rps, Optional<String> meshcentral) {}

    /** The answers by the uploads' names. */
    static Map<String, Answer> ask(String module, List<Upload> uploads) {
        StringBuilder lines = new StringBuilder();
        uploads.forEach(upload -> lines.append(upload.line()));
        String out = Run.here()
                .withInput(lines.toString())
                .ok(
                        "node",
                        NodeScripts.path("forge-importers.js"),
                        Tools.need(module).toString())
                .out();
        Map<String, Answer> answers = new LinkedHashMap<>();
        out.lines().forEach(line -> {
            JsonObject answer = JsonObject.of(JsonText.parse(line.getBytes(StandardCharsets.UTF_8)));
            answers.put(
                    answer.text("name"), new Answer(answer.optionalText("rps"), answer.optionalText("meshcentral")));
        });
        return answers;
    }
}
