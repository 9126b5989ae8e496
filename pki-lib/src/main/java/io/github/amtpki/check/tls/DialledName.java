package io.github.amtpki.check.tls;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Severity;
import io.github.amtpki.x509.GeneralName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a server is the one that a client dialled (RFC 9525, once RFC 6125). Alternative names decide; a wildcard stands for
 * the whole first label. The common name is a leftover, which some take where there is no alternative name, and others never.
 */
final class DialledName {

    private DialledName() {}

    static Optional<Hit> judge(CertificateFacts leaf, String dialled) {
        String host = normal(dialled);
        Optional<InetAddress> address = address(host);
        boolean certified = address.isPresent()
                ? leaf.addresses().stream().anyMatch(one -> address(one).equals(address))
                : leaf.dnsNames().stream().anyMatch(name -> fits(normal(name), host));
        if (certified) {
            return Optional.empty();
        }
        Hit hit = Hit.because("clients dial '" + dialled + "', and " + names(leaf))
                .saying(address.isPresent() ? "IP address mismatch" : "hostname mismatch");
        boolean onlyCommonName = leaf.dnsNames().isEmpty()
                && (address.isEmpty() || leaf.addresses().isEmpty())
                && leaf.commonName().filter(name -> fits(normal(name), host)).isPresent();
        return Optional.of(onlyCommonName ? hit.only(Severity.WARNING) : hit);
    }

    private static String names(CertificateFacts leaf) {
        List<String> names = new ArrayList<>(leaf.dnsNames());
        names.addAll(leaf.addresses());
        return names.isEmpty()
                ? "there is no alternative name; the common name is " + Purposes.commonName(leaf)
                : "the alternative names are " + String.join(", ", names);
    }

    private static boolean fits(String certified, String host) {
        int dot = host.indexOf('.');
        boolean wildcard = certified.startsWith("*.") && dot > 0;
        return certified.equals(host) || wildcard && certified.substring(1).equals(host.substring(dot));
    }

    /** Only of what is an address as it stands, so that nobody's DNS is asked. */
    private static Optional<InetAddress> address(String text) {
        boolean literal = GeneralName.host(text)
                .filter(name -> name.type() == GeneralName.Type.IP)
                .isPresent();
        try {
            return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String normal(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
