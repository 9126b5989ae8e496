package io.github.amtpki.amt.device;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.internal.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A machine's report as JSON, from three programs:
 *
 * <pre>
 * rpc amtinfo -cert -json   {"amt": "16.1.25", "dnsSuffix": …, "certificateHashes": {"Lab Root": {"Hash": …, "Algorithm": "SHA256",
 *                            "IsActive": true, "IsDefault": false}}}
 * amtpki hash --json        {"hashes": [{"digest": "sha256", "hex": …}]}
 * MeshCentral's meiState    {"DnsSuffix": …, "OsDnsSuffix": …, "Hashes": [{"certificateHash": …, "hashAlgorithmStr": "SHA256",
 *                            "isActive": 1, "isDefault": 0, "name": …}]}
 * </pre>
 *
 * <p>Field names as read in rpc-go's amtinfo.go and MeshCentral's amtmanager.js and amt-mei.js.
 */
final class DeviceJson {

    private DeviceJson() {}

    /** The JSON in a text, behind whatever log lines stand before it; nothing if no line begins one. */
    static Optional<String> within(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("{") || stripped.startsWith("[")) {
            return Optional.of(stripped);
        }
        int begin = text.indexOf("\n{");
        int end = text.lastIndexOf('}');
        return begin >= 0 && end > begin ? Optional.of(text.substring(begin + 1, end + 1)) : Optional.empty();
    }

    static DeviceReport read(String json) {
        Object document = JsonText.parse(json.getBytes(StandardCharsets.UTF_8));
        ReportDraft draft = new ReportDraft();
        if (document instanceof List<?> list) {
            hashes(list, draft);
        } else if (document instanceof Map<?, ?> map) {
            object(map, draft, 0);
        }
        return draft.report();
    }

    /** MeshCentral wraps the state in a message: {@code {"action": "meiState", "value": {…}}}. */
    private static void object(Map<?, ?> map, ReportDraft draft, int depth) {
        text(map, "amt")
                .or(() -> text(map, "version"))
                .or(() -> meshVersion(map))
                .ifPresent(told -> version(told, draft));
        text(map, "dnsSuffix").or(() -> text(map, "DnsSuffix")).ifPresent(draft::dnsSuffix);
        text(map, "dnsSuffixOS").or(() -> text(map, "OsDnsSuffix")).ifPresent(draft::osDnsSuffix);
        text(map, "controlMode").ifPresent(draft::controlMode);
        for (String name : List.of("certificateHashes", "Hashes", "hashes")) {
            Object value = map.get(name);
            if (value instanceof Map<?, ?> named) {
                hashes(named.values(), draft);
            } else if (value instanceof List<?> list) {
                hashes(list, draft);
            }
        }
        for (String name : List.of("value", "meiState", "mei", "data")) {
            if (depth < 3 && map.get(name) instanceof Map<?, ?> inner) {
                object(inner, draft, depth + 1);
            }
        }
    }

    private static void hashes(Collection<?> values, ReportDraft draft) {
        for (Object value : values) {
            if (!(value instanceof Map<?, ?> entry)) {
                throw new BadInputException("the list of hashes holds something that is no hash entry");
            }
            String digits = text(entry, "Hash")
                    .or(() -> text(entry, "certificateHash"))
                    .or(() -> text(entry, "hash"))
                    .or(() -> text(entry, "hex"))
                    .orElseThrow(() -> new BadInputException("a hash entry has neither 'Hash' nor 'certificateHash'"));
            String algorithm = text(entry, "Algorithm")
                    .or(() -> text(entry, "hashAlgorithmStr"))
                    .or(() -> text(entry, "algorithm"))
                    .or(() -> text(entry, "digest"))
                    .orElseGet(() -> byLength(digits));
            draft.hash(
                    text(entry, "Name").or(() -> text(entry, "name")).orElse(""),
                    algorithm,
                    digits,
                    flag(entry, "IsActive", "isActive").orElse(true),
                    !flag(entry, "IsDefault", "isDefault").orElse(false));
        }
    }

    private static String byLength(String digits) {
        return digits.length() == 40 ? "SHA1" : digits.length() == 96 ? "SHA384" : "SHA256";
    }

    /** {@code "Versions": {"Versions": [{"Description": "AMT", "Version": "16.1.25"}]}}, with one or two levels. */
    private static Optional<String> meshVersion(Map<?, ?> map) {
        Object versions = map.get("Versions");
        if (versions instanceof Map<?, ?> inner) {
            versions = inner.get("Versions");
        }
        if (!(versions instanceof List<?> list)) {
            return Optional.empty();
        }
        for (Object one : list) {
            if (one instanceof Map<?, ?> entry && "AMT".equals(entry.get("Description"))) {
                return text(entry, "Version");
            }
        }
        return Optional.empty();
    }

    private static void version(String told, ReportDraft draft) {
        if (told.matches("[0-9]{1,3}(?:\\.[0-9]{1,5}){0,3}")) {
            draft.version(AmtVersion.parse(told));
        }
    }

    private static Optional<String> text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Boolean> flag(Map<?, ?> map, String name, String other) {
        @Nullable Object value = map.containsKey(name) ? map.get(name) : map.get(other);
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        return value instanceof Long number ? Optional.of(number != 0) : Optional.empty();
    }
}
