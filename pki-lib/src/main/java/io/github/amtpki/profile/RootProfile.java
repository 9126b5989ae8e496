package io.github.amtpki.profile;

import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The root CA: a new one with {@code subject} and {@code validity}, or an existing one with {@code certificate} and, where
 * it shall sign, {@code key}.
 *
 * @param name stem of its file names
 * @param subject of a new root
 * @param validity of a new root
 * @param pathLength how many CAs may follow; left out, as many as wanted, so that adding one later does not mean a new root
 *     and a visit to every machine
 * @param key of a new root: its type and password; of an existing root: where the key is
 * @param certificate file of an existing root, PEM or DER, relative to the profile
 * @param crl where the list of what it revoked is published; stands in what it issues
 */
public record RootProfile(
        String name,
        Optional<X500Principal> subject,
        Optional<Lifetime> validity,
        Optional<Integer> pathLength,
        Optional<KeyProfile> key,
        Optional<String> certificate,
        Optional<String> crl) {

    static final List<Key> KEYS = List.of(
            Key.of("name", "Stem of the root's file names.").byDefault("root").text(TextRule.NAME),
            Key.of("subject", "Subject of a new root (RFC 4514).").example("CN=Example Lab AMT Root, O=Example Lab"),
            Key.of("validity", "How long a new root lasts.").example("15y"),
            Key.of(
                            "pathLength",
                            "How many CAs may follow below. Better left out: changing it means a new root, and a visit to"
                                    + " every machine.")
                    .range(0, 10),
            Key.of("key", "Type and password of a new root's key, or where an existing root's key is."),
            Key.of("certificate", "Certificate file of an existing root, PEM or DER, relative to the profile.")
                    .example("offline/root.crt")
                    .text(TextRule.PATH),
            Key.of(
                            "crl",
                            "Where the list of what the root revoked will be fetched, by http or ldap: what it issues says so.")
                    .example("http://pki.corp.example.com/root.crl")
                    .text(TextRule.CRL));
}
