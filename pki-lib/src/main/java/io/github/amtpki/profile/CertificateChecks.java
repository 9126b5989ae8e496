package io.github.amtpki.profile;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Naming;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.Oids;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** What does not go together within one certificate. */
final class CertificateChecks {

    private final Profile profile;
    private final CertificateProfile certificate;
    private final String path;
    private final Findings findings;

    private CertificateChecks(Profile profile, CertificateProfile certificate, String path, Findings findings) {
        this.profile = profile;
        this.certificate = certificate;
        this.path = path;
        this.findings = findings;
    }

    static void check(Profile profile, CertificateProfile certificate, String path, Findings findings) {
        CertificateChecks checks = new CertificateChecks(profile, certificate, path, findings);
        checks.kind();
        if (findings.written(path + ".csr")) {
            checks.request();
        } else {
            checks.noRequest();
        }
        checks.repeated("names", certificate.names());
        checks.repeated("extendedKeyUsage", certificate.extendedKeyUsage());
        ExtensionChecks.check(certificate.extensions(), path + ".extensions", findings);
    }

    private void kind() {
        if (findings.sound(path + ".kind") && certificate.kind().ca()) {
            findings.at(
                    path + ".kind",
                    "a CA does not belong among the certificates",
                    certificate.kind() == CertificateKind.ROOT_CA
                            ? "write it under 'root'"
                            : "write it under 'intermediates'");
        }
    }

    private void request() {
        for (String key : List.of("host", "names", "subject", "key", "extendedKeyUsage", "extensions")) {
            if (findings.written(path + "." + key)) {
                findings.atKey(
                        path + "." + key, "'" + key + "' comes from the request", "remove '" + key + "' or 'csr'");
            }
        }
        if (findings.written(path + ".pfx")) {
            findings.atKey(
                    path + ".pfx",
                    "a bundle needs the private key, which stays with whoever made the request",
                    "remove 'pfx', or 'csr' to make a key here");
        }
        copy();
    }

    private void copy() {
        List<String> copy = certificate.copy();
        boolean word = copy.contains("all") || copy.contains("none");
        if (word && copy.size() > 1 && findings.sound(path + ".copy")) {
            findings.at(path + ".copy", "'all' and 'none' stand alone", "write one of them, or a list of extensions");
        }
        for (int i = 0; i < copy.size(); i++) {
            String item = path + ".copy[" + i + "]";
            String where = findings.written(item) ? item : path + ".copy";
            if (CopyPolicy.CA_OWNED.contains(copy.get(i)) && findings.sound(where)) {
                findings.at(
                        where,
                        Oids.describe(copy.get(i)) + " belongs to the CA and is never taken from a request",
                        "remove it");
            }
        }
        repeated("copy", copy);
    }

    private void noRequest() {
        if (findings.written(path + ".copy")) {
            findings.atKey(path + ".copy", "there is no request to copy from", "add 'csr', or remove 'copy'");
        }
        boolean token = certificate.key().flatMap(KeyProfile::pkcs11).isPresent();
        if (token && certificate.pfx().isPresent()) {
            findings.atKey(path + ".pfx", "a key in a token cannot be put into a bundle", "remove 'pfx'");
        }
        if (findings.sound(path + ".host", "domain", path + ".subject", path + ".kind")) {
            host();
        }
    }

    private void host() {
        boolean provisioning = certificate.kind().naming() == Naming.SUFFIX;
        Optional<String> host = certificate
                .host()
                .or(() -> certificate.subject().flatMap(Subjects::commonName))
                .or(() -> profile.domain().filter(domain -> provisioning));
        String where = certificate.host().isPresent()
                ? path + ".host"
                : certificate.subject().isPresent() ? path + ".subject" : "domain";
        if (host.isEmpty() && provisioning && !findings.missing("domain")) {
            return;
        }
        if (host.isEmpty() && provisioning) {
            findings.atKey(
                    path + ".host",
                    "neither a host nor a domain is named",
                    "add 'domain: corp.example.com' at the top");
            return;
        }
        if (host.isEmpty()) {
            findings.atKey(
                    path + ".host",
                    "a certificate of kind " + certificate.kind().id() + " needs a name: "
                            + certificate.kind().naming().description(),
                    "add 'host: " + example() + "'");
            return;
        }
        String name;
        try {
            name = HostNames.commonName(certificate.kind(), host.get());
        } catch (BadInputException e) {
            findings.at(where, e.getMessage(), e.hint().orElse(""));
            return;
        }
        if (profile.domain()
                .filter(domain -> provisioning && !HostNames.within(name, domain))
                .isPresent()) {
            findings.at(
                    where,
                    "'" + name + "' does not lie within the domain '"
                            + profile.domain().get() + "'",
                    "AMT compares the common name with the suffix it was given");
        } else if (name.length() > Subjects.LONGEST_COMMON_NAME) {
            findings.at(
                    where,
                    "'" + name + "' becomes the common name, which holds " + Subjects.LONGEST_COMMON_NAME
                            + " characters",
                    "choose a shorter name");
        }
        certificate.subject().ifPresent(subject -> sameName(subject, name));
    }

    private String example() {
        return certificate.kind().naming() == Naming.HOST ? "amt-01.corp.example.com" : certificate.name();
    }

    private void sameName(X500Principal subject, String name) {
        if (certificate.host().isPresent() && !Subjects.commonName(subject).equals(Optional.of(name))) {
            findings.at(path + ".subject", "the common name is not the host", "begin it with CN=" + name);
        }
    }

    private void repeated(String key, List<?> values) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String item = path + "." + key + "[" + i + "]";
            if (findings.sound(item) && !seen.add(values.get(i))) {
                findings.at(item, "this stands here already", "remove it");
            }
        }
    }
}
