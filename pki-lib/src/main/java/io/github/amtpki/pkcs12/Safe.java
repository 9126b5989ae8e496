package io.github.amtpki.pkcs12;

import io.github.amtpki.BadInputException;
import io.github.amtpki.internal.bc.Ber;
import io.github.amtpki.internal.bc.Pfx;
import io.github.amtpki.internal.bc.Pkcs8;
import io.github.amtpki.internal.bc.SafeBag;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One item of a file while it is read.
 *
 * @param lock in front of all bags
 * @param bags what it holds, empty while locked
 */
record Safe(Optional<Lock> lock, List<Content> bags) {

    /**
     * One bag while it is read.
     *
     * @param lock of a shrouded key
     * @param plainKey a key without a lock, as DER
     */
    record Content(BundleStructure.Bag bag, Optional<Lock> lock, Optional<byte[]> plainKey) {}

    /** An item as it stands in the file. */
    static Safe of(Pfx.Item item) {
        return item.encryption().isPresent()
                ? new Safe(Optional.of(new Lock(item.encryption().get(), item.content())), List.of())
                : new Safe(Optional.empty(), contents(item.content()));
    }

    /** The same item with its lock opened. */
    Safe opened(byte[] plain) {
        return new Safe(lock, contents(plain));
    }

    BundleStructure.Item describe() {
        return new BundleStructure.Item(
                lock.map(Lock::describe), bags.stream().map(Content::bag).toList());
    }

    private static List<Content> contents(byte[] safe) {
        return SafeBag.decode(safe).stream().map(Safe::content).toList();
    }

    private static Content content(SafeBag bag) {
        Optional<Lock> lock = Optional.empty();
        Optional<byte[]> plainKey = Optional.empty();
        Optional<X509Certificate> certificate = Optional.empty();
        switch (bag.kind()) {
            case SHROUDED_KEY -> {
                Pkcs8 locked = Pkcs8.decode(bag.value());
                lock = Optional.of(new Lock(locked.encryption(), locked.locked()));
            }
            case PLAIN_KEY -> plainKey = Optional.of(bag.value());
            case CERTIFICATE -> certificate = Optional.of(certificate(bag.value()));
            default -> {
                // Crossed over, but reported by its kind.
            }
        }
        BundleStructure.Bag described = new BundleStructure.Bag(
                BundleStructure.BagKind.valueOf(bag.kind().name()),
                bag.friendlyName(),
                bag.localKeyId().map(HexFormat.of()::formatHex),
                lock.map(Lock::describe),
                certificate);
        return new Content(described, lock, plainKey);
    }

    private static X509Certificate certificate(byte[] der) {
        Ber.scan(der, "a certificate in the bundle");
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new BadInputException("a certificate in the bundle is damaged", "", e);
        }
    }
}
