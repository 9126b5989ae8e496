package io.github.amtpki.check.tls;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.firmware.Draft;
import io.github.amtpki.check.firmware.Judged;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Leaves of every kind below a root, to be spoilt, and what is said of them. */
final class Kinds {

    static final String HOST = "host.corp.example.com";

    private Kinds() {}

    /** In order, but for the lack of a key usage; issued by the root. */
    static Draft leaf(CertificateKind kind) {
        return Draft.leaf()
                .subject("CN=" + HOST)
                .with(Extension.extendedKeyUsage(kind.purposes()))
                .with(Extension.subjectAltName(List.of(GeneralName.dns(HOST))));
    }

    static Circumstances around(CertificateKind kind) {
        return Circumstances.at(TestKeys.NOW).withKind(kind);
    }

    static Facts facts(CertificateKind kind, Draft... chain) {
        return Judged.facts(around(kind), chain);
    }

    /** A report of every version and every library, whatever the chain serves. */
    static Report report(Facts facts) {
        return Check.run(facts, Panel.of(Panel.audience(facts.kind(), Panel.everyFirmware())));
    }

    /** The ids of the rules that were hit, each once. */
    static List<String> hits(Facts facts) {
        List<String> hits = new ArrayList<>();
        report(facts).findings().forEach(finding -> hits.add(finding.passport().id()));
        return hits.stream().distinct().toList();
    }

    static Stream<CertificateKind> all() {
        return Audience.ALL.stream();
    }
}
