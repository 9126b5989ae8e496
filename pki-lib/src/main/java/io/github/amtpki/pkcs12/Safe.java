package io.github.amtpki.pkcs12;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
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
import java.util.function.Supplier;

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
    static Safe of(Pfx.Item item, BundleProblem.Sink sink) {
        return item.encryption().isPresent()
                ? new Safe(Optional.of(new Lock(item.encryption().get(), item.content())), List.of())
                : new Safe(Optional.empty(), contents(item.content(), sink));
    }

    /** The same item with its lock opened. */
    Safe opened(byte[] plain, BundleProblem.Sink sink) {
        return new Safe(lock, contents(plain, sink));
    }

    BundleStructure.Item describe() {
        return new BundleStructure.Item(
                lock.map(Lock::describe), bags.stream().map(Content::bag).toList());
    }

    private static List<Content> contents(byte[] safe, BundleProblem.Sink sink) {
        try {
            return SafeBag.decode(safe, e -> sink.problem(BundleProblem.Kind.DAMAGED, e)).stream()
                    .map(bag -> content(bag, sink))
                    .toList();
        } catch (BadInputException e) {
            sink.problem(BundleProblem.Kind.DAMAGED, e);
            return List.of();
        }
    }

    private static Content content(SafeBag bag, BundleProblem.Sink sink) {
        Optional<Lock> lock = Optional.empty();
        Optional<byte[]> plainKey = Optional.empty();
        Optional<X509Certificate> certificate = Optional.empty();
        switch (bag.kind()) {
            case SHROUDED_KEY -> lock = attempt(() -> lock(bag.value()), BundleProblem.Kind.BAD_KEY, sink);
            case PLAIN_KEY -> plainKey = Optional.of(bag.value());
            case CERTIFICATE ->
                certificate = attempt(() -> certificate(bag.value()), BundleProblem.Kind.BAD_CERTIFICATE, sink);
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

    private static <T> Optional<T> attempt(Supplier<T> read, BundleProblem.Kind kind, BundleProblem.Sink sink) {
        try {
            return Optional.of(read.get());
        } catch (PkiException e) {
            sink.problem(kind, e);
            return Optional.empty();
        }
    }

    private static Lock lock(byte[] der) {
        Pkcs8 locked = Pkcs8.decode(der);
        return new Lock(locked.encryption(), locked.locked());
    }

    private static X509Certificate certificate(byte[] der) {
        Ber.scan(der, "a certificate in the bundle");
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | RuntimeException e) {
            throw new BadInputException("a certificate in the bundle is damaged", "", e);
        }
    }
}
