package io.github.amtpki.profile;

import io.github.amtpki.amt.Tracks;
import io.github.amtpki.setupbin.FileVersion;
import io.github.amtpki.x509.Digest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What does not go together in what is made for the machines. Passwords are judged when they are fetched. */
final class EnrolmentChecks {

    private static final String PATH = "enrolment";
    private static final String SETUP_BIN = PATH + ".setupBin";

    private final Profile profile;
    private final EnrolmentProfile enrolment;
    private final Findings findings;

    private EnrolmentChecks(Profile profile, EnrolmentProfile enrolment, Findings findings) {
        this.profile = profile;
        this.enrolment = enrolment;
        this.findings = findings;
    }

    static void check(Profile profile, Findings findings) {
        if (findings.sound(PATH)) {
            profile.enrolment().ifPresent(enrolment -> new EnrolmentChecks(profile, enrolment, findings).check());
        }
    }

    private void check() {
        Optional<SetupBinProfile> setup = enrolment.setupBin();
        if (enrolment.image().isPresent() && setup.isEmpty()) {
            findings.atKey(
                    PATH + ".image", "the image of a stick needs a Setup.bin to hold", "add 'setupBin: {}' beside it");
        } else if (setup.isEmpty() && !enrolment.sheet()) {
            findings.atKey(PATH, "this makes nothing", "write 'sheet: true' or 'setupBin: {}', or remove 'enrolment'");
        }
        setup.ifPresent(this::check);
    }

    private void check(SetupBinProfile setup) {
        if (setup.suffix() && profile.domain().isEmpty() && findings.missing("domain")) {
            findings.atKey(
                    findings.written(SETUP_BIN + ".suffix") ? SETUP_BIN + ".suffix" : SETUP_BIN,
                    "Setup.bin is to tell the DNS suffix, and no domain is named",
                    "add 'domain: corp.example.com' at the top, or 'suffix: false' here");
        }
        if (setup.currentPassword().filter(SecretRef::generates).isPresent()) {
            findings.at(
                    SETUP_BIN + ".currentPassword",
                    "the machines have this password already",
                    "say where it is (env:, file: or prompt), or leave it out for the factory default");
        }
        if (!profile.firmware().isEmpty() && findings.sound("firmware")) {
            firmware(setup);
        }
    }

    private void firmware(SetupBinProfile setup) {
        int oldest = profile.versions().ranges().get(0).first().major();
        if (setup.fileVersion().filter(version -> version == 4).isPresent() && oldest < FileVersion.V4.firstAmt()) {
            findings.at(
                    SETUP_BIN + ".fileVersion",
                    "AMT " + oldest + " does not read version 4 of the file",
                    "write 3, which every later AMT reads too, or leave it out");
        }
        for (Tracks.Served served : Tracks.serving(profile.versions())) {
            if (EnrolmentPlanner.digests(served, setup).isEmpty()) {
                findings.at(
                        SETUP_BIN + ".hashes", refusal(served, setup), "leave 'hashes' out: what all take is written");
                return;
            }
        }
        refuseUseless(setup);
    }

    private static String refusal(Tracks.Served served, SetupBinProfile setup) {
        return "not every machine of AMT " + served.versions() + " takes a "
                + String.join(" or ", setup.hashes().stream().map(Digest::id).toList()) + " hash of a root";
    }

    private void refuseUseless(SetupBinProfile setup) {
        Set<Digest> seen = new HashSet<>();
        for (int i = 0; i < setup.hashes().size(); i++) {
            Digest digest = setup.hashes().get(i);
            String item = SETUP_BIN + ".hashes[" + i + "]";
            boolean taken = Tracks.serving(profile.versions()).stream()
                    .anyMatch(served -> EnrolmentPlanner.digests(served, setup).contains(digest));
            if (!taken) {
                findings.at(
                        item,
                        "not every machine of AMT " + profile.versions() + " takes a " + digest.id()
                                + " hash of a root",
                        "leave it out, or write a profile for the machines that do");
            } else if (!seen.add(digest)) {
                findings.at(item, "'" + digest.id() + "' stands here twice", "remove one");
            }
        }
    }
}
