package io.github.amtpki.cli;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Naming;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.profile.HostNames;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;

/** What the options of {@code csr} ask for. */
final class RequestedSpec {

    private RequestedSpec() {}

    /** @param type of the key that the request is for */
    static CertificateSpec of(Call call, CertificateKind kind, KeyType type) {
        Optional<String> domain = domain(call, kind);
        Optional<String> host = call.arguments()
                .value("host")
                .map(text -> Choices.asked(
                        "--host",
                        () -> kind.naming() == Naming.SUFFIX
                                ? HostNames.parse(text, 1)
                                : HostNames.commonName(kind, text)))
                .or(() -> domain);
        Optional<String> given = call.arguments().value("subject");
        if (given.isEmpty() && host.isEmpty()) {
            throw new UsageException(
                    kind.naming() == Naming.SUFFIX
                            ? "'csr' needs --host, --domain or --subject"
                            : "'csr' needs --host or --subject for a " + kind.id() + " certificate",
                    "see: amtpki help csr");
        }
        if (domain.isPresent() && host.isPresent() && !HostNames.within(host.get(), domain.get())) {
            throw new UsageException(
                    "'" + host.get() + "' does not lie below '" + domain.get() + "'",
                    "firmware compares the two: choose a host at or below the suffix");
        }
        X500Principal subject = given.map(Choices::subject).orElseGet(() -> Names.ofCommonName(host.get()));
        List<GeneralName> names = new ArrayList<>();
        host.flatMap(GeneralName::host).ifPresent(names::add);
        call.arguments()
                .list("names")
                .forEach(text -> names.add(Choices.asked("--names", () -> GeneralName.parse(text))));
        return kind.spec(subject, new Validity(Instant.EPOCH, Instant.EPOCH), names, OptionalInt.empty())
                .forKey(type);
    }

    private static Optional<String> domain(Call call, CertificateKind kind) {
        Optional<String> domain = call.arguments().value("domain");
        if (domain.isPresent() && kind.naming() != Naming.SUFFIX) {
            throw new UsageException(
                    "--domain is for provisioning certificates, not for " + kind.id(),
                    "name it by --host: " + kind.naming().description());
        }
        return domain.map(text -> Choices.asked("--domain", () -> HostNames.parse(text, 2)));
    }
}
