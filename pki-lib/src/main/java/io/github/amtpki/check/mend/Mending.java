package io.github.amtpki.check.mend;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Finding;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.ChainFacts;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Examination;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.facts.Trouble;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.BundleParts;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.KeyPairs;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a bundle again, as every importer wants it: one shrouded key, its certificate first, each issuer once, the root last.
 *
 * <pre>{@code
 * Credential sound = Mending.credential(pfx, password, List.of(root));   // the root was missing
 * Mended mended = Mending.write("old.pfx", pfx, password, sound, password, Circumstances.at(now), random);
 * }</pre>
 */
public final class Mending {

    private static final String ANEW = "make the key and its certificate anew: amtpki apply lab.yaml -o out/lab";
    private static final String ADD_KEY =
            "put key and certificates together: amtpki bundle my.key my.crt root.crt -o new.pfx";

    private Mending() {}

    /**
     * Finds the key that matters and puts its chain together. Of several keys, the one of a provisioning certificate
     * counts; certificates that do not belong to its chain are left out.
     *
     * @param pfx in whatever state
     * @param more certificates that may be missing in it
     * @throws WrongPasswordException if the password is not the file's
     * @throws BadInputException if it is no bundle, or holds no key with its certificate, or several that may be meant
     */
    public static Credential credential(byte[] pfx, Secret password, List<X509Certificate> more) {
        BundleParts parts = Bundle.salvage(pfx, password);
        List<X509Certificate> all = new ArrayList<>(parts.certificates());
        all.addAll(more);
        List<Credential> candidates = new ArrayList<>();
        for (PrivateKey key : parts.keys()) {
            leaf(key, all).ifPresent(leaf -> candidates.add(new Credential(key, chain(leaf, all))));
        }
        List<Credential> provisioning =
                candidates.stream().filter(Mending::provisions).toList();
        List<Credential> meant = provisioning.isEmpty() ? candidates : provisioning;
        if (meant.isEmpty()) {
            throw hopeless(pfx, password, parts);
        }
        if (meant.size() > 1) {
            throw new BadInputException(
                    "the bundle holds " + meant.size() + " keys with certificates, and any may be meant",
                    "take the right one out: openssl pkcs12 -in FILE -nodes, then amtpki bundle KEY CERT… -o NEW.pfx");
        }
        return meant.get(0);
    }

    /** Why there is no key with its certificate; the causes look alike, and each is mended in another way. */
    private static BadInputException hopeless(byte[] pfx, Secret password, BundleParts parts) {
        FileFacts file = Examination.of("the bundle", pfx, Optional.of(password));
        Optional<Trouble> unsupported = file.trouble(Trouble.Kind.UNSUPPORTED_ALGORITHM);
        if (unsupported.isPresent()) {
            return new BadInputException(
                    "the bundle cannot be opened: " + unsupported.get().detail(),
                    "openssl may open it: openssl pkcs12 -in FILE -nodes -out all.pem");
        }
        Optional<Trouble> badKey = file.trouble(Trouble.Kind.BAD_KEY);
        if (badKey.isPresent() && file.publicKeys().isEmpty()) {
            return new BadInputException(
                    "the bundle's private key cannot be used: " + badKey.get().detail(), ANEW);
        }
        if (parts.keys().isEmpty()) {
            return new BadInputException("the bundle holds no private key", ADD_KEY);
        }
        Optional<Trouble> damaged = file.trouble(Trouble.Kind.BAD_CERTIFICATE);
        return damaged.isPresent()
                ? new BadInputException(
                        "of the readable certificates none belongs to the bundle's private key; "
                                + damaged.get().detail(),
                        "give a sound copy of the certificate after FILE")
                : new BadInputException(
                        "no certificate belongs to the bundle's private key",
                        "give the certificate that was made for the key after FILE");
    }

    /**
     * Writes the bundle anew, in the flavour that every importer reads, and judges it before and after.
     *
     * @param name of the bundle, for people
     * @param pfx as it was
     * @param password opens it
     * @param credential what {@link #credential} made of it
     * @param chosen the new password: 1 to 64 printable ASCII characters
     * @param around against which it is judged
     * @throws RefusedException if the chain has no root yet, a signature of it is broken, or the password will not do
     */
    public static Mended write(
            String name,
            byte[] pfx,
            Secret password,
            Credential credential,
            Secret chosen,
            Circumstances around,
            SecureRandom random) {
        byte[] mended = Bundle.encode(credential, chosen, Flavour.MODERN, "provisioning", random);
        Report before = judge(name, pfx, password, around);
        Report after = judge(name, mended, chosen, around);
        List<Finding> gone = before.findings().stream()
                .filter(finding -> after.findings().stream()
                        .noneMatch(left -> left.passport().equals(finding.passport())))
                .toList();
        return new Mended(mended, gone, after);
    }

    private static Report judge(String name, byte[] pfx, Secret password, Circumstances around) {
        Facts facts = Facts.of(
                Examination.of(name, pfx, Optional.of(password)), around.withKind(CertificateKind.PROVISIONING));
        return Check.run(facts, Panel.usual(facts.chain()));
    }

    private static Optional<X509Certificate> leaf(PrivateKey key, List<X509Certificate> certificates) {
        return certificates.stream()
                .filter(one -> KeyPairs.belong(key, one.getPublicKey()))
                .findFirst();
    }

    private static List<X509Certificate> chain(X509Certificate leaf, List<X509Certificate> certificates) {
        return ChainFacts.above(leaf, certificates).certificates();
    }

    private static boolean provisions(Credential credential) {
        CertificateFacts leaf = new CertificateFacts(credential.leaf());
        return leaf.hasPurpose(AmtOids.SETUP) || leaf.organizationalUnits().contains(AmtOids.SETUP_UNIT);
    }
}
