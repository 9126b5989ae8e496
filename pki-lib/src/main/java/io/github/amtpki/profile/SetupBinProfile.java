package io.github.amtpki.profile;

import io.github.amtpki.setupbin.UserConsent;
import io.github.amtpki.x509.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What Setup.bin says to a machine. What is left out is not written, so that the machine keeps it as it is; only the root's
 * hash, the DNS suffix and the MEBx passwords are there unasked.
 *
 * @param currentPassword the MEBx password the machines have; left out, the factory default {@code admin}
 * @param newPassword the one they get; left out, a generated one if they have the factory default, else none
 * @param fileVersion left out, 4, or 3 if AMT 6 is among the firmware
 * @param consumable whether one machine uses the file up
 * @param hashes in which digests the root's hash is given; empty means the one of the chain
 * @param rootName what MEBx calls the root; left out, its common name
 * @param suffix whether the profile's domain becomes the PKI DNS suffix
 */
public record SetupBinProfile(
        Optional<SecretRef> currentPassword,
        Optional<SecretRef> newPassword,
        Optional<Integer> fileVersion,
        boolean consumable,
        List<Digest> hashes,
        Optional<String> rootName,
        boolean suffix,
        Optional<Boolean> vendorHashes,
        Optional<String> server,
        Optional<String> serverAddress,
        Optional<Integer> serverPort,
        Optional<Boolean> remoteConfiguration,
        Optional<Boolean> manageability,
        Optional<Boolean> dhcp,
        Optional<Boolean> kvm,
        Optional<Boolean> redirection,
        Optional<UserConsent> consent,
        Optional<Boolean> consentChange,
        Optional<Boolean> activate) {

    static final List<Key> KEYS = List.of(
            Key.of("currentPassword", "MEBx password the machines have. Left out: admin, the factory default.")
                    .example("env:AMT_MEBX_PASSWORD"),
            Key.of(
                            "newPassword",
                            "MEBx password they get. Left out: a generated one, or none if currentPassword is given.")
                    .example("generate"),
            Key.of("fileVersion", "Version of the file format. Left out: 4, or 3 where AMT 6 must read it.")
                    .range(3, 4),
            Key.of("consumable", "Whether the first machine uses the file up.").byDefault("false"),
            Key.of("hashes", "Digests of the root's hash in the file. Left out: the one every machine takes.")
                    .example("sha256"),
            Key.of("rootName", "What MEBx calls the root. Left out: its common name.")
                    .example("Example Lab")
                    .text(TextRule.MEBX_NAME),
            Key.of("suffix", "Whether the domain becomes the PKI DNS suffix, which counts before DHCP option 15.")
                    .byDefault("true"),
            Key.of("vendorHashes", "Whether the machine goes on trusting public CAs. Left out: as it is."),
            Key.of("server", "Name of the provisioning server. Left out: as it is.")
                    .example("rps.corp.example.com")
                    .text(TextRule.HOST),
            Key.of("serverAddress", "IPv4 address of the provisioning server. Left out: as it is.")
                    .example("192.0.2.10")
                    .text(TextRule.IPV4),
            Key.of("serverPort", "Port of the provisioning server. Left out: as it is.")
                    .example("9971")
                    .range(1, 65_535),
            Key.of("remoteConfiguration", "Whether it may be provisioned over the network. Left out: as it is."),
            Key.of("manageability", "Whether Intel AMT is the manageability feature in use. Left out: as it is."),
            Key.of("dhcp", "Whether it takes its address from DHCP. Left out: as it is."),
            Key.of("kvm", "Whether its screen may be taken over. Left out: as it is."),
            Key.of(
                    "redirection",
                    "Serial over LAN and IDE redirection, with user names: all or none. Left out: as it is."),
            Key.of("consent", "For what the person at the machine must read out a code. Left out: as it is.")
                    .example("none"),
            Key.of("consentChange", "Whether a console may change what consent is needed for. Left out: as it is."),
            Key.of("activate", "true: asks to be provisioned at once; false: halts. Left out: as it is."));

    public SetupBinProfile {
        hashes = List.copyOf(hashes);
    }

    /** Where the new MEBx password comes from; empty if it stays as it is. */
    public Optional<SecretRef> passwordToSet() {
        return newPassword.isPresent() || currentPassword.isPresent() ? newPassword : Optional.of(SecretRef.GENERATE);
    }
}
