package io.github.amtpki.profile.adopt;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.x509.Names;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives each member a name that can be a file's: after its kind, for a second one after its subject. */
final class MemberNames {

    private static final int LONGEST = 40;

    private static final Map<CertificateKind, String> CAS =
            Map.of(CertificateKind.ROOT_CA, "root", CertificateKind.INTERMEDIATE_CA, "issuing");

    private final Set<String> given = new HashSet<>();

    String give(CertificateKind kind, X509Certificate certificate) {
        String first = CAS.getOrDefault(kind, kind.id());
        if (given.add(first)) {
            return first;
        }
        String own = first + "-" + stem(certificate);
        String name = own;
        for (int i = 2; name.endsWith("-") || !given.add(name); i++) {
            name = (own.endsWith("-") ? first : own) + "-" + i;
        }
        return name;
    }

    /** Nothing that must be escaped anywhere, and no dot: what stands behind one is taken for a file's ending. */
    private static String stem(X509Certificate certificate) {
        String name = Names.commonName(certificate.getSubjectX500Principal()).orElse("");
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST));
        return cut.replaceAll("^-+|-+$", "");
    }
}
