package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.OutputExistsException;
import io.github.amtpki.Secret;
import io.github.amtpki.StorageException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.fixture.FixtureKeys;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.SecretRef;
import io.github.amtpki.profile.TrackPlan;
import io.github.amtpki.profile.adopt.Description;
import io.github.amtpki.profile.adopt.Family;
import io.github.amtpki.profile.adopt.Member;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.IssuanceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts somebody's certificates and keys into a new PKI folder, as if the profile that describes them had made them: the
 * certificates byte for byte, the keys locked with generated passwords. Applying that profile then finds nothing to do.
 *
 * <pre>{@code
 * Family family = Family.of(belongings);
 * Description description = Description.of(family, wishes, "lab.yaml", "out/lab");
 * Adoption done = Adoption.into(Path.of("out/lab"), family, description, tool, context);    // and out/lab.yaml
 * }</pre>
 *
 * @param outcome what was written
 * @param manifest what the folder says about itself
 * @param warnings what of its revocation lists could not be taken over as it was, as sentences without a period
 * @param judged each provisioning certificate, by its file in the folder, as importers and machines get it
 */
public record Adoption(FolderOutcome outcome, Manifest manifest, List<String> warnings, List<FileFacts> judged) {

    /** The ending of the profile, which lies beside the folder under the folder's name. */
    public static final String PROFILE = ".yaml";

    public Adoption {
        warnings = List.copyOf(warnings);
        judged = List.copyOf(judged);
    }

    /**
     * Writes folder and profile, or neither.
     *
     * @param folder new or empty
     * @throws OutputExistsException if folder or profile is there already
     * @throws io.github.amtpki.RefusedException if a key is one of the public ones of {@link FixtureKeys}
     */
    public static Adoption into(
            Path folder, Family family, Description description, Manifest.Tool tool, IssuanceContext context) {
        family.members().forEach(member -> FixtureKeys.refuse(List.of(member.certificate())));
        Path profile = profile(folder);
        try (PkiFolder open = PkiFolder.open(folder, context.clock());
                Locks locks = new Locks(Adoption::nobody, context.random())) {
            if (open.manifest().isPresent()) {
                throw new OutputExistsException(
                        folder + " is a PKI folder already", "name a new one, and adopt into that");
            }
            Draft draft = new Draft(family, locks);
            description.plan().tracks().forEach(draft::add);
            ApplyOptions options = new ApplyOptions(tool, profile.getFileName().toString(), folder, false, false);
            Manifest made = draft.manifest.manifest(description.plan(), options);
            FolderChange change = FolderChange.to(
                            made.with(tool, made.certificates(), made.exports(), draft.lists.history()))
                    .put(draft.manifest.artefacts())
                    .put(draft.lists.files());
            OutputFile.write(profile, description.text().getBytes(StandardCharsets.UTF_8));
            FolderOutcome outcome = commit(open, change, profile);
            return new Adoption(outcome, open.manifest().orElseThrow(), draft.lists.warnings(), draft.judged);
        }
    }

    /** Where the profile of a folder is written. */
    public static Path profile(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new StorageException(folder + " is the root of a file system and cannot be a PKI folder");
        }
        return folder.toAbsolutePath().normalize().resolveSibling(name + PROFILE);
    }

    private static FolderOutcome commit(PkiFolder folder, FolderChange change, Path profile) {
        boolean done = false;
        try {
            FolderOutcome outcome = folder.commit(change);
            done = true;
            return outcome;
        } finally {
            if (!done) {
                takeBack(profile);
            }
        }
    }

    private static void takeBack(Path profile) {
        try {
            Files.deleteIfExists(profile);
        } catch (IOException e) {
            // it stays beside a folder that is not there, and the next run names it
        }
    }

    private static Secret nobody(SecretRef reference, String purpose) {
        throw new IllegalStateException("an adopted PKI has generated passwords only");
    }

    /** The folder's files as they grow. */
    private static final class Draft {

        private final Family family;
        private final Locks locks;
        private final ManifestDraft manifest = new ManifestDraft(Optional.empty());
        private final AdoptedLists lists;
        private final List<FileFacts> judged = new ArrayList<>();

        Draft(Family family, Locks locks) {
            this.family = family;
            this.lists = new AdoptedLists(family);
            this.locks = locks;
        }

        void add(TrackPlan track) {
            track.certificates().forEach(certificate -> add(track, certificate));
        }

        private void add(TrackPlan track, CertificatePlan plan) {
            Member member = family.member(plan.name());
            List<X509Certificate> chain = family.chain(member);
            String stem = track.folder() + plan.name();
            manifest.begin(plan, chain);
            manifest.put(CertificateFiles.open(stem, chain, plan.root(), track.hashes()));
            lists.add(track.track().id(), plan.name(), stem);
            Optional<byte[]> pfx = Optional.empty();
            if (member.key().isPresent()) {
                PrivateKey key = member.key().get().pair().getPrivate();
                locks.beginKey(stem, SecretRef.GENERATE);
                manifest.put(locks.key(stem, key));
                if (plan.bundle().isPresent()) {
                    locks.beginBundle(stem, plan.bundle().get(), plan.name());
                    List<Artefact> bundle = locks.bundle(stem, new Credential(key, chain));
                    pfx = Optional.of(bundle.get(0).bytes());
                    manifest.put(bundle);
                }
            }
            if (plan.kind() == CertificateKind.PROVISIONING) {
                String file = stem + (pfx.isPresent() ? CertificateFiles.BUNDLE : ".chain.crt");
                judged.add(FileFacts.made(file, chain, pfx.map(Bundle::inspect), Optional.empty()));
            }
        }
    }
}
