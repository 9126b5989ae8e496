package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.Secret;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.profile.EnrolmentPlan;
import io.github.amtpki.profile.SetupBinProfile;
import io.github.amtpki.setupbin.FileVersion;
import io.github.amtpki.setupbin.MebxPassword;
import io.github.amtpki.setupbin.Redirection;
import io.github.amtpki.setupbin.SetupBinBuilder;
import io.github.amtpki.setupbin.SetupBinSpec;
import io.github.amtpki.setupbin.Switch;
import io.github.amtpki.x509.Digest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One Setup.bin as its profile wants it: passwords at first, the root once there is one. */
final class SetupBinDraft implements AutoCloseable {

    private final EnrolmentPlan plan;
    private final SetupBinProfile setup;
    private final SetupBinBuilder builder = new SetupBinBuilder();
    private Optional<Secret> beside = Optional.empty();

    SetupBinDraft(EnrolmentPlan plan, SetupBinProfile setup) {
        this.plan = plan;
        this.setup = setup;
    }

    /**
     * @param current what MEBx has; empty for the factory default
     * @param wanted what it gets, if that is to change; one that nobody gave is written beside the file, and closed with it
     * @throws io.github.amtpki.RefusedException if firmware would not take them
     */
    void passwords(Optional<Secret> current, Optional<Secret> wanted) {
        if (setup.passwordToSet().filter(ref -> ref.generates()).isPresent()) {
            beside = wanted;
        }
        if (current.isPresent()) {
            builder.currentPassword(current.get());
        } else {
            try (Secret standard = Secret.of(MebxPassword.FACTORY_DEFAULT.toCharArray())) {
                builder.currentPassword(standard);
            }
        }
        wanted.ifPresent(builder::newPassword);
    }

    /**
     * The file, and its password if nobody else knows it.
     *
     * @param firmware every version that will read it
     * @param warnings gets what somebody should know of it
     */
    List<Artefact> files(X509Certificate root, VersionSet firmware, List<String> warnings) {
        Map<String, String> resolved = plan.resolved();
        String name = resolved.getOrDefault("rootName", "");
        for (Digest digest : plan.digests()) {
            RootHash hash = RootHash.of(root, digest);
            if (digest == Digest.SHA1) {
                builder.sha1RootHash(hash, name, firmware);
            } else {
                builder.rootHash(hash, name);
            }
        }
        Optional.ofNullable(resolved.get("suffix")).ifPresent(builder::pkiDnsSuffix);
        builder.version(
                FileVersion.byId(resolved.getOrDefault("fileVersion", "")).orElse(FileVersion.V4));
        builder.consumable(setup.consumable());
        settings();
        List<Artefact> files = new ArrayList<>();
        try (SetupBinSpec spec = builder.build()) {
            spec.warnings().forEach(warning -> warnings.add(plan.path() + ": " + warning));
            files.add(spec.artefact(plan.path()));
        }
        beside.ifPresent(password ->
                files.add(new Artefact(plan.path() + CertificateFiles.PASSWORD, SecretText.line(password), true)));
        return files;
    }

    private void settings() {
        builder.vendorHashes(of(setup.vendorHashes()))
                .remoteConfiguration(of(setup.remoteConfiguration()))
                .manageability(of(setup.manageability()))
                .dhcp(of(setup.dhcp()))
                .kvm(of(setup.kvm()))
                .remoteConsentChange(of(setup.consentChange()))
                .activation(of(setup.activate()));
        setup.server().ifPresent(builder::configurationServer);
        setup.serverAddress().ifPresent(builder::configurationServerAddress);
        setup.serverPort().ifPresent(builder::configurationServerPort);
        setup.redirection().ifPresent(all -> builder.redirection(all ? Set.of(Redirection.values()) : Set.of()));
        setup.consent().ifPresent(builder::userConsent);
    }

    private static Switch of(Optional<Boolean> wanted) {
        return wanted.map(on -> on ? Switch.ON : Switch.OFF).orElse(Switch.LEAVE);
    }

    @Override
    public void close() {
        builder.close();
        beside.ifPresent(Secret::close);
    }
}
