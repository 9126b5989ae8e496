package io.github.amtpki.profile.adopt;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.check.facts.Belongings;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.GeneralName;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import io.github.amtpki.x509.Validity;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import javax.security.auth.x500.X500Principal;

/** Certificates and keys as somebody may have them, gathered piece by piece. */
public final class Families {

    private static final IssuanceContext CONTEXT = TestKeys.context();

    private final List<Belongings.Certificate> certificates = new ArrayList<>();
    private final List<Belongings.Key> keys = new ArrayList<>();

    /** A root with its key. */
    public Authority root(String subject) {
        return root(new X500Principal(subject));
    }

    public Authority root(X500Principal subject) {
        KeyPair pair = CONTEXT.keys().order(KeyType.RSA_2048).get();
        Authority root = Authority.selfSigned(
                CertificateSpec.ca(subject, validity(5000), OptionalInt.empty()), pair, Digest.SHA256, CONTEXT);
        add(root.certificate(), pair);
        return root;
    }

    public Authority intermediate(Authority issuer, String subject) {
        KeyPair pair = CONTEXT.keys().order(KeyType.RSA_2048).get();
        Authority below = issuer.subordinate(
                CertificateSpec.ca(new X500Principal(subject), validity(3000), OptionalInt.empty()), pair);
        add(below.certificate(), pair);
        return below;
    }

    /** A provisioning leaf with its key. */
    public X509Certificate leaf(Authority issuer, X500Principal subject, Extension... more) {
        CertificateSpec spec = CertificateSpec.leaf(
                subject,
                validity(700),
                EnumSet.of(KeyUsage.DIGITAL_SIGNATURE),
                List.of(Oids.SERVER_AUTH, AmtOids.SETUP),
                List.of(GeneralName.dns("corp.example.com")));
        for (Extension extension : more) {
            spec = spec.with(extension);
        }
        KeyPair pair = CONTEXT.keys().order(KeyType.RSA_2048).get();
        X509Certificate leaf = issuer.issue(spec, pair.getPublic());
        add(leaf, pair);
        return leaf;
    }

    public X509Certificate leaf(Authority issuer, String subject, Extension... more) {
        return leaf(issuer, new X500Principal(subject), more);
    }

    public Families withoutKeys() {
        keys.clear();
        return this;
    }

    /** In whatever order it was found. */
    public Belongings all() {
        return new Belongings(certificates, keys);
    }

    public Family family() {
        return Family.of(all());
    }

    private void add(X509Certificate certificate, KeyPair pair) {
        String name = "file" + certificates.size();
        certificates.add(0, new Belongings.Certificate(certificate, List.of(name + ".crt")));
        keys.add(new Belongings.Key(pair, name + ".key", false));
    }

    private static Validity validity(int days) {
        Instant now = CONTEXT.clock().instant();
        return new Validity(now, now.plus(Duration.ofDays(days)));
    }
}
