package io.github.amtpki.check.facts;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.UnsupportedAlgorithmException;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.x509.RevocationList;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that somebody's files hold, private keys included, for whoever takes it over. Unlike an {@link Examination} it
 * ends at the first trouble: what is taken over must be whole.
 *
 * <pre>{@code
 * Belongings all = Belongings.of(List.of("root.crt", "root.key"), this::read, file -> Optional.empty());
 * all.certificates().get(0).files();     // [root.crt]
 * all.keys().get(0).locked();            // false: whoever reads the file has the key
 * }</pre>
 *
 * @param certificates each once, in the order in which they were met
 * @param keys in the same order; the same key may stand in several files
 * @param lists what CAs revoked, as far as their lists were there
 * @param passedOver what seems to belong to a PKI and could not be used, and why, as sentences without a period
 */
public record Belongings(List<Certificate> certificates, List<Key> keys, List<Listing> lists, List<String> passedOver) {

    /**
     * A certificate.
     *
     * @param files all that hold it
     */
    public record Certificate(X509Certificate certificate, List<String> files) {

        public Certificate {
            files = List.copyOf(files);
        }

        /** For messages: {@code 'CN=Lab Root' (root.crt)}. */
        @Override
        public String toString() {
            return "'" + certificate.getSubjectX500Principal() + "' (" + String.join(", ", files) + ")";
        }
    }

    /**
     * A private key.
     *
     * @param file that holds it
     * @param locked whether it took a password to open it
     */
    public record Key(KeyPair pair, String file, boolean locked) {}

    /**
     * A revocation list; by whom it is signed is still to be seen.
     *
     * @param file that holds it
     */
    public record Listing(RevocationList list, String file) {}

    public Belongings {
        certificates = List.copyOf(certificates);
        keys = List.copyOf(keys);
        lists = List.copyOf(lists);
        passedOver = List.copyOf(passedOver);
    }

    /** Of a PKI that revoked nothing. */
    public Belongings(List<Certificate> certificates, List<Key> keys) {
        this(certificates, keys, List.of(), List.of());
    }

    /**
     * Reads files. What has nothing to do with certificates is passed over, and so are requests.
     *
     * @param files their names, as people call them
     * @param reader reads one; only one at a time is held
     * @param passwords asked only for files that are locked; whoever answers closes the secrets later
     * @throws WrongPasswordException if one cannot be opened with its password, or there is none
     * @throws BadInputException if one is damaged
     * @throws UnsupportedAlgorithmException if a key or a lock is of a kind that amtpki does not know
     * @throws RefusedException if opening all of them takes too many iterations of key derivation
     */
    public static Belongings of(
            List<String> files, Function<String, byte[]> reader, Function<String, Optional<Secret>> passwords) {
        BelongingsReader collected = new BelongingsReader(passwords);
        files.forEach(file -> collected.add(file, reader.apply(file)));
        return collected.all();
    }

    /** How many iterations of key derivation all files together may demand: those of a few bundles. */
    static final long BUDGET = 5 * Bundle.BUDGET;
}
