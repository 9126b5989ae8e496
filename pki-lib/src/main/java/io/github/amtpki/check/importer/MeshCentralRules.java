package io.github.amtpki.check.importer;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.MEASURED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Stage.HASH;
import static io.github.amtpki.check.rule.Stage.UPLOAD;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Target;
import io.github.amtpki.x509.Digest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * MC: what MeshCentral refuses when it starts, in its order, and for which machines it then finds no certificate. It looks at
 * no signature, no date, no key length; but every certificate in the file must be part of the one chain.
 */
public enum MeshCentralRules implements Rule {
    MC_COUNT(
            passport(
                    "MC-COUNT",
                    "there are fewer than two certificates",
                    "MeshCentral wants the whole chain, the root included.",
                    "amtpki bundle my.key my.crt root.crt -o new.pfx"),
            MeshCentralRules::tooFew),
    MC_KEYS(
            passport(
                    "MC-KEYS",
                    "there is not exactly one private key",
                    "MeshCentral counts shrouded keys, which are encrypted by themselves. A plain key is not seen.",
                    "amtpki fix provisioning.pfx"),
            MeshCentralRules::notOneKey),
    MC_KEY_TYPE(
            passport(
                    "MC-KEY-TYPE",
                    "a certificate or key is of a kind that node-forge does not read",
                    "node-forge reads RSA only. For anything else it gives nothing, and MeshCentral stops with a TypeError.",
                    "key: {type: rsa-2048}    # of each certificate; rsa-3072 for AMT 22"),
            MeshCentralRules::unreadable),
    MC_ORDER(
            passport(
                    "MC-ORDER",
                    "the certificates are not exactly one chain",
                    "MeshCentral orders them from the root down and must use every one. A root or issuer may not be missing,"
                            + " nothing may be there twice, nothing may belong to another chain.",
                    "amtpki fix provisioning.pfx"),
            MeshCentralRules::noOrder),
    MC_KEY(
            passport(
                    "MC-KEY",
                    "the private key is not the leaf's",
                    "MeshCentral compares it with the lowest certificate of the chain.",
                    "amtpki bundle my.key my.crt root.crt -o new.pfx"),
            MeshCentralRules::otherKey),
    MC_EKU(
            passport(
                    "MC-EKU",
                    "the leaf is not marked as a provisioning certificate",
                    "MeshCentral wants the purpose 2.16.840.1.113741.1.2.3, or the organizational unit 'Intel(R) Client Setup"
                            + " Certificate' as the first one.",
                    "kind: provisioning    # grants the purpose and writes the unit"),
            MeshCentralRules::noMark),
    MC_CN(
            passport(
                    "MC-CN",
                    "the leaf has no common name",
                    "MeshCentral finds certificates by their common name; alternative names are not looked at.",
                    "host: rps.corp.example.com    # becomes the common name and an alternative name"),
            MeshCentralRules::noCommonName),
    MC_HASH(
            new Passport(
                    "MC-HASH",
                    ERROR,
                    CODE,
                    HASH,
                    "the machine does not trust the root",
                    "MeshCentral compares the root's SHA-256 and SHA-1 with the machine's active hashes. A root enrolled by its"
                            + " SHA-384 alone is never found, nor is a hash that is switched off.",
                    "amtpki hash root.crt    # prints what to enrol on the machine, here the SHA-256",
                    "MeshCentral amtmanager.js"),
            MeshCentralRules::unknownRoot),
    MC_NAME(
            new Passport(
                    "MC-NAME",
                    ERROR,
                    MEASURED,
                    HASH,
                    "MeshCentral does not find the certificate by this suffix",
                    "It shortens the common name to as many labels as its table has for the top-level domain; the machine's"
                            + " suffix must be what is left, or lie below it. For .local, .internal and all that are not in the"
                            + " table nothing is shortened.",
                    "domain: corp.example.com    # the machines' suffix; the leaf is then made for it",
                    "MeshCentral 1.1.55 certoperations.js TopLevelDomainExtendedSupport; MeshCentral#2948"),
            MeshCentralRules::otherName);

    private final Passport passport;
    private final BiFunction<Facts, ForgeView, Optional<Hit>> predicate;

    MeshCentralRules(Passport passport, BiFunction<Facts, ForgeView, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    private static Passport passport(String id, String title, String explanation, String fix) {
        return new Passport(
                id,
                ERROR,
                MEASURED,
                UPLOAD,
                title,
                explanation,
                fix,
                "MeshCentral 1.1.55 certoperations.js loadIntelAmtAcmCerts");
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public boolean concerns(Target target) {
        return target == Importer.MESHCENTRAL;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Target target) {
        return ForgeView.of(facts).flatMap(view -> predicate.apply(facts, view));
    }

    private static Optional<Hit> tooFew(Facts facts, ForgeView view) {
        int found = view.bags().size();
        return found < 2
                ? Optional.of(
                        Hit.because("there " + (found == 0 ? "are no certificates" : "is one certificate") + " in it")
                                .saying("Certificate file contains less then 2 certificates"))
                : Optional.empty();
    }

    private static Optional<Hit> notOneKey(Facts facts, ForgeView view) {
        return view.keyBags() == 1
                ? Optional.empty()
                : Optional.of(Hit.because("there are " + view.keyBags() + " shrouded keys in it")
                        .saying("Certificate file must contain exactly one private key"));
    }

    private static Optional<Hit> unreadable(Facts facts, ForgeView view) {
        List<CertificateFacts> lost = view.lost(facts);
        if (!lost.isEmpty()) {
            CertificateFacts one = lost.get(0);
            boolean rootSeen = view.bags().stream()
                    .takeWhile(Optional::isPresent)
                    .flatMap(Optional::stream)
                    .anyMatch(ForgeView::selfIssued);
            return Optional.of(Hit.because("'" + one.subject() + "' has an " + one.keyAlgorithm() + " key, signed with "
                            + one.certificate().getSigAlgName())
                    .at(one)
                    .saying("Cannot read properties of null (reading '" + (rootSeen ? "issuer" : "subject") + "')"));
        }
        return view.keyBags() == 1
                        && view.keys().isEmpty()
                        && facts.file().publicKeys().size() == facts.file().keys()
                ? Optional.of(Hit.because("the private key is not RSA")
                        .saying("Cannot read properties of null (reading 'n')"))
                : Optional.empty();
    }

    private static Optional<Hit> noOrder(Facts facts, ForgeView view) {
        return view.bags().size() >= 2
                        && chain(facts, view).isEmpty()
                        && view.lost(facts).isEmpty()
                ? Optional.of(Hit.because("the " + view.bags().size() + " certificates in it do not make one chain")
                        .saying("Unable to order Intel AMT ACM activation certificates to create a full chain."))
                : Optional.empty();
    }

    private static Optional<Hit> otherKey(Facts facts, ForgeView view) {
        return leaf(facts, view)
                .filter(leaf -> view.keys().size() == 1)
                .filter(leaf -> !view.keys().contains(leaf.certificate().getPublicKey()))
                .map(leaf -> Hit.because("the key is not that of '" + leaf.subject() + "'")
                        .at(leaf)
                        .saying("Intel AMT activation certificate provided with a mismatching private key."));
    }

    private static Optional<Hit> noMark(Facts facts, ForgeView view) {
        return leaf(facts, view)
                .filter(leaf -> !leaf.hasPurpose(AmtOids.SETUP))
                .filter(leaf -> leaf.organizationalUnits().stream().limit(1).noneMatch(AmtOids.SETUP_UNIT::equals))
                .map(leaf -> Hit.because("the leaf has neither the purpose nor the organizational unit")
                        .at(leaf)
                        .saying("Intel AMT activation certificate must have usage OID \"2.16.840.1.113741.1.2.3\" or"
                                + " organization name \"Intel(R) Client Setup Certificate\"."));
    }

    private static Optional<Hit> noCommonName(Facts facts, ForgeView view) {
        return leaf(facts, view)
                .filter(leaf -> leaf.commonName().isEmpty())
                .map(leaf -> Hit.because("the leaf has no common name")
                        .at(leaf)
                        .saying("Unable to get Intel AMT activation certificate common name."));
    }

    private static Optional<Hit> unknownRoot(Facts facts, ForgeView view) {
        return chain(facts, view)
                .map(chain -> chain.get(chain.size() - 1))
                .flatMap(root -> RootMatch.none(
                        root,
                        facts.around(),
                        trusted -> trusted.active() && trusted.hash().digest() != Digest.SHA384))
                .map(hit -> hit.saying("No opportunity for ACM activation"));
    }

    private static Optional<Hit> otherName(Facts facts, ForgeView view) {
        Optional<String> name = leaf(facts, view).flatMap(CertificateFacts::commonName);
        return facts.around()
                .domain()
                .filter(suffix -> name.isPresent() && !MeshCentralName.matches(name.get(), suffix))
                .map(suffix -> Hit.because(
                                "of '" + name.get() + "' MeshCentral keeps '" + MeshCentralName.kept(name.get())
                                        + "', and '" + suffix + "' is not that, nor below it")
                        .saying("no signing certificate found"))
                .map(hit -> facts.around().profileLine().map(hit::mend).orElse(hit));
    }

    private static Optional<List<CertificateFacts>> chain(Facts facts, ForgeView view) {
        return view.bags().size() >= 2 && view.lost(facts).isEmpty()
                ? MeshCentralChain.of(view.certificates())
                : Optional.empty();
    }

    private static Optional<CertificateFacts> leaf(Facts facts, ForgeView view) {
        return chain(facts, view).map(chain -> chain.get(0));
    }
}
