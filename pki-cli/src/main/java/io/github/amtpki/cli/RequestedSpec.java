package io.github.amtpki.cli;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.profile.HostNames;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.GeneralName;
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

    static CertificateSpec of(Call call) {
        Optional<String> domain = call.arguments().value("domain").map(text -> HostNames.parse(text, 2));
        Optional<String> host = call.arguments()
                .value("host")
                .map(text -> HostNames.parse(text, 1))
                .or(() -> domain);
        Optional<String> given = call.arguments().value("subject");
        if (given.isEmpty() && host.isEmpty()) {
            throw new UsageException("'csr' needs --host, --domain or --subject", "see: amtpki help csr");
        }
        if (domain.isPresent() && host.isPresent() && !HostNames.within(host.get(), domain.get())) {
            throw new UsageException(
                    "'" + host.get() + "' does not lie below '" + domain.get() + "'",
                    "firmware compares the two: choose a host at or below the suffix");
        }
        X500Principal subject = given.map(Choices::subject).orElseGet(() -> new X500Principal("CN=" + host.get()));
        List<GeneralName> names = new ArrayList<>();
        host.ifPresent(text -> names.add(GeneralName.dns(text)));
        call.arguments().list("names").forEach(text -> names.add(GeneralName.parse(text)));
        CertificateKind kind = Choices.kind(call.arguments().value("kind").orElse("provisioning"));
        return kind.spec(subject, new Validity(Instant.EPOCH, Instant.EPOCH), names, OptionalInt.empty());
    }
}
