package io.github.amtpki.export;

import io.github.amtpki.Artefact;
import io.github.amtpki.RefusedException;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.internal.json.JsonText;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What RPS and Console call a domain (profile): which bundle serves the machines of a DNS suffix. Both take the same body
 * (rps, {@code src/routes/admin/domains/domain.ts}; console, {@code internal/entity/dto/v1/domain.go}):
 *
 * <pre>
 * profileName                     ^[a-zA-Z0-9_-]+$
 * domainSuffix                    as the machines have it
 * provisioningCert                the .pfx, base64
 * provisioningCertStorageFormat   string: the .pfx with its whole chain; raw: the leaf alone, of old
 * provisioningCertPassword        1 to 64 characters
 * </pre>
 *
 * <p>{@code POST} makes one, {@code PATCH} with the {@code version} that {@code GET} tells replaces it; both want a bearer token,
 * which the server gives for a name and a password.
 */
final class DomainProfile {

    static final String FILE = "domain.json";

    private DomainProfile() {}

    static List<Artefact> files(Importer target, ExportInput input, String server, String login, String domains) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("profileName", name(input));
        body.put("domainSuffix", suffix(target, input));
        body.put("provisioningCert", Base64.getEncoder().encodeToString(input.pfx()));
        body.put("provisioningCertStorageFormat", "string");
        body.put("provisioningCertPassword", input.password().text());
        Map<String, String> places = new HashMap<>(PasswordPlace.places(input));
        places.putAll(Map.of(
                "SERVER", server,
                "PROFILE", Template.word(name(input)),
                "LOGIN", Template.word(login),
                "DOMAINS", Template.word(domains)));
        return List.of(
                Template.secret(FILE, JsonText.pretty(body)),
                Template.artefact("import.sh", Template.fill("import.sh", places)));
    }

    /** A certificate's name as these servers take it: without the dot. */
    static String name(ExportInput input) {
        return input.name().replace('.', '-');
    }

    private static String suffix(Importer target, ExportInput input) {
        return input.domain()
                .orElseThrow(() -> new RefusedException(
                        target.id() + " wants to know the DNS suffix of the machines, and the profile has no domain",
                        "add 'domain: corp.example.com' to the profile, or --domain corp.example.com"));
    }

    /** By hand, for those who would rather not run a script; the same in both servers. */
    static String byHand(ExportInput input) {
        return "By hand instead: sign in, open 'Domains', add one with the name " + name(input) + ", the suffix "
                + input.domain().orElse("of your machines") + ", the file " + input.file()
                + " of the PKI folder and its password ("
                + PasswordPlace.said(input) + ").";
    }

    static String renewal() {
        return "The same again after a renewal: what is there under that name is replaced. No machine need be visited.";
    }
}
