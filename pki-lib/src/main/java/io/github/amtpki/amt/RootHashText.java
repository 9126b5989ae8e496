package io.github.amtpki.amt;

import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.x509.Digest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hashes of one root in every form people need: a page to read, and a document for programs.
 *
 * @param subject whose hash it is, RFC 4514
 * @param hashes in the order asked for
 */
public record RootHashText(String subject, List<RootHash> hashes) {

    public RootHashText {
        hashes = List.copyOf(hashes);
    }

    public static RootHashText of(X509Certificate root, List<Digest> digests) {
        return new RootHashText(
                root.getSubjectX500Principal().toString(),
                digests.stream().map(digest -> RootHash.of(root, digest)).toList());
    }

    /** Lines of text: what takes each digest, and each form on a line of its own. */
    public String text() {
        StringBuilder text = new StringBuilder("Root hash of ").append(subject).append('\n');
        for (RootHash hash : hashes) {
            text.append('\n')
                    .append(hash.digest().jcaName())
                    .append(", taken by AMT ")
                    .append(takers(hash.digest()))
                    .append('\n');
            line(text, "hex", hash.hex());
            line(text, "colons", hash.colons());
            line(text, "groups", hash.groups());
            line(text, "base64", hash.base64());
        }
        return text.toString();
    }

    /** A JSON document with {@code schemaVersion}. */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", 1);
        document.putAll(tree());
        return JsonText.pretty(document);
    }

    /** What {@link #json} holds beside the version, as maps and lists. */
    public Map<String, Object> tree() {
        List<Object> list = new ArrayList<>();
        for (RootHash hash : hashes) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("digest", hash.digest().id());
            one.put("takenBy", takers(hash.digest()).toString());
            one.put("algorithmCode", hash.algorithmCode());
            one.put("hex", hash.hex());
            one.put("colons", hash.colons());
            one.put("groups", hash.groups());
            one.put("base64", hash.base64());
            list.add(one);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("subject", subject);
        tree.put("hashes", list);
        return tree;
    }

    /** The versions of the generations that take a hash in this digest. */
    private static VersionSet takers(Digest digest) {
        List<VersionRange> ranges = new ArrayList<>();
        for (Generation row : Generation.values()) {
            if (row.rootHashes().contains(digest)) {
                ranges.add(row.versions());
            }
        }
        return new VersionSet(ranges);
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append("  ")
                .append(label)
                .append(" ".repeat(8 - label.length()))
                .append(value)
                .append('\n');
    }
}
