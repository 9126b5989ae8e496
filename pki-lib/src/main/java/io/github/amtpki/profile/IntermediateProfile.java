package io.github.amtpki.profile;

import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * A CA below the root.
 *
 * @param name stem of its file names, and how certificates name their issuer
 * @param subject different from every other in its chain
 * @param validity ends no later than the issuer's
 * @param issuer the name of the CA that signs it; left out, the intermediate written before it, the first one by the root
 * @param key its type and password, or an existing key
 * @param crl where the list of what it revoked is published; stands in what it issues
 */
public record IntermediateProfile(
        String name,
        X500Principal subject,
        Lifetime validity,
        Optional<String> issuer,
        Optional<KeyProfile> key,
        Optional<String> crl) {

    static final List<Key> KEYS = List.of(
            Key.of("name", "Stem of its file names.").example("issuing").text(TextRule.NAME),
            Key.of("subject", "Subject (RFC 4514), different from every other in its chain.")
                    .example("CN=Example Lab AMT Issuing CA, O=Example Lab"),
            Key.of("validity", "How long it lasts, at most as long as its issuer.")
                    .example("10y"),
            Key.of(
                            "issuer",
                            "Name of the CA that signs it. Left out: the intermediate before it, for the first the root.")
                    .example("root")
                    .text(TextRule.NAME),
            Key.of("key", "Type and password of its key, or an existing key."),
            Key.of("crl", "Where the list of what it revoked will be fetched, by http or ldap: what it issues says so.")
                    .example("http://pki.corp.example.com/issuing.crl")
                    .text(TextRule.CRL));
}
