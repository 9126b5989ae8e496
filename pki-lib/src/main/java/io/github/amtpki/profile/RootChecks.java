package io.github.amtpki.profile;

import java.util.List;

/** A root is either made or taken as it is; never half of each. */
final class RootChecks {

    private RootChecks() {}

    static void check(Profile profile, Findings findings) {
        if (!findings.sound("root.certificate")) {
            return;
        }
        if (profile.root().certificate().isPresent()) {
            checkExisting(findings);
        } else {
            checkNew(profile.root(), findings);
        }
    }

    private static void checkExisting(Findings findings) {
        for (String key : List.of("subject", "validity", "pathLength")) {
            if (findings.written("root." + key)) {
                findings.atKey(
                        "root." + key,
                        "'" + key + "' of an existing root stands in its certificate",
                        "remove '" + key + "', or 'certificate' to make a new root");
            }
        }
        if (findings.written("root.key.type")) {
            findings.atKey(
                    "root.key.type",
                    "the type of an existing root's key stands in its certificate",
                    "name the key's file or token, or leave 'key' out while it is offline");
        }
    }

    private static void checkNew(RootProfile root, Findings findings) {
        requireNew("subject", "CN=Example Lab AMT Root", findings);
        requireNew("validity", "15y", findings);
        if (root.key().filter(KeyProfile::existing).isPresent() && findings.sound("root.key")) {
            String where = findings.written("root.key.pkcs11")
                    ? "root.key.pkcs11"
                    : findings.written("root.key.file") ? "root.key.file" : "root.key";
            findings.at(
                    where,
                    "an existing key needs the root's certificate as well",
                    "add 'certificate: root.crt' beside 'key', or name a key type");
        }
    }

    private static void requireNew(String key, String example, Findings findings) {
        if (findings.sound("root." + key) && findings.missing("root." + key)) {
            findings.atKey(
                    "root." + key,
                    "'" + key + "' is missing",
                    "add '" + key + ": " + example + "', or 'certificate' to take an existing root");
        }
    }
}
