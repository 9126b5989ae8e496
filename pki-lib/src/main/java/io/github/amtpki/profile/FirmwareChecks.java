package io.github.amtpki.profile;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Tracks;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.KeyType;
import java.util.List;
import java.util.Optional;

/** What the firmware named in the profile cannot take. The facts are those of the {@code amt} room. */
final class FirmwareChecks {

    private final Profile profile;
    private final Findings findings;
    private final List<Tracks.Served> tracks;

    private FirmwareChecks(Profile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
        this.tracks = Tracks.serving(profile.versions());
    }

    static void check(Profile profile, Findings findings) {
        if (!profile.firmware().isEmpty() && findings.sound("firmware")) {
            new FirmwareChecks(profile, findings).check();
        }
    }

    private void check() {
        checkHashes();
        if (tracks.size() > 1 && profile.root().certificate().isPresent()) {
            findings.atKey(
                    "root.certificate",
                    "one existing root cannot serve AMT " + profile.versions() + ": " + several(),
                    "write a profile for each");
        }
        checkKey("root", CertificateKind.ROOT_CA, profile.root().key());
        for (int i = 0; i < profile.intermediates().size(); i++) {
            checkKey(
                    ProfileChecks.intermediate(i),
                    CertificateKind.INTERMEDIATE_CA,
                    profile.intermediates().get(i).key());
        }
        for (int i = 0; i < profile.certificates().size(); i++) {
            CertificateProfile certificate = profile.certificates().get(i);
            if (findings.sound(ProfileChecks.certificate(i) + ".kind")) {
                checkKey(ProfileChecks.certificate(i), certificate.kind(), certificate.key());
            }
        }
    }

    private void checkHashes() {
        for (int i = 0; i < profile.hashes().size(); i++) {
            Digest hash = profile.hashes().get(i);
            String path = findings.written("hashes[" + i + "]") ? "hashes[" + i + "]" : "hashes";
            if (findings.sound(path) && tracks.stream().noneMatch(track -> track.takes(hash))) {
                findings.at(
                        path,
                        "no AMT " + profile.versions() + " takes a " + hash.id() + " hash of a root",
                        "leave 'hashes' out: what the firmware takes is written");
            }
        }
    }

    private void checkKey(String owner, CertificateKind kind, Optional<KeyProfile> key) {
        String path = owner + ".key";
        if (key.isEmpty() || !findings.sound(path)) {
            return;
        }
        if (tracks.size() > 1 && key.get().existing()) {
            findings.at(
                    path,
                    "one existing key cannot serve AMT " + profile.versions() + ": " + several(),
                    "write a profile for each");
        }
        key.get()
                .type()
                .ifPresent(type -> checkType(findings.written(path + ".type") ? path + ".type" : path, kind, type));
    }

    private void checkType(String path, CertificateKind kind, KeyType type) {
        for (Tracks.Served served : tracks) {
            List<KeyType> taken = kind.keyTypes(served.track());
            if (!taken.contains(type)) {
                List<String> possible = taken.stream().map(KeyType::id).toList();
                findings.at(
                        path,
                        "AMT " + served.versions() + " does not take " + type.id() + " keys of " + kind.id()
                                + " certificates",
                        "leave it out, or choose " + String.join(", ", possible));
                return;
            }
        }
    }

    private String several() {
        return "it needs " + tracks.size() + " chains";
    }
}
