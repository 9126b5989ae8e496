package io.github.amtpki.profile;

import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.Oids;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Raw extensions: not those that belong to the CA or have a key of their own, each once, sound DER. */
final class ExtensionChecks {

    private static final Map<String, String> OWN_KEY =
            Map.of(Oids.SUBJECT_ALT_NAME, "names", Oids.EXTENDED_KEY_USAGE, "extendedKeyUsage");

    private ExtensionChecks() {}

    static void check(List<ExtensionProfile> extensions, String path, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < extensions.size(); i++) {
            ExtensionProfile one = extensions.get(i);
            String item = path + "[" + i + "]";
            if (findings.sound(item + ".oid")) {
                oid(one.oid(), item + ".oid", seen, findings);
            }
            if (findings.sound(item + ".hex", item + ".base64")) {
                value(one, item, findings);
            }
        }
    }

    private static void oid(String oid, String path, Set<String> seen, Findings findings) {
        if (oid.equals(Oids.KEY_USAGE) || CopyPolicy.CA_OWNED.contains(oid)) {
            findings.at(path, Oids.describe(oid) + " belongs to the CA", "remove it: it follows from the kind");
        } else if (OWN_KEY.containsKey(oid)) {
            findings.at(path, Oids.describe(oid) + " is written otherwise", "use '" + OWN_KEY.get(oid) + "'");
        } else if (!seen.add(oid)) {
            findings.at(path, Oids.describe(oid) + " stands here already", "an extension may appear once (RFC 5280)");
        }
    }

    private static void value(ExtensionProfile one, String path, Findings findings) {
        if (one.hex().isPresent() == one.base64().isPresent()) {
            findings.at(path, "either 'hex' or 'base64' must be there, and only one", "as hex: \"3003020105\"");
            return;
        }
        if (!wholeElement(one.value())) {
            findings.at(
                    path + (one.hex().isPresent() ? ".hex" : ".base64"),
                    "this is not one whole DER element",
                    "its length must cover the rest exactly, as 30 03 02 01 05 does");
        }
    }

    /** Tag, shortest definite length, and exactly so many bytes (X.690 sections 8.1 and 10.1). */
    static boolean wholeElement(byte[] der) {
        int at = 1;
        if (der.length > 0 && (der[0] & 0x1F) == 0x1F) {
            while (at < der.length && (der[at] & 0x80) != 0) {
                at++;
            }
            at++;
        }
        if (at >= der.length) {
            return false;
        }
        int first = der[at++] & 0xFF;
        if (first < 0x80) {
            return der.length - at == first;
        }
        int octets = first & 0x7F;
        if (octets == 0 || octets > 3 || at + octets > der.length || der[at] == 0) {
            return false;
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | der[at++] & 0xFF;
        }
        return length >= 0x80 && der.length - at == length;
    }
}
