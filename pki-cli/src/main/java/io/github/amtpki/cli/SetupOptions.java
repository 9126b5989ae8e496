package io.github.amtpki.cli;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Arguments;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.setupbin.FileVersion;
import io.github.amtpki.setupbin.Redirection;
import io.github.amtpki.setupbin.SetupBinBuilder;
import io.github.amtpki.setupbin.Switch;
import io.github.amtpki.setupbin.UserConsent;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Names;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** What 'setup-bin create' is told of every machine alike: all but passwords and where to write. */
final class SetupOptions {

    private static final String FIRMWARE = "11-21";

    /** What every MEBx shows. */
    private static final int LONGEST_NAME = 31;

    /** A setting that is on, off, or not mentioned. */
    private record Toggle(String name, String help, BiConsumer<SetupBinBuilder, Switch> setter) {}

    private static final List<Toggle> TOGGLES = List.of(
            new Toggle("dhcp", "addresses by DHCP", SetupBinBuilder::dhcp),
            new Toggle("kvm", "the screen over the network", SetupBinBuilder::kvm),
            new Toggle(
                    "remote-consent-change", "the server may change --consent", SetupBinBuilder::remoteConsentChange),
            new Toggle("remote-configuration", "provisioning over the network", SetupBinBuilder::remoteConfiguration),
            new Toggle("manageability", "Intel AMT as such", SetupBinBuilder::manageability),
            new Toggle("activate", "ask to be provisioned (on), or halt (off)", SetupBinBuilder::activation));

    static final String NO_SUFFIX = "no-suffix";

    static final Opt FIRMWARE_OPTION = Opt.of(
                    "firmware", Value.text("LIST"), "AMT versions that will read it, as 11-16,19; " + FIRMWARE)
            .many();

    static final List<Opt> OPTIONS = options();

    private SetupOptions() {}

    private static List<Opt> options() {
        List<Opt> options = new ArrayList<>(List.of(
                Opt.of("domain", Value.text("SUFFIX"), "the PKI DNS suffix, which counts before DHCP's"),
                Opt.flag(NO_SUFFIX, "write none: the machines have it from DHCP option 15"),
                Opt.of("root-name", Value.text("NAME"), "what MEBx shows for the root; its common name if left out")
                        .many(),
                Opt.of("digest", Value.oneOf("DIGEST", ids(Digest.values())), "of the root; sha256 if left out"),
                FIRMWARE_OPTION,
                Opt.of("file-version", Value.oneOf("N", List.of("3", "4")), "4, or 3 for AMT 6"),
                Opt.flag("consumable", "serve one machine, which marks the file as used"),
                Opt.flag("scrambled", "as Intel's own tool writes it; hides nothing"),
                Opt.of(
                        "server",
                        Value.text("FQDN"),
                        "the provisioning server; the certificate may have to bear its name"),
                Opt.of("server-address", Value.text("IPV4"), "its address, as 192.0.2.10"),
                Opt.of("server-port", Value.text("PORT"), "its port, usually 9971"),
                Opt.of(
                        "vendor-hashes",
                        Value.oneOf("STATE", List.of("keep", "on", "off")),
                        "the public CAs that came with the machine; keep if left out"),
                Opt.of(
                        "redirection",
                        Value.suggest("LIST", redirections()),
                        "what may be redirected, commas between; none: nothing"),
                Opt.of("consent", Value.oneOf("WHEN", ids(UserConsent.values())), "when somebody must be asked")));
        for (Toggle toggle : TOGGLES) {
            options.add(Opt.of(toggle.name(), Value.oneOf("STATE", List.of("on", "off")), toggle.help()));
        }
        return List.copyOf(options);
    }

    static VersionSet firmware(Call call) {
        List<String> list = call.arguments().list("firmware");
        return Choices.asked("--firmware", () -> VersionSet.parse(list.isEmpty() ? List.of(FIRMWARE) : list));
    }

    /**
     * A builder that knows all but the passwords.
     *
     * @param judge told of each root
     */
    static SetupBinBuilder builder(Call call, SetupJudge judge) {
        Arguments arguments = call.arguments();
        SetupBinBuilder builder = new SetupBinBuilder()
                .version(FileVersion.byId(arguments.value("file-version").orElse("4"))
                        .orElseThrow())
                .consumable(arguments.has("consumable"))
                .scrambled(arguments.has("scrambled"));
        roots(call, builder, judge);
        arguments.value("domain").ifPresent(builder::pkiDnsSuffix);
        arguments.value("server").ifPresent(builder::configurationServer);
        arguments.value("server-address").ifPresent(builder::configurationServerAddress);
        arguments.value("server-port").ifPresent(port -> builder.configurationServerPort(number(port)));
        arguments.value("vendor-hashes").ifPresent(state -> builder.vendorHashes(state(state)));
        if (arguments.has("redirection")) {
            builder.redirection(redirection(arguments.list("redirection")));
        }
        arguments
                .value("consent")
                .ifPresent(when -> builder.userConsent(
                        UserConsent.values()[ids(UserConsent.values()).indexOf(when)]));
        for (Toggle toggle : TOGGLES) {
            arguments.value(toggle.name()).ifPresent(state -> toggle.setter().accept(builder, state(state)));
        }
        return builder;
    }

    private static void roots(Call call, SetupBinBuilder builder, SetupJudge judge) {
        List<String> files = call.arguments().values("root");
        List<String> names = call.arguments().values("root-name");
        if (names.size() > files.size()) {
            throw new UsageException("there are more names than roots", "write --root-name behind the --root it names");
        }
        Digest digest = Digest.values()[
                ids(Digest.values()).indexOf(call.arguments().value("digest").orElse("sha256"))];
        for (int i = 0; i < files.size(); i++) {
            X509Certificate root = RootFile.read(call.console(), files.get(i));
            judge.root(files.get(i), root);
            RootHash hash = RootHash.of(root, digest);
            String name = i < names.size() ? names.get(i) : name(root);
            if (digest == Digest.SHA1) {
                builder.sha1RootHash(hash, name, firmware(call));
            } else {
                builder.rootHash(hash, name);
            }
        }
    }

    /** The common name, as far as MEBx shows it. */
    private static String name(X509Certificate root) {
        String ascii =
                Names.commonName(root.getSubjectX500Principal()).orElse("root").replaceAll("[^ -~]", "?");
        return ascii.substring(0, Math.min(ascii.length(), LONGEST_NAME)).strip();
    }

    private static Switch state(String word) {
        return word.equals("keep") ? Switch.LEAVE : word.equals("on") ? Switch.ON : Switch.OFF;
    }

    private static Set<Redirection> redirection(List<String> words) {
        Set<Redirection> wanted = EnumSet.noneOf(Redirection.class);
        for (String word : words) {
            int index = redirections().indexOf(word);
            if (index < 0 || word.equals("none") && words.size() > 1) {
                throw new UsageException(
                        "'" + word + "' cannot stand in --redirection",
                        "use one or more of " + String.join(", ", redirections()));
            }
            if (index < Redirection.values().length) {
                wanted.add(Redirection.values()[index]);
            }
        }
        return wanted;
    }

    private static List<String> redirections() {
        List<String> words = new ArrayList<>(ids(Redirection.values()));
        words.add("none");
        return words;
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new BadInputException("the port '" + text + "' is not a number", "write it as 9971");
        }
        return Integer.parseInt(text);
    }

    /** Constants as options write them: {@code ide-r}. */
    private static List<String> ids(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
