package io.github.amtpki.store;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.profile.KeyOrigin;
import io.github.amtpki.profile.SecretSource;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.RevocationReason;
import java.security.PrivateKey;
import java.util.List;
import java.util.Locale;

/**
 * A certificate in use gets a successor: the same name, purposes and lifetime, from now on. The one it had stays valid to its
 * own end, so that nothing has to happen at once. The folder alone says what is issued; its profile is not needed, and
 * applied afterwards finds nothing to do.
 *
 * <p>With {@link Key#KEEP} whoever has the key goes on with it, and only the certificate is new. With {@link Key#NEW} the
 * former key may be forgotten, or may have been stolen.
 *
 * <pre>{@code
 * try (PkiFolder folder = PkiFolder.open(Path.of("out/lab"), clock)) {
 *     Renewal renewal = Renewal.of(folder, "provisioning", Renewal.Key.NEW);
 *     PrivateKey ca = renewal.issuer().key(Optional.empty());
 *     RenewalReport report = renewal.carryOut(ca, terms, context, secrets);
 * }
 * }</pre>
 *
 * <p>A root is not renewed: machines know the hash of its whole certificate, dates and serial number included. A CA below it
 * is, with the key it has; what it issued stays as it is, and goes with the new certificate into every chain and bundle.
 */
public final class Renewal {

    /** Whether the successor has the same key. */
    public enum Key {
        KEEP,
        NEW;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param tool what the manifest shall say wrote it
     * @param strict refuse where otherwise the validity is clipped to the issuer's
     */
    public record Terms(Manifest.Tool tool, boolean strict) {}

    private static final List<String> COMPROMISED =
            List.of(RevocationReason.KEY_COMPROMISE.id(), RevocationReason.CA_COMPROMISE.id());

    private final PkiFolder folder;
    private final FolderCertificates certificates;
    private final Manifest.Certificate entry;
    private final Key key;

    private Renewal(PkiFolder folder, FolderCertificates certificates, Manifest.Certificate entry, Key key) {
        this.folder = folder;
        this.certificates = certificates;
        this.entry = entry;
        this.key = key;
    }

    /**
     * @param name of a certificate in use, or {@code TRACK/NAME} where several chains have one of that name
     * @throws BadInputException if the folder holds no PKI, or the name means none or several
     * @throws RefusedException if it is a root, or cannot have such a successor from here
     */
    public static Renewal of(PkiFolder folder, String name, Key key) {
        FolderCertificates certificates = new FolderCertificates(folder);
        Renewal renewal = new Renewal(folder, certificates, certificates.named(name), key);
        renewal.refuseWhatCannotBe();
        return renewal;
    }

    /** The CA whose key signs. */
    public FolderIssuer issuer() {
        Manifest.Certificate issuer = certificates.issuer(entry);
        RevokedIssuers.refuse(certificates.manifest(), issuer, "'" + entry.name() + "'");
        return FolderIssuer.of(folder, issuer);
    }

    /**
     * Issues the successor, and makes every file again that shows it. All of it is written, or none.
     *
     * @param caKey of the {@link #issuer}
     * @param secrets fetches passwords that the profile referred to
     * @throws RefusedException if a key is missing that a bundle needs, the issuer ends too soon, or firmware would refuse what
     *     was made
     */
    public RenewalReport carryOut(PrivateKey caKey, Terms terms, IssuanceContext context, SecretSource secrets) {
        try (RenewalRun run = new RenewalRun(folder, certificates, terms, context, secrets)) {
            return run.carryOut(entry, key, issuer().authority(caKey, context));
        }
    }

    private void refuseWhatCannotBe() {
        if (entry.role() == Manifest.Role.ROOT) {
            throw new RefusedException(
                    "the root '" + entry.name()
                            + "' is not renewed: machines know the hash of its whole certificate, so"
                            + " that every machine must be enrolled again with the next one, whatever its key",
                    "if that is meant, change its validity in the profile and run: amtpki apply PROFILE -o FOLDER"
                            + " --replace-root");
        }
        certificates
                .manifest()
                .history()
                .revocation(entry)
                .filter(said -> COMPROMISED.contains(said.reason()))
                .ifPresent(said -> refuseCompromised(said));
        if (key == Key.NEW) {
            refuseNewKey();
        }
    }

    /** Of the ways out that other refusals name, one is closed: no hint may send there. */
    private void refuseCompromised(History.Revocation said) {
        String why =
                "the key of '" + entry.name() + "' is compromised: that is why it was revoked (" + said.reason() + ")";
        if (entry.role() == Manifest.Role.INTERMEDIATE) {
            throw new RefusedException(
                    why + ", and a CA has no successor with another key",
                    "write another intermediate into the profile, let what it shall issue name it as its issuer, and"
                            + " apply that");
        }
        if (origin() == KeyOrigin.REQUEST) {
            throw new RefusedException(
                    why + ", and it is not here: its owner sent a request",
                    "its owner makes a new request with a new key; put that into the profile and apply it");
        }
        if (origin().named()) {
            throw new RefusedException(
                    why + ", and it is one that the profile names (" + KeyOrigin.description(entry.resolved()) + ")",
                    "make another key, name it in the profile and apply that");
        }
        if (key == Key.KEEP) {
            throw new RefusedException(why, "add --new-key in place of --keep-key");
        }
    }

    private void refuseNewKey() {
        if (entry.role() == Manifest.Role.INTERMEDIATE) {
            throw new RefusedException(
                    "'" + entry.name() + "' is a CA: with a new key, nothing that it issued belongs to it any more",
                    "add --keep-key; or write another intermediate into the profile, let what it shall issue name it as"
                            + " its issuer, and apply that");
        }
        if (origin() == KeyOrigin.REQUEST) {
            throw new RefusedException(
                    "the key of '" + entry.name() + "' is not here: its owner sent a request",
                    "ask the owner for a new request, name it in the profile and apply that; or add --keep-key");
        }
        if (origin().named()) {
            throw new RefusedException(
                    "the key of '" + entry.name() + "' is one that the profile names ("
                            + KeyOrigin.description(entry.resolved()) + ")",
                    "name another key in the profile and apply that; or add --keep-key");
        }
    }

    private KeyOrigin origin() {
        return KeyOrigin.of(entry.resolved());
    }
}
