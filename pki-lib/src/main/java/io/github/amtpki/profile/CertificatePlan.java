package io.github.amtpki.profile;

import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.SigningRequest;
import io.github.amtpki.x509.Validity;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.security.auth.x500.X500Principal;

/**
 * One certificate of a plan.
 *
 * @param track the chain it belongs to
 * @param name stem of its file names
 * @param kind what it is for
 * @param issuer the name of the CA that signs it; empty for the root
 * @param source where the certificate, or its key, comes from
 * @param lifetime how long it lasts; empty for a certificate that exists already
 * @param template what to issue, with a validity that means nothing
 * @param bundle the bundle to write, if any
 * @param crl where the list of what it revoked is published, for a CA; stands in what it issues, never in itself
 * @param resolved every field that decides what is issued, by name, without dates; {@code issuer} holds the issuer's digest
 */
public record CertificatePlan(
        Track track,
        String name,
        CertificateKind kind,
        Optional<String> issuer,
        Source source,
        Optional<Lifetime> lifetime,
        CertificateSpec template,
        Optional<PfxProfile> bundle,
        Optional<String> crl,
        Map<String, String> resolved) {

    /** The field of {@link #protection} that holds {@link #crl}. */
    public static final String CRL = "crl";

    /** Stands in a template until the day of issue is known. */
    static final Validity UNDATED = new Validity(Instant.EPOCH, Instant.EPOCH);

    /** Where a certificate or its key comes from. */
    public sealed interface Source permits NewKey, GivenKey, Request, Given {}

    /**
     * A key to make.
     *
     * @param password of the key file
     */
    public record NewKey(KeyType type, SecretRef password) implements Source {}

    /** A key that exists in a file or a token. */
    public record GivenKey(KeyProfile key) implements Source {}

    /** Somebody else's key, in a request. */
    public record Request(SigningRequest request, CopyPolicy copy) implements Source {}

    /** A certificate that exists, with its key where that can be had. */
    public record Given(X509Certificate certificate, Optional<KeyProfile> key) implements Source {}

    /**
     * Names it within the plan: {@code TRACK/NAME}. Maps take this for their key: hashing a whole plan would hash all that
     * is in it, and the first use of each record's hash code costs a start 50 ms in all.
     */
    public String id() {
        return track.id() + "/" + name;
    }

    public boolean root() {
        return issuer.isEmpty();
    }

    public X500Principal subject() {
        return template.subject();
    }

    /** What to issue, dated. */
    public CertificateSpec spec(Validity validity) {
        return template.with(validity);
    }

    /**
     * The type of a key that existed before.
     *
     * @throws io.github.amtpki.RefusedException if certificates of the kind cannot have it in this chain
     */
    public KeyType fitting(PublicKey key) {
        KeyType type = KeyType.of(key);
        try {
            kind.requireKeyType(track, type);
        } catch (RefusedException e) {
            throw new RefusedException(name + ": " + e.getMessage(), e.hint().orElse(""), e);
        }
        return type;
    }

    /** SHA-256 over {@link #resolved}, in hex: the same as long as nothing that matters changed. Dates are not in it. */
    public String digest() {
        return digest(resolved);
    }

    /**
     * How its secrets are kept (password references, the bundle's flavour and friendly name), and where its list of revoked
     * certificates is published, by field. A change of these writes files anew, and does not issue it again.
     */
    public Map<String, String> protection() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (source instanceof NewKey made) {
            fields.put("key.password", made.password().toString());
        }
        crl.ifPresent(uri -> fields.put(CRL, uri));
        bundle.ifPresent(pfx -> {
            fields.put("pfx.password", pfx.password().toString());
            fields.put("pfx.flavour", pfx.flavour().id());
            fields.put("pfx.friendlyName", pfx.friendlyName().orElse(name));
        });
        return fields;
    }

    /** SHA-256 of fields, in hex, whatever their order. */
    public static String digest(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fields)
                .forEach((field, value) ->
                        text.append(field).append('=').append(value).append('\n'));
        return HexFormat.of().formatHex(Digest.SHA256.of(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The extensions as one line, for {@link #resolved}. */
    static String describe(CertificateSpec template) {
        StringBuilder text = new StringBuilder();
        for (Extension extension : template.extensions()) {
            text.append(text.isEmpty() ? "" : "; ").append(extension);
        }
        return text.toString();
    }
}
