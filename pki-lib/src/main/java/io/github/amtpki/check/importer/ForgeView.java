package io.github.amtpki.check.importer;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.pkcs12.BundleStructure.Bag;
import io.github.amtpki.pkcs12.BundleStructure.BagKind;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.security.auth.x500.X500Principal;

/**
 * A file as node-forge hands it to RPS and MeshCentral, which is less than what is in it. It knows RSA keys only, and a few
 * signature algorithms: a certificate with anything else comes out as {@code null}, without a word. Both servers ask for
 * shrouded keys, so a plain one is not there either.
 *
 * <p>Names are equal if their bytes are: {@code Example} as PrintableString and as UTF8String are two issuers.
 *
 * <p>Source: node-forge 1.4.0 and 1.3.2, x509.js certificateFromAsn1 and pkcs12.js (code, and measured).
 *
 * @param bags each certificate bag in file order; empty where node-forge gives nothing
 * @param keyBags how many shrouded keys there are, readable or not
 * @param keys the public halves of those it can read
 */
record ForgeView(List<Optional<CertificateFacts>> bags, int keyBags, List<PublicKey> keys) {

    private static final Set<String> SIGNATURES = Set.of(
            "1.2.840.113549.1.1.4",
            "1.2.840.113549.1.1.5",
            "1.2.840.113549.1.1.10",
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.3.14.3.2.29");

    ForgeView {
        bags = List.copyOf(bags);
        keys = List.copyOf(keys);
    }

    /** Nothing if the file could not be opened. */
    static Optional<ForgeView> of(Facts facts) {
        if (!Opening.done(facts)) {
            return Optional.empty();
        }
        List<Bag> found =
                facts.file().structure().map(structure -> structure.keys()).orElse(List.of());
        List<PublicKey> readable = facts.file().publicKeys();
        int plain = (int) found.stream().filter(ForgeView::isPlain).count();
        List<PublicKey> shrouded = found.size() == readable.size()
                ? IntStream.range(0, found.size())
                        .filter(i -> !isPlain(found.get(i)))
                        .mapToObj(readable::get)
                        .toList()
                : readable;
        return Optional.of(new ForgeView(
                facts.chain().inFile().stream()
                        .map(one -> Optional.of(one).filter(ForgeView::readable))
                        .toList(),
                keyBags(facts.file(), plain),
                shrouded.stream().filter(ForgeView::isRsa).toList()));
    }

    private static int keyBags(FileFacts file, int plain) {
        return file.keys() - plain;
    }

    private static boolean isPlain(Bag bag) {
        return bag.kind() == BagKind.PLAIN_KEY;
    }

    private static boolean isRsa(PublicKey key) {
        return key.getAlgorithm().equals("RSA");
    }

    private static boolean readable(CertificateFacts one) {
        return isRsa(one.certificate().getPublicKey())
                && SIGNATURES.contains(one.certificate().getSigAlgOID());
    }

    /** The certificates it gives, in file order. */
    List<CertificateFacts> certificates() {
        return bags.stream().flatMap(Optional::stream).toList();
    }

    /** The one that RPS takes for the leaf. */
    Optional<CertificateFacts> first() {
        return certificates().stream().findFirst();
    }

    /** Those it gives nothing for. */
    List<CertificateFacts> lost(Facts facts) {
        List<CertificateFacts> lost = new ArrayList<>(facts.chain().inFile());
        lost.removeAll(certificates());
        return lost;
    }

    static boolean selfIssued(CertificateFacts one) {
        return issued(one, one);
    }

    /** Whether the parent's name is the child's issuer, byte for byte. */
    static boolean issued(CertificateFacts parent, CertificateFacts child) {
        X500Principal issuer = child.certificate().getIssuerX500Principal();
        return Arrays.equals(parent.certificate().getSubjectX500Principal().getEncoded(), issuer.getEncoded());
    }
}
