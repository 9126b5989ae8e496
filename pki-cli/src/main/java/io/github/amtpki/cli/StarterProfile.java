package io.github.amtpki.cli;

import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.cli.console.UsageException;
import io.github.amtpki.profile.YamlText;
import java.util.ArrayList;
import java.util.List;

/**
 * A profile to begin with.
 *
 * @param domain the DNS suffix of the machines
 * @param firmware their AMT versions
 * @param name whose PKI it is
 * @param twoTier whether an intermediate CA stands between root and leaf
 * @param csr whether the leaf's key stays with the server that made it
 */
record StarterProfile(String domain, List<String> firmware, String name, boolean twoTier, boolean csr) {

    private static final String ENROLMENT = """

            # What carries the root's hash to the machines: a page to print; and, without the #, the file for USB sticks
            # (it holds a generated MEBx password; the machines' own is taken to be the factory default).
            enrolment:
              sheet: true
              # setupBin: {}
            """;

    StarterProfile {
        Choices.asked("--firmware", () -> VersionSet.parse(firmware));
        if (!isDomain(domain)) {
            throw new UsageException("'" + domain + "' is not a DNS suffix", "write it as corp.example.com");
        }
        if (name.isBlank() || name.length() > 40 || name.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("a name has 1 to 40 characters", "write it as --name 'Example Lab'");
        }
    }

    String text() {
        List<String> versions = new ArrayList<>();
        firmware.forEach(version -> versions.add('"' + version + '"'));
        return """
                # A private PKI that Intel AMT accepts.
                #
                #   amtpki plan THIS-FILE               shows what would be made
                #   amtpki apply THIS-FILE -o FOLDER    makes it
                version: 1

                # The DNS suffix that the machines are given: by DHCP option 15 on the wired network,
                # or as "PKI DNS Suffix" in MEBx or Setup.bin. The suffix of the operating system does not count.
                domain: DOMAIN

                # The AMT versions of the machines. They decide on key sizes and digests; versions
                # up to 20 and 22 or later share no chain and get one each.
                firmware: [FIRMWARE]

                # Its hash is enrolled on every machine: a root that is issued again means visiting them all.
                root:
                  subject: ROOT
                  validity: 15y
                """.replace("DOMAIN", domain)
                        .replace("FIRMWARE", String.join(", ", versions))
                        .replace("ROOT", subject("AMT Root CA"))
                + (twoTier ? intermediate() : "")
                + certificate()
                + ENROLMENT;
    }

    private String intermediate() {
        return """

                # Signs in the root's stead, so that the root's key can stay offline.
                intermediates:
                  - name: issuing
                    subject: ISSUING
                    validity: 8y
                """.replace("ISSUING", subject("AMT Issuing CA"));
    }

    private String certificate() {
        String issuer = twoTier ? "    issuer: issuing\n" : "";
        String key = csr ? """
                    csr: provisioning.csr
                    copy: all                 # what the request asks for and a CA may grant
                """ : """
                    pfx:
                      password: generate      # or env:NAME, file:PATH, prompt
                """;
        return """

                # What the provisioning server shows to AMT. Its name is the suffix itself unless 'host' says otherwise.
                certificates:
                  - name: provisioning
                    kind: provisioning
                    validity: 2y
                """ + issuer + key;
    }

    /** A subject as a YAML text: the name first escaped as RFC 4514 wants, then quoted as YAML wants. */
    private String subject(String role) {
        StringBuilder escaped = new StringBuilder();
        for (char c : name.strip().toCharArray()) {
            boolean special = ",+\"\\<>;=".indexOf(c) >= 0 || c == '#' && escaped.isEmpty();
            escaped.append(special ? "\\" : "").append(c);
        }
        String subject = "CN=" + escaped + " " + role + ", O=" + escaped;
        return YamlText.quoted(subject);
    }

    private static boolean isDomain(String text) {
        return text.length() <= 253
                && text.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    }
}
