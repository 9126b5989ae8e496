package io.github.amtpki.store;

import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.fixture.FixtureKeys;
import io.github.amtpki.profile.Lifetime;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.CopyPolicy;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.SigningRequest;
import io.github.amtpki.x509.SigningResult;
import io.github.amtpki.x509.Validity;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A CA of a PKI folder, for requests that come from outside. The folder itself is not changed: what is signed goes to
 * whoever asked.
 *
 * <pre>{@code
 * FolderIssuer ca = FolderIssuer.choose(folder, Optional.empty(), kind, request);      // the last CA of the chain
 * PrivateKey key = ca.key(Optional.empty());                                     // root.key, with root.key.password
 * SigningResult result = ca.sign(request, terms, key, context, warnings);
 * }</pre>
 */
public final class FolderIssuer {

    private final PkiFolder folder;
    private final Manifest.Certificate entry;
    private final List<X509Certificate> chain;

    private FolderIssuer(PkiFolder folder, Manifest.Certificate entry, List<X509Certificate> chain) {
        this.folder = folder;
        this.entry = entry;
        this.chain = chain;
    }

    /**
     * On what terms a request is signed.
     *
     * @param kind what the certificate is for
     * @param lifetime how long it lasts, unless its issuer ends before
     * @param copy what of the request is granted
     * @param strict refuse where otherwise a validity is clipped or an extension left out
     */
    public record Terms(CertificateKind kind, Lifetime lifetime, CopyPolicy copy, boolean strict) {}

    /**
     * Finds the CA that shall sign.
     *
     * @param kind what the certificate is for: it decides which keys it can have
     * @param name of the CA, or {@code TRACK/NAME} where several chains have one of that name; empty means the lowest CA
     * @throws io.github.amtpki.BadInputException if the folder holds no PKI, or no such CA
     * @throws RefusedException if none of the folder's chains can have a key as the request's, or more than one can, or that
     *     CA is revoked
     */
    public static FolderIssuer choose(
            PkiFolder folder, Optional<String> name, CertificateKind kind, SigningRequest request) {
        FolderCertificates certificates = new FolderCertificates(folder);
        Manifest.Certificate ca =
                new IssuerChoice(certificates.manifest()).of(name, kind, KeyType.of(request.publicKey()));
        RevokedIssuers.refuse(certificates.manifest(), ca, "'" + request.subject() + "'");
        return of(folder, ca);
    }

    /** A CA that a manifest lists. */
    static FolderIssuer of(PkiFolder folder, Manifest.Certificate entry) {
        return new FolderIssuer(folder, entry, new FolderCertificates(folder).chain(entry));
    }

    /** The CA's name in its chain. */
    public String name() {
        return entry.name();
    }

    /** {@code TRACK/NAME}, which is clear also where several chains have a CA of that name. */
    public String path() {
        return FolderCertificates.path(entry);
    }

    /** The CA's certificate and its issuers, root last. */
    public List<X509Certificate> chain() {
        return List.copyOf(chain);
    }

    /**
     * The CA's key, from the folder.
     *
     * @param password of the key; empty means the one beside it
     * @throws RefusedException if it is not there
     */
    public PrivateKey key(Optional<Secret> password) {
        String file = keyFile();
        if (!hasKey()) {
            throw new RefusedException(
                    "signing needs the key '" + file + "', which is not in " + folder.path(),
                    "bring it back for this run, or add --ca-key FILE");
        }
        if (password.isPresent()) {
            return KeyRing.decode(file, folder.read(file), password);
        }
        if (!folder.exists(file + ".password")) {
            throw new RefusedException(
                    "this needs the password of '" + file + "', and '" + file + ".password' is not in " + folder.path(),
                    "bring it back for this run, or add --password REF");
        }
        try (Secret beside = SecretText.firstLine(folder.read(file + ".password"), file + ".password")) {
            return KeyRing.decode(file, folder.read(file), Optional.of(beside));
        }
    }

    /** Whether its key lies in the folder. */
    public boolean hasKey() {
        return folder.exists(keyFile());
    }

    /** Where the password of its key came from, if that can be had again and none lies beside the key. */
    public Optional<SecretRef> passwordReference() {
        return Optional.ofNullable(entry.protection().get(ManifestDraft.KEY_PASSWORD))
                .map(SecretRef::parse)
                .filter(reference -> !reference.generates() && !folder.exists(keyFile() + CertificateFiles.PASSWORD));
    }

    private String keyFile() {
        return ManifestDraft.stem(entry) + CertificateFiles.KEY;
    }

    Manifest.Certificate entry() {
        return entry;
    }

    /** What signs in its name. */
    Authority authority(PrivateKey key, IssuanceContext context) {
        FixtureKeys.refuse(chain);
        return Authority.of(
                chain, key, Optional.empty(), IssuerChoice.track(entry).digest(), context);
    }

    /**
     * Signs a request.
     *
     * @param key the CA's
     * @param warnings gets what somebody should know, as sentences without a period
     * @throws RefusedException if the request's key or the CA's is one of the public ones of {@link FixtureKeys}; under
     *     strictness, if anything asked for was refused, the validity would be clipped or machines would refuse the result
     */
    public SigningResult sign(
            SigningRequest request, Terms terms, PrivateKey key, IssuanceContext context, List<String> warnings) {
        FixtureKeys.refuse(request.publicKey(), "the request");
        Authority authority = authority(key, context);
        Validity validity = new Validities(context.clock(), terms.strict(), warnings)
                .of(
                        request.subject().toString(),
                        terms.lifetime(),
                        Optional.of(Map.entry(
                                authority
                                        .certificate()
                                        .getSubjectX500Principal()
                                        .toString(),
                                authority.validity())));
        CertificateSpec spec = terms.kind()
                .spec(request.subject(), validity, List.of(), OptionalInt.empty())
                .with(IssuerChoice.crl(entry));
        SigningResult result = authority.sign(request, spec, terms.kind().bound(terms.copy()));
        if (terms.strict() && result.refusedAny()) {
            throw new RefusedException(
                    "the request asks for extensions that it cannot have: " + result.refusals(),
                    "make the request without them, or run without --strict");
        }
        judge(result, terms, context, warnings);
        return result;
    }

    /** What machines of this chain would refuse, a profile may not ask for; here it may be meant for others. */
    private void judge(SigningResult result, Terms terms, IssuanceContext context, List<String> warnings) {
        Manifest manifest = folder.pki();
        VersionSet served =
                FolderSheet.versions(manifest.track(entry.track()).orElseThrow().firmware());
        FinalCheck check = new FinalCheck(
                manifest.profile().domain(), List.of(), context.clock().instant());
        String name = result.certificate().getSubjectX500Principal().toString();
        for (Runnable one : check.judgements(name, terms.kind(), served, result.chain(), Optional.empty())) {
            try {
                one.run();
            } catch (RefusedException e) {
                if (terms.strict()) {
                    throw e;
                }
                warnings.add(e.getMessage());
            }
        }
    }
}
