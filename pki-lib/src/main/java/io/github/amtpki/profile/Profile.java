package io.github.amtpki.profile;

import io.github.amtpki.amt.VersionRange;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.x509.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What one PKI should be.
 *
 * @param version of the format; 1
 * @param name what people call it
 * @param domain the DNS suffix that the machines declare, lower case
 * @param firmware the AMT versions to serve, as written
 * @param root who signs first
 * @param intermediates CAs below the root, in the order written
 * @param certificates leaves
 * @param hashes in which digests the root's hash is written; empty means all that the firmware takes
 * @param targets the programs that must take what is made; empty means all that amtpki knows
 * @param enrolment what carries the root's hash to the machines, if anything is to be made for that
 * @param exports the servers for which folders ready to import are made
 */
public record Profile(
        int version,
        Optional<String> name,
        Optional<String> domain,
        List<VersionRange> firmware,
        RootProfile root,
        List<IntermediateProfile> intermediates,
        List<CertificateProfile> certificates,
        List<Digest> hashes,
        List<Importer> targets,
        Optional<EnrolmentProfile> enrolment,
        List<Importer> exports) {

    static final List<Key> KEYS = List.of(
            Key.of("version", "Version of the profile format.").byDefault("1").range(1, 1),
            Key.of("name", "What you call this PKI.").example("Lab Berlin"),
            Key.of(
                            "domain",
                            "DNS suffix that the machines declare, by MEBx or DHCP option 15. Hosts must lie at or below it.")
                    .example("corp.example.com")
                    .text(TextRule.DOMAIN),
            Key.of(
                            "firmware",
                            "AMT versions to serve, single or as ranges. They decide key sizes, digests and how many"
                                    + " chains there are.")
                    .example("11-21")
                    .nonEmpty(),
            Key.of("root", "The root CA, whose hash is enrolled on every machine."),
            Key.of("intermediates", "CAs between root and leaves, so that the root's key can stay offline."),
            Key.of("certificates", "What the CAs issue."),
            Key.of("hashes", "Digests in which the root's hash is written down. Left out: all that the firmware takes.")
                    .example("sha256"),
            Key.of(
                            "targets",
                            "Programs that must take what is made; nothing is written that one of them would refuse. Left"
                                    + " out: all.")
                    .example("rps"),
            Key.of("enrolment", "What carries the root's hash to the machines."),
            Key.of("exports", "Provisioning servers for which a folder ready to import is made: exports/rps and so on.")
                    .example("rps"));

    public Profile {
        firmware = List.copyOf(firmware);
        intermediates = List.copyOf(intermediates);
        certificates = List.copyOf(certificates);
        hashes = List.copyOf(hashes);
        targets = List.copyOf(targets);
        exports = List.copyOf(exports);
    }

    /** The fleet: {@link #firmware} sorted and merged. */
    public VersionSet versions() {
        return new VersionSet(firmware);
    }
}
