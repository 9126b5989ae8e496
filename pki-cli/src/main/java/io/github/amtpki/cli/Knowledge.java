package io.github.amtpki.cli;

import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.TrustedHash;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.amt.device.DeviceReport;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.SuffixSource;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Flow;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Peer;
import io.github.amtpki.check.rule.Target;
import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Arguments;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Nearest;
import io.github.amtpki.profile.HostNames;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.RevocationList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the options of {@code check} tell about the machines, and who is to judge. */
final class Knowledge {

    private static final String NONE = "none";

    private final Call call;
    private final Arguments arguments;
    private final Optional<DeviceReport> device;

    private Knowledge(Call call, Optional<DeviceReport> device) {
        this.call = call;
        this.arguments = call.arguments();
        this.device = device;
    }

    static Knowledge of(Call call) {
        return new Knowledge(
                call,
                call.arguments()
                        .value("amtinfo")
                        .map(file -> InputFile.read(call.console(), file, DeviceReport::read)));
    }

    /** Options win over what the machine says of itself. */
    Circumstances circumstances() {
        Circumstances around = Circumstances.at(call.time()).withRevocationLists(revocationLists());
        Optional<SuffixSource> source = arguments.value("suffix-source").flatMap(SuffixSource::of);
        Optional<String> domain = arguments
                .value("domain")
                .map(name -> suffix("--domain", name))
                .or(() -> device.flatMap(DeviceReport::dnsSuffix));
        Optional<String> useless = device.flatMap(DeviceReport::osDnsSuffix);
        if (domain.isPresent()) {
            around = around.withDomain(domain.get(), source.orElse(SuffixSource.UNKNOWN));
        } else if (useless.isPresent()) {
            around = around.withDomain(useless.get(), SuffixSource.OS);
        } else if (source.isPresent()) {
            throw new UsageException("--suffix-source says nothing without --domain", "add --domain SUFFIX");
        }
        if (arguments.value("server-fqdn").isPresent()) {
            around = around.withServerFqdn(arguments.get("server-fqdn"));
        }
        if (arguments.value("kind").isPresent()) {
            around = around.withKind(Choices.kind(arguments.get("kind")));
        }
        if (arguments.value("host").isPresent()) {
            around = around.withHost(host(arguments.get("host")));
        }
        around = around.withTrustedNames(arguments.list("trusted-fqdn").stream()
                .map(name -> suffix("--trusted-fqdn", name))
                .toList());
        List<String> trusted = arguments.values("trusted-hash");
        if (!trusted.isEmpty()) {
            return around.withTrustedHashes(trusted(trusted));
        }
        return device.isPresent() && !device.get().hashes().isEmpty()
                ? around.withTrustedHashes(device.get().trustedHashes())
                : around;
    }

    private List<RevocationList> revocationLists() {
        return arguments.values("crl").stream()
                .flatMap(file -> InputFile.read(call.console(), file, RevocationList::parseAll).stream())
                .toList();
    }

    /** Who is named; else every importer and the machine's firmware; else everybody whom the chain may serve. */
    Panel panel(Facts facts) {
        List<Target> named = new ArrayList<>();
        for (String id : arguments.list("target")) {
            named.add(target(id));
        }
        firmware().ifPresent(versions -> versions.onePerMajor().forEach(one -> named.add(Firmware.of(one))));
        CertificateKind kind = facts.kind();
        named.stream().filter(target -> !Panel.judges(target, kind)).findFirst().ifPresent(target -> {
            throw new UsageException(
                    "'" + target.id() + "' does not get to see " + kind.id() + " certificates",
                    "leave --target and --firmware away, or name another --kind");
        });
        if (arguments.has("flow") && kind != CertificateKind.PROVISIONING) {
            throw new UsageException("--flow is for provisioning certificates, and this is judged as " + kind.id(), "");
        }
        Optional<AmtVersion> version = device.flatMap(DeviceReport::version);
        if (named.isEmpty() && version.isPresent()) {
            named.addAll(everybody(kind, Firmware.of(version.get())));
        }
        Panel panel = named.isEmpty()
                ? Panel.usual(facts)
                : Panel.of(named.stream().distinct().toList());
        return arguments.value("flow").flatMap(Flow::of).map(panel::by).orElse(panel);
    }

    /** The AMT versions of the machines, if they are told. */
    Optional<VersionSet> firmware() {
        List<String> versions = arguments.list("firmware");
        if (arguments.has("firmware") && versions.isEmpty()) {
            throw new UsageException("--firmware names no version", "as 16 or 11-16,19");
        }
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(Choices.asked("--firmware", () -> VersionSet.parse(versions)));
    }

    /** Whoever sees certificates of this kind where there is only this machine. */
    private static List<Target> everybody(CertificateKind kind, Firmware machine) {
        if (kind != CertificateKind.PROVISIONING) {
            return Panel.audience(kind, List.of(machine));
        }
        List<Target> all = new ArrayList<>(List.of(Importer.values()));
        all.add(machine);
        return all;
    }

    private static String host(String text) {
        return GeneralName.host(text)
                .orElseThrow(() -> new UsageException(
                        "--host: '" + text + "' is neither a DNS name nor an IP address",
                        "as console.corp.example.com or 192.0.2.7"))
                .value();
    }

    private static List<TrustedHash> trusted(List<String> words) {
        if (words.equals(List.of(NONE))) {
            return List.of();
        }
        if (words.contains(NONE)) {
            throw new UsageException("--trusted-hash is none or names hashes, not both", "leave one of the two out");
        }
        return words.stream()
                .map(word -> Choices.asked("--trusted-hash", () -> TrustedHash.parse(word)))
                .toList();
    }

    /** As it was written: there are programs that tell upper from lower case. */
    private static String suffix(String option, String text) {
        Choices.asked(option, () -> HostNames.parse(text, 1));
        return text;
    }

    private static Target target(String id) {
        Optional<Importer> importer = Importer.of(id);
        if (importer.isPresent()) {
            return importer.get();
        }
        Optional<Peer> peer = Peer.of(id);
        if (peer.isPresent()) {
            return peer.get();
        }
        if (id.startsWith("amt-")) {
            return Choices.asked("--target", () -> Firmware.of(AmtVersion.parse(id.substring(4))));
        }
        List<String> ids = new ArrayList<>(Choices.programs());
        ids.add("amt-16");
        throw new UsageException(
                "--target does not know '" + id + "'",
                Nearest.to(id, ids)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("one of " + String.join(", ", ids)));
    }
}
