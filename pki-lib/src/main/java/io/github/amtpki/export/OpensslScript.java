package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import io.github.amtpki.RefusedException;
import io.github.amtpki.internal.text.PastedText;
import io.github.amtpki.pkcs12.BundleStructure;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Validity;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The same PKI as openssl commands: a POSIX shell script and one configuration file for each certificate. Whoever runs it gets
 * new keys of the same types, and certificates with the same names, dates, extensions and chain; whoever reads it sees
 * everything there is to see without trusting amtpki.
 *
 * <pre>
 * make-pki.sh           run it: sh make-pki.sh out/pki
 * conf/root.cnf         subject, dates and extensions of root
 * README.txt
 * </pre>
 *
 * <p>{@code openssl ca} signs rather than {@code openssl x509}: only it takes dates to the second in OpenSSL 3.0, and keeps the
 * order of a subject ({@code -preserveDN}).
 */
public final class OpensslScript {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<OpensslCertificate> certificates;
    private final Map<String, OpensslCertificate> byStem = new HashMap<>();
    private final StringBuilder commands = new StringBuilder();

    private OpensslScript(List<OpensslCertificate> certificates) {
        this.certificates = certificates;
        certificates.forEach(one -> byStem.put(one.stem(), one));
    }

    /**
     * Script and configuration, none of it secret.
     *
     * @param certificates issuers before what they issued
     * @throws RefusedException if openssl cannot be told of one
     */
    public static List<Artefact> files(List<OpensslCertificate> certificates) {
        return new OpensslScript(List.copyOf(certificates)).files();
    }

    private List<Artefact> files() {
        List<Artefact> files = new ArrayList<>();
        for (OpensslCertificate one : certificates) {
            files.add(Template.artefact("conf/" + one.stem() + ".cnf", configuration(one)));
            commands(one);
        }
        files.add(
                0,
                Template.artefact(
                        "make-pki.sh", Template.fill("make-pki.sh", Map.of("COMMANDS", commands.toString()))));
        files.add(Template.artefact("README.txt", Template.fill("openssl-readme.txt", Map.of())));
        return files;
    }

    private static String configuration(OpensslCertificate one) {
        Validity validity = Validity.of(one.certificate());
        return Template.fill(
                "openssl.cnf",
                Map.of(
                        "NAME",
                        one.stem(),
                        "MASK",
                        OpensslText.stringMask(one.certificate().getSubjectX500Principal()),
                        "SUBJECT",
                        OpensslText.name(one.certificate().getSubjectX500Principal()),
                        "DIGEST",
                        digest(one.certificate()),
                        "START",
                        date(validity.notBefore()),
                        "END",
                        date(validity.notAfter()),
                        "EXTENSIONS",
                        OpensslExtensions.lines(one.certificate())));
    }

    private static String date(Instant time) {
        return DATE.format(time);
    }

    /** The digest of the signature, as {@code sha256}. */
    private static String digest(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toLowerCase(Locale.ROOT);
        if (!algorithm.matches("sha\\d+with(rsa|ecdsa)")) {
            throw new RefusedException(
                    "'" + certificate.getSubjectX500Principal() + "' is signed with " + certificate.getSigAlgName()
                            + ", which the openssl script does not imitate",
                    "only RSA (PKCS#1 v1.5) and ECDSA are");
        }
        return algorithm.substring(0, algorithm.indexOf("with"));
    }

    private void commands(OpensslCertificate one) {
        String name = Template.word(one.stem());
        X509Certificate certificate = one.certificate();
        commands.append("\n# ")
                .append(PastedText.line(
                        one.stem() + ", " + one.kind() + ": " + certificate.getSubjectX500Principal(), 110))
                .append('\n');
        command("key", name, key(certificate.getPublicKey()));
        if (one.issuer().isEmpty()) {
            command("self_sign", name);
            return;
        }
        List<String> above = new ArrayList<>();
        for (Optional<OpensslCertificate> at = issuer(one); at.isPresent(); at = issuer(at.get())) {
            above.add(Template.word(at.get().stem()));
        }
        command("sign", name, above.get(0));
        command("chain", name, String.join(" ", above));
        one.bundle().ifPresent(bundle -> bundle(one, bundle));
        command("judge", name);
    }

    private Optional<OpensslCertificate> issuer(OpensslCertificate one) {
        return one.issuer().map(name -> Objects.requireNonNull(byStem.get(one.folder() + name), name));
    }

    private void command(String... words) {
        commands.append(String.join(" ", words)).append('\n');
    }

    private static String key(PublicKey key) {
        return key instanceof RSAPublicKey rsa
                ? "RSA rsa_keygen_bits:" + rsa.getModulus().bitLength()
                : "EC ec_paramgen_curve:P-" + KeyType.of(key).bits();
    }

    /** PBMAC1 is for OpenSSL 3.4 and later; the classic MAC with the same digest stands for it. */
    private void bundle(OpensslCertificate one, BundleStructure bundle) {
        BundleStructure.Bag key = bundle.keys().get(0);
        boolean old =
                key.encryption().filter(how -> how.kdf().startsWith("PKCS12")).isPresent();
        String digest = bundle.mac()
                .map(mac -> mac.digest().replace("-", "").toLowerCase(Locale.ROOT))
                .orElse("sha256");
        if (bundle.mac().filter(BundleStructure.Mac::pbmac1).isPresent()) {
            command("# It has PBMAC1 (RFC 9579), which openssl knows from 3.4 on: there, add -pbmac1_pbkdf2.");
        }
        command(
                "bundle",
                Template.word(one.stem()),
                old
                        ? "PBE-SHA1-3DES"
                        : key.encryption()
                                .map(BundleStructure.Encryption::cipher)
                                .orElse("AES-256-CBC"),
                digest,
                Integer.toString(
                        bundle.mac().map(BundleStructure.Mac::iterations).orElse(10_000)),
                Template.word(PastedText.line(key.friendlyName().orElse(one.name()), 100)));
    }
}
