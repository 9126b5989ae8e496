package io.github.amtpki.profile;

import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.Tracks;
import io.github.amtpki.export.SheetFacts;
import io.github.amtpki.setupbin.FileVersion;
import io.github.amtpki.setupbin.SetupBinSpec;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which files carry the hash of one chain's root, and what decides about each of them: as long as that stays the
 * same, the file does.
 */
final class EnrolmentPlanner {

    private static final int LONGEST_NAME = 31;

    private final Profile profile;
    private final Tracks.Served served;
    private final String folder;
    private final List<CertificatePlan> certificates;

    EnrolmentPlanner(Profile profile, Tracks.Served served, String folder, List<CertificatePlan> certificates) {
        this.profile = profile;
        this.served = served;
        this.folder = folder;
        this.certificates = certificates;
    }

    /** @param hashes in which the root's hash is written down */
    List<EnrolmentPlan> plan(List<Digest> hashes) {
        List<EnrolmentPlan> plans = new ArrayList<>();
        if (profile.enrolment().isEmpty()) {
            return plans;
        }
        EnrolmentProfile enrolment = profile.enrolment().get();
        enrolment.setupBin().ifPresent(setup -> plans.add(setupBin(setup)));
        enrolment
                .image()
                .ifPresent(layout -> plans.add(new EnrolmentPlan(
                        EnrolmentFile.IMAGE,
                        folder + "stick.img",
                        List.of(),
                        "a stick with Setup.bin, " + layout.id(),
                        Map.of("layout", layout.id(), "setupBin", plans.get(0).digest()))));
        if (enrolment.sheet()) {
            plans.add(sheet(enrolment, hashes));
        }
        return plans;
    }

    private EnrolmentPlan setupBin(SetupBinProfile setup) {
        List<Digest> digests = digests(served, setup);
        Map<String, String> resolved = new LinkedHashMap<>();
        resolved.put("root", certificates.get(0).digest());
        resolved.put("hashes", ids(digests));
        resolved.put("rootName", rootName(setup));
        resolved.put("fileVersion", version(setup).id());
        resolved.put("consumable", Boolean.toString(setup.consumable()));
        suffix(setup).ifPresent(suffix -> resolved.put("suffix", suffix));
        resolved.put("currentPassword", current(setup));
        setup.passwordToSet().ifPresent(ref -> resolved.put("newPassword", ref.toString()));
        put(resolved, "vendorHashes", setup.vendorHashes());
        put(resolved, "server", setup.server());
        put(resolved, "serverAddress", setup.serverAddress());
        put(resolved, "serverPort", setup.serverPort());
        put(resolved, "remoteConfiguration", setup.remoteConfiguration());
        put(resolved, "manageability", setup.manageability());
        put(resolved, "dhcp", setup.dhcp());
        put(resolved, "kvm", setup.kvm());
        put(resolved, "redirection", setup.redirection());
        put(resolved, "consent", setup.consent());
        put(resolved, "consentChange", setup.consentChange());
        put(resolved, "activate", setup.activate());
        String summary = "root hash " + resolved.get("hashes")
                + suffix(setup).map(suffix -> ", suffix " + suffix).orElse("") + ", MEBx password " + current(setup)
                + setup.passwordToSet().map(ref -> " -> " + ref).orElse("");
        return new EnrolmentPlan(EnrolmentFile.SETUP_BIN, folder + SetupBinSpec.FILE_NAME, digests, summary, resolved);
    }

    private static void put(Map<String, String> fields, String name, Optional<?> value) {
        value.ifPresent(one -> fields.put(name, one.toString()));
    }

    private static String current(SetupBinProfile setup) {
        return setup.currentPassword().map(SecretRef::toString).orElse(EnrolmentPlan.FACTORY_DEFAULT);
    }

    /** Only what every machine of the chain takes; without a wish the digest of the chain itself. */
    static List<Digest> digests(Tracks.Served served, SetupBinProfile setup) {
        if (setup.hashes().isEmpty()) {
            return List.of(served.track().digest());
        }
        return setup.hashes().stream()
                .distinct()
                .filter(digest -> Generation.of(served.versions()).stream()
                        .allMatch(row -> row.rootHashes().contains(digest)))
                .toList();
    }

    private FileVersion version(SetupBinProfile setup) {
        boolean old = profile.versions().ranges().get(0).first().major() < FileVersion.V4.firstAmt();
        return setup.fileVersion().map(version -> version == 3).orElse(old) ? FileVersion.V3 : FileVersion.V4;
    }

    private Optional<String> suffix(SetupBinProfile setup) {
        return profile.domain().filter(domain -> setup.suffix());
    }

    /** MEBx shows printable ASCII, and not much of it. */
    private String rootName(SetupBinProfile setup) {
        String name = setup.rootName()
                .or(() -> Names.commonName(certificates.get(0).subject()))
                .orElse("root");
        String ascii = name.replaceAll("[^ -~]", "?");
        return ascii.substring(0, Math.min(ascii.length(), LONGEST_NAME));
    }

    private EnrolmentPlan sheet(EnrolmentProfile enrolment, List<Digest> hashes) {
        Map<String, String> chain = new LinkedHashMap<>();
        certificates.stream()
                .filter(certificate -> SheetFacts.shows(certificate.kind()))
                .forEach(certificate -> chain.put(certificate.name(), certificate.digest()));
        List<Digest> ownFirst = new ArrayList<>(hashes);
        ownFirst.sort((one, other) -> Boolean.compare(
                other == served.track().digest(), one == served.track().digest()));
        Map<String, String> resolved = new LinkedHashMap<>();
        resolved.put("root", certificates.get(0).digest());
        resolved.put("chain", CertificatePlan.digest(chain));
        resolved.put("hashes", ids(ownFirst));
        resolved.put("firmware", served.versions().toString());
        profile.domain().ifPresent(domain -> resolved.put("domain", domain));
        resolved.put("setupBin", Boolean.toString(enrolment.setupBin().isPresent()));
        return new EnrolmentPlan(
                EnrolmentFile.SHEET,
                folder + certificates.get(0).name() + "-sheet.html",
                ownFirst,
                "to print: the root's hash and what to do at each machine",
                resolved);
    }

    private static String ids(List<Digest> digests) {
        return String.join(" ", digests.stream().map(Digest::id).toList());
    }
}
