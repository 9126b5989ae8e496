package io.github.amtpki.profile;

import io.github.amtpki.profile.SecretRef.Source;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A key is either made or taken from one place; and what can be read only once is asked for only once. */
final class KeyChecks {

    private final Findings findings;
    private final Map<String, SecretRef> secrets = new LinkedHashMap<>();

    private KeyChecks(Findings findings) {
        this.findings = findings;
    }

    static void check(Profile profile, Findings findings) {
        KeyChecks checks = new KeyChecks(findings);
        checks.key("root.key", profile.root().key());
        for (int i = 0; i < profile.intermediates().size(); i++) {
            checks.key(
                    ProfileChecks.intermediate(i) + ".key",
                    profile.intermediates().get(i).key());
        }
        for (int i = 0; i < profile.certificates().size(); i++) {
            CertificateProfile one = profile.certificates().get(i);
            String path = ProfileChecks.certificate(i);
            checks.key(path + ".key", one.key());
            one.pfx().ifPresent(pfx -> checks.secrets.put(path + ".pfx.password", pfx.password()));
        }
        profile.enrolment().flatMap(EnrolmentProfile::setupBin).ifPresent(checks::setupBin);
        checks.readOnce();
    }

    private void key(String path, Optional<KeyProfile> key) {
        if (key.isEmpty() || !findings.sound(path)) {
            return;
        }
        KeyProfile one = key.get();
        one.password().ifPresent(ref -> secrets.put(path + ".password", ref));
        one.pkcs11().flatMap(Pkcs11Profile::pin).ifPresent(ref -> secrets.put(path + ".pkcs11.pin", ref));
        if (one.type().isPresent() && one.existing()) {
            findings.atKey(path + ".type", "'type' is for a new key, this one exists", "remove 'type'");
        }
        if (one.file().isPresent() && one.pkcs11().isPresent()) {
            findings.atKey(path + ".file", "a key is in a file or in a token, not in both", "remove one of them");
        }
        if (one.pkcs11().isPresent() && one.password().isPresent()) {
            findings.atKey(path + ".password", "a token has a PIN, no password", "write 'pin' below 'pkcs11'");
        }
        secrets.forEach((where, ref) -> {
            if (one.existing() && where.startsWith(path + ".") && ref.generates()) {
                findings.at(where, "the key exists, and so does its secret", "say where it is: env:, file: or prompt");
            }
        });
    }

    private void setupBin(SetupBinProfile setup) {
        setup.currentPassword().ifPresent(ref -> secrets.put("enrolment.setupBin.currentPassword", ref));
        setup.newPassword().ifPresent(ref -> secrets.put("enrolment.setupBin.newPassword", ref));
    }

    private void readOnce() {
        Map<String, String> first = new HashMap<>();
        secrets.forEach((path, ref) -> {
            boolean once = ref.source() == Source.STDIN || ref.source() == Source.FD;
            String other = once ? first.putIfAbsent(ref.toString(), path) : null;
            if (other != null && findings.sound(path)) {
                findings.at(
                        path,
                        ref + " is read already for " + other,
                        "each of them gives one secret: use file: or env: for the other");
            }
        });
    }
}
