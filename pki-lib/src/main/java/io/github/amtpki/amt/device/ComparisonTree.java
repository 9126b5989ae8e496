package io.github.amtpki.amt.device;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.x509.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as maps and lists. */
final class ComparisonTree {

    private ComparisonTree() {}

    static Map<String, Object> of(HashComparison comparison) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", 1);
        tree.put("verdict", comparison.verdict().id());
        tree.put("text", comparison.verdict().text());
        Map<String, Object> roots = new LinkedHashMap<>();
        for (RootHash hash : comparison.roots()) {
            roots.put(hash.digest().id(), hash.hex());
        }
        tree.put("root", roots);
        tree.put("device", device(comparison.device()));
        tree.put(
                "matches",
                comparison.matches().stream().map(ComparisonTree::match).toList());
        tree.put("remarks", comparison.remarks());
        return tree;
    }

    private static Map<String, Object> device(DeviceReport device) {
        Map<String, Object> tree = new LinkedHashMap<>();
        device.version().map(AmtVersion::toString).ifPresent(told -> tree.put("version", told));
        device.dnsSuffix().ifPresent(told -> tree.put("dnsSuffix", told));
        device.osDnsSuffix().ifPresent(told -> tree.put("dnsSuffixOs", told));
        device.controlMode().ifPresent(told -> tree.put("controlMode", told));
        tree.put("hashes", device.hashes().size());
        tree.put("passedOver", device.passedOver());
        return tree;
    }

    private static Map<String, Object> match(HashMatch match) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", match.reported().name());
        tree.put("digits", match.reported().hash().digits());
        match.digest().map(Digest::id).ifPresent(id -> tree.put("digest", id));
        tree.put("active", match.reported().hash().active());
        tree.put("custom", match.reported().custom());
        tree.put("relation", match.relation().id());
        tree.put("role", match.role());
        List<Object> slips = new ArrayList<>();
        for (Slip slip : match.slips()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", slip.kind().id());
            one.put("position", slip.position());
            one.put("typedPosition", slip.typedPosition());
            one.put("group", slip.group());
            one.put("digitOfGroup", slip.digitOfGroup());
            one.put("right", slip.right());
            one.put("typed", slip.typed());
            one.put("lookalike", slip.lookalike());
            one.put("text", slip.text());
            slips.add(one);
        }
        tree.put("slips", slips);
        return tree;
    }
}
