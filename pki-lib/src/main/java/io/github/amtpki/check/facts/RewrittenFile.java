package io.github.amtpki.check.facts;

import io.github.amtpki.check.facts.FileFacts.Format;
import io.github.amtpki.check.facts.FileFacts.PasswordFacts;
import io.github.amtpki.pkcs12.BundleStructure;
import io.github.amtpki.pkcs12.BundleStructure.Bag;
import io.github.amtpki.pkcs12.BundleStructure.BagKind;
import io.github.amtpki.pkcs12.BundleStructure.Encryption;
import io.github.amtpki.pkcs12.BundleStructure.Item;
import io.github.amtpki.pkcs12.BundleStructure.Mac;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A file as {@code amtpki fix} would leave it behind, so that a rule can say beforehand whether that mends it. */
public final class RewrittenFile {

    private static final int ITERATIONS = 10_000;
    private static final int PASSWORD_LENGTH = 24;

    private RewrittenFile() {}

    /** The same chain and key in a bundle without a flaw. */
    public static Facts of(Facts facts) {
        Optional<Encryption> aes = Optional.of(new Encryption("AES-256-CBC", "PBKDF2-HMAC-SHA-256", ITERATIONS));
        List<Bag> certificates = facts.chain().certificates().stream()
                .map(one -> bag(BagKind.CERTIFICATE, Optional.empty(), Optional.of(one)))
                .toList();
        List<Item> items = List.of(
                new Item(aes, certificates),
                new Item(Optional.empty(), List.of(bag(BagKind.SHROUDED_KEY, aes, Optional.empty()))));
        BundleStructure structure =
                new BundleStructure(true, 0, Optional.of(new Mac(false, "SHA-256", ITERATIONS, true)), items);
        FileFacts file = new FileFacts(
                facts.file().name(),
                Format.PKCS12,
                Optional.of(structure),
                Optional.of(new PasswordFacts(PASSWORD_LENGTH, true)),
                facts.chain().certificates(),
                1,
                facts.chain().path().stream()
                        .limit(1)
                        .map(leaf -> leaf.certificate().getPublicKey())
                        .toList(),
                List.of());
        return Facts.of(file, facts.around());
    }

    private static Bag bag(BagKind kind, Optional<Encryption> encryption, Optional<X509Certificate> certificate) {
        return new Bag(kind, Optional.empty(), Optional.empty(), encryption, certificate);
    }
}
