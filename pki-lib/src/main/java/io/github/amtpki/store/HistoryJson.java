package io.github.amtpki.store;

import static io.github.amtpki.store.ManifestJson.all;
import static io.github.amtpki.store.ManifestJson.fields;
import static io.github.amtpki.store.ManifestJson.hex;
import static io.github.amtpki.store.ManifestJson.optional;
import static io.github.amtpki.store.ManifestJson.sha256;
import static io.github.amtpki.store.ManifestJson.time;

import io.github.amtpki.internal.json.JsonObject;
import io.github.amtpki.store.History.Crl;
import io.github.amtpki.store.History.Former;
import io.github.amtpki.store.History.Revocation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The {@link History} as parts of the manifest's text, each left out while there is nothing in it. */
final class HistoryJson {

    private HistoryJson() {}

    static void write(History history, Map<String, Object> tree) {
        put(tree, "former", history.former(), HistoryJson::write);
        put(tree, "revocations", history.revocations(), HistoryJson::write);
        put(tree, "crls", history.crls(), HistoryJson::write);
    }

    private static <T> void put(Map<String, Object> tree, String name, List<T> items, Function<T, Object> writer) {
        if (!items.isEmpty()) {
            tree.put(name, all(items, writer));
        }
    }

    static History read(JsonObject in) {
        return new History(
                optional(in, "former", HistoryJson::former),
                optional(in, "revocations", HistoryJson::revocation),
                optional(in, "crls", HistoryJson::crl));
    }

    private static Map<String, Object> write(Former entry) {
        Map<String, Object> tree = fields("track", entry.track(), "name", entry.name(), "kind", entry.kind());
        tree.put("subject", entry.subject());
        tree.put("issuer", entry.issuer());
        tree.put("serial", entry.serial());
        tree.put("notBefore", entry.notBefore().toString());
        tree.put("notAfter", entry.notAfter().toString());
        tree.put("sha256", entry.sha256());
        return tree;
    }

    private static Former former(JsonObject in) {
        return new Former(
                in.text("track"),
                in.text("name"),
                in.text("kind"),
                in.text("subject"),
                in.text("issuer"),
                hex(in, "serial", 0),
                time(in, "notBefore"),
                time(in, "notAfter"),
                sha256(in, "sha256"));
    }

    private static Map<String, Object> write(Revocation entry) {
        Map<String, Object> tree = fields("track", entry.track(), "issuer", entry.issuer(), "serial", entry.serial());
        tree.put("name", entry.name());
        tree.put("revokedAt", entry.revokedAt().toString());
        tree.put("reason", entry.reason());
        return tree;
    }

    private static Revocation revocation(JsonObject in) {
        return new Revocation(
                in.text("track"),
                in.text("issuer"),
                hex(in, "serial", 0),
                in.text("name"),
                time(in, "revokedAt"),
                in.text("reason"));
    }

    private static Map<String, Object> write(Crl entry) {
        Map<String, Object> tree = fields("track", entry.track(), "name", entry.name(), "number", entry.number());
        tree.put("thisUpdate", entry.thisUpdate().toString());
        tree.put("nextUpdate", entry.nextUpdate().toString());
        tree.put("files", entry.files());
        return tree;
    }

    private static Crl crl(JsonObject in) {
        return new Crl(
                in.text("track"),
                in.text("name"),
                number(in),
                time(in, "thisUpdate"),
                time(in, "nextUpdate"),
                in.texts("files"));
    }

    private static long number(JsonObject in) {
        long number = in.number("number");
        if (number < 1) {
            throw in.wrong("number", "it is less than 1");
        }
        return number;
    }
}
