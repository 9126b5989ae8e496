package io.github.amtpki.check.facts;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.check.facts.FileFacts.Format;
import io.github.amtpki.check.facts.Trouble.Kind;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Pem;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Certificates and keys as PEM, DER and PKCS#7, put on one heap; requests, revocation lists and the like are left out. */
final class LooseFiles {

    private static final String KEY_LABEL = "PRIVATE KEY";

    private final List<X509Certificate> certificates = new ArrayList<>();
    private final Troubles troubles = new Troubles();
    private final LooseKeys keys;
    private final boolean several;

    /** @param several whether it is a folder: there the same certificate in two files is nothing wrong */
    LooseFiles(boolean several) {
        this(several, LooseKeys.Taker.NOBODY);
    }

    LooseFiles(boolean several, LooseKeys.Taker taker) {
        this.several = several;
        this.keys = new LooseKeys(troubles, taker);
    }

    void add(String name, byte[] file) {
        String where = several ? name : "";
        switch (Shape.of(file)) {
            case PEM ->
                Pem.decode(file, (label, damage) -> damaged(label, damage, where))
                        .forEach(block -> add(block, where));
            case CERTIFICATE -> certificate(file, where);
            case OLD_CERTIFICATE -> oldCertificate(file);
            case PKCS7 -> pkcs7(file, where);
            case KEY, ENCRYPTED_KEY -> keys.add(file.clone(), where);
            default -> {
                // Of no use here, or the caller's.
            }
        }
    }

    private void add(Pem block, String where) {
        switch (block.label()) {
            case Pem.CERTIFICATE, "X509 CERTIFICATE", "TRUSTED CERTIFICATE" -> certificate(block.der(), where);
            case "PKCS7", "CMS", "PKCS #7 SIGNED DATA" -> pkcs7(block.der(), where);
            default -> {
                if (block.label().endsWith(KEY_LABEL)) {
                    keys.add(block.der(), where);
                }
            }
        }
    }

    private void damaged(String label, BadInputException damage, String where) {
        if (label.endsWith(KEY_LABEL)) {
            keys.addUnreadable(damage, where);
        } else {
            troubles.add(damage, label.endsWith(Pem.CERTIFICATE) ? Kind.BAD_CERTIFICATE : Kind.DAMAGED, where);
        }
    }

    private void certificate(byte[] der, String where) {
        try {
            certificates.add(Certificates.parse(der));
        } catch (BadInputException e) {
            troubles.add(e, Kind.BAD_CERTIFICATE, where);
        }
    }

    /** A certificate signing request begins in the same way, and stands beside certificates in many folders. */
    private void oldCertificate(byte[] der) {
        try {
            certificates.add(Certificates.parse(der));
        } catch (BadInputException request) {
            return;
        }
    }

    private void pkcs7(byte[] file, String where) {
        try {
            Certificates.unwrap(file).forEach(der -> certificate(der, where));
        } catch (BadInputException e) {
            troubles.add(e, Kind.DAMAGED, where);
        }
    }

    /** Whether a private key among it wants a password. */
    boolean locked() {
        return keys.locked();
    }

    /** How many private keys there are. */
    int keys() {
        return keys.count();
    }

    /** As {@link LooseKeys#open}. */
    long open(Optional<Secret> password, long budget) {
        return keys.open(password, budget);
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    List<Trouble> troubles() {
        return troubles.all();
    }

    /**
     * What it all amounts to.
     *
     * @throws BadInputException if nothing of it has to do with certificates
     */
    FileFacts facts(String name, Optional<Secret> password, long budget) {
        open(password, budget);
        List<X509Certificate> all =
                Examination.atMost(several ? List.copyOf(new LinkedHashSet<>(certificates)) : certificates, troubles);
        if (all.isEmpty() && keys.count() == 0 && troubles.all().isEmpty()) {
            throw new BadInputException(
                    "there is no certificate in " + name,
                    "give a PKCS#12 file (.pfx), PEM or DER certificates, or a folder of them");
        }
        return new FileFacts(
                name,
                Format.LOOSE,
                Optional.empty(),
                Optional.empty(),
                all,
                keys.count(),
                keys.publicKeys(),
                troubles.all());
    }
}
