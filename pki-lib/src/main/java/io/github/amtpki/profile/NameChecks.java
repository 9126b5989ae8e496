package io.github.amtpki.profile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two artefacts must never want the same file. */
final class NameChecks {

    /** What is written for each name, and beside it for a root. */
    private static final List<String> SUFFIXES = List.of(
            ".crt", ".chain.crt", ".key", ".key.password", ".pfx", ".pfx.password", ".der", "-hash.txt", "-hash.json");

    private NameChecks() {}

    static void check(Profile profile, Findings findings) {
        Map<String, String> files = new HashMap<>();
        named(profile, findings).forEach((path, name) -> {
            for (String suffix : SUFFIXES) {
                String other = files.putIfAbsent(name + suffix, name);
                if (other != null) {
                    boolean same = other.equals(name);
                    findings.at(
                            path,
                            same
                                    ? "the name '" + name + "' is taken already"
                                    : "'" + name + "' and '" + other + "' would both write " + name + suffix,
                            "choose another name");
                    return;
                }
            }
        });
    }

    /** Every readable name by its path, in the order in which names are given away. */
    static Map<String, String> named(Profile profile, Findings findings) {
        Map<String, String> names = new LinkedHashMap<>();
        put(names, "root.name", profile.root().name(), findings);
        for (int i = 0; i < profile.intermediates().size(); i++) {
            put(
                    names,
                    ProfileChecks.intermediate(i) + ".name",
                    profile.intermediates().get(i).name(),
                    findings);
        }
        for (int i = 0; i < profile.certificates().size(); i++) {
            put(
                    names,
                    ProfileChecks.certificate(i) + ".name",
                    profile.certificates().get(i).name(),
                    findings);
        }
        return names;
    }

    private static void put(Map<String, String> names, String path, String name, Findings findings) {
        if (findings.sound(path)) {
            names.put(path, name);
        }
    }
}
