package io.github.amtpki.profile;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.rule.Importer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether what servers shall import can be made. */
final class ExportChecks {

    private static final List<Importer> BY_SUFFIX = List.of(Importer.RPS, Importer.CONSOLE);

    private ExportChecks() {}

    static void check(Profile profile, Findings findings) {
        if (profile.exports().isEmpty()) {
            return;
        }
        boolean bundled = profile.certificates().stream()
                .anyMatch(one ->
                        one.kind() == CertificateKind.PROVISIONING && one.pfx().isPresent());
        if (!bundled && findings.sound("certificates")) {
            findings.atKey(
                    "exports",
                    "there is nothing to export: no provisioning certificate has a bundle",
                    "add 'pfx: {password: generate}' to a certificate of kind provisioning");
        }
        Set<Importer> seen = new HashSet<>();
        for (int i = 0; i < profile.exports().size(); i++) {
            Importer target = profile.exports().get(i);
            String item = "exports[" + i + "]";
            if (!findings.sound(item)) {
                continue;
            }
            if (!seen.add(target)) {
                findings.at(item, "'" + target.id() + "' stands here twice", "remove one");
            } else if (BY_SUFFIX.contains(target) && findings.missing("domain")) {
                findings.at(
                        item,
                        target.id() + " wants to know the DNS suffix of the machines",
                        "add 'domain: corp.example.com' at the top");
            }
        }
    }
}
