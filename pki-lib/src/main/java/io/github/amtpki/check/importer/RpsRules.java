package io.github.amtpki.check.importer;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.MEASURED;
import static io.github.amtpki.amt.Confidence.REPORTED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;
import static io.github.amtpki.check.rule.Stage.CA;
import static io.github.amtpki.check.rule.Stage.HASH;
import static io.github.amtpki.check.rule.Stage.UPLOAD;

import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Target;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * RPS: what the Remote Provisioning Server refuses at upload, in the order in which it looks, and what it does with an uploaded
 * file when a machine calls. Its strict checks are from spring 2026; an older RPS takes most broken PKIs, and the machine says
 * no.
 */
public enum RpsRules implements Rule {
    RPS_KEY_TYPE(
            new Passport(
                    "RPS-KEY-TYPE",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "a certificate is of a kind that node-forge does not read",
                    "node-forge reads certificates with RSA keys and RSA signatures. It leaves out the others without a word,"
                            + " and RPS then stumbles over what remains.",
                    "key: {type: rsa-2048}    # of each certificate; rsa-3072 for AMT 22",
                    "RPS 2.40 certManager.ts; rps#2505"),
            RpsChecks::unreadable),
    RPS_ORDER(
            new Passport(
                    "RPS-ORDER",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "the leaf is not the first certificate",
                    "RPS takes the first certificate bag for the leaf. If that is the root, it complains about the domain, or"
                            + " about the key, though both are right.",
                    "amtpki fix provisioning.pfx",
                    "RPS 2.40 domain.ts"),
            RpsChecks::leafNotFirst),
    RPS_CN(
            new Passport(
                    "RPS-CN",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "the leaf has no common name",
                    "RPS compares the common name with the domain; an alternative name alone is not enough.",
                    "host: rps.corp.example.com    # becomes the common name and an alternative name",
                    "RPS 2.40 domain.ts domainSuffixChecker"),
            RpsChecks::noCommonName),
    RPS_NAME(
            new Passport(
                    "RPS-NAME",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "the common name does not belong to the domain",
                    "RPS compares the last two labels of the common name with those of the domain suffix, letter by letter:"
                            + " upper case and a final dot make them different.",
                    "domain: corp.example.com    # the suffix in lower case; the leaf is then made for it",
                    "RPS 2.40 domain.ts domainSuffixChecker; rps#772"),
            RpsChecks::otherDomain),
    RPS_DATES(
            new Passport(
                    "RPS-DATES",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "a certificate is expired or not yet valid",
                    "RPS looks at both dates of every certificate in the file.",
                    "validity: 2y    # of the certificate; amtpki apply lab.yaml -o out/lab issues it anew",
                    "RPS 2.40 domain.ts expirationChecker"),
            RpsChecks::dates),
    RPS_ROOT(
            new Passport(
                    "RPS-ROOT",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "the root is missing",
                    "RPS sends the root to the machine and compares its hash, so it must be in the file.",
                    "amtpki bundle my.key my.crt root.crt -o new.pfx",
                    "RPS 2.40 domain.ts rootCertChecker"),
            RpsChecks::noRoot),
    RPS_KEY_SIZE(
            new Passport(
                    "RPS-KEY-SIZE",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "an RSA key is shorter than 2048 bits",
                    "RPS wants at least 2048 bits of every certificate in the file.",
                    "key: {type: rsa-2048}    # of every certificate, the root included",
                    "RPS 2.40 domain.ts keySizeChecker"),
            RpsChecks::shortKey),
    RPS_NO_KEY(
            new Passport(
                    "RPS-NO-KEY",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "RPS finds no private key",
                    "It looks for an RSA key in a shrouded bag, which is a key encrypted by itself. Plain keys are not seen.",
                    "amtpki fix provisioning.pfx",
                    "RPS 2.40 domain.ts privateKeyChecker"),
            RpsChecks::noKey),
    RPS_KEY(
            new Passport(
                    "RPS-KEY",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "the private key is not that of the first certificate",
                    "RPS compares the first key with the first certificate.",
                    "amtpki bundle my.key my.crt root.crt -o new.pfx",
                    "RPS 2.40 domain.ts privateKeyChecker"),
            RpsChecks::otherKey),
    RPS_CHAIN(
            new Passport(
                    "RPS-CHAIN",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "an issuer is missing",
                    "RPS goes from the first certificate to its issuer and on, by name, until one has issued itself.",
                    "amtpki bundle my.key my.crt issuing.crt root.crt -o new.pfx",
                    "RPS 2.40 domain.ts chainIntegrityChecker"),
            RpsChecks::brokenChain),
    RPS_SIGNATURE(
            new Passport(
                    "RPS-SIGNATURE",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "a signature in the chain cannot be verified",
                    "It is another issuer's of the same name, or broken, or made with RSASSA-PSS, which node-forge does not"
                            + " verify here.",
                    "amtpki apply lab.yaml -o out/lab    # signs with PKCS#1 v1.5; enrol the new root's hash",
                    "RPS 2.40 with node-forge 1.4.0 verifyCertificateChain"),
            RpsChecks::badSignature),
    RPS_CRITICAL(
            new Passport(
                    "RPS-CRITICAL",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "an extension is critical that must not be",
                    "Only keyUsage and basicConstraints may be critical; not extendedKeyUsage, and not nameConstraints.",
                    "kind: provisioning    # amtpki marks only key usage and basic constraints critical",
                    "RPS 2.40 with node-forge 1.4.0 verifyCertificateChain"),
            RpsChecks::criticalExtension),
    RPS_CA(
            new Passport(
                    "RPS-CA",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "an issuer is no CA",
                    "Every certificate above the first needs basicConstraints with CA:TRUE and, if it has a keyUsage,"
                            + " keyCertSign in it. A keyUsage may be missing.",
                    "amtpki apply lab.yaml -o out/lab    # makes CAs with CA:TRUE and keyCertSign; enrol the new root's hash",
                    "RPS 2.40 with node-forge 1.4.0 verifyCertificateChain"),
            RpsChecks::notAnAuthority),
    RPS_PATHLEN(
            new Passport(
                    "RPS-PATHLEN",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "a path length is violated",
                    "A CA says how many CAs may follow below it, and there are more.",
                    "amtpki apply lab.yaml -o out/lab    # makes a root without a path length; enrol its hash",
                    "RPS 2.40 with node-forge 1.4.0 verifyCertificateChain"),
            RpsChecks::pathLength),
    RPS_EKU(
            new Passport(
                    "RPS-EKU",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "the first certificate lacks the AMT purpose",
                    "RPS looks for 2.16.840.1.113741.1.2.3 in the extended key usage of the first certificate bag. It does not"
                            + " take the organizational unit instead.",
                    "kind: provisioning    # grants the purpose and writes the unit",
                    "RPS 2.40 domain.ts amtOidChecker"),
            RpsChecks::noPurpose),
    RPS_LONE(
            new Passport(
                    "RPS-LONE",
                    ERROR,
                    CODE,
                    HASH,
                    "leaf and root are one certificate",
                    "RPS takes the upload. When a machine calls, it looks for a root behind the first certificate, finds none,"
                            + " and has no hash to compare.",
                    "amtpki apply lab.yaml -o out/lab    # makes a root and a leaf",
                    "RPS 2.40 certManager.ts dumpPfx"),
            RpsDelivery::noRootToCompare),
    RPS_HASH(
            new Passport(
                    "RPS-HASH",
                    ERROR,
                    CODE,
                    HASH,
                    "the machine does not trust the root",
                    "RPS compares the root's SHA-1, SHA-256 and SHA-384 with the machine's hashes, by their length. If the file"
                            + " holds several roots it takes the last. It does not look whether a hash is active.",
                    "amtpki hash root.crt    # prints what to enrol on the machine",
                    "RPS 2.40 certManager.ts dumpPfx; rps#1102, rps#1108"),
            RpsDelivery::unknownRoot),
    RPS_SENDS(
            new Passport(
                    "RPS-SENDS",
                    ERROR,
                    REPORTED,
                    CA,
                    "RPS sends the chain in an order that the machine refuses",
                    "RPS sends everything in the file: the first certificate, those the root did not issue, those it did, the"
                            + " root. With a stranger, a repeated leaf, a second root, or three and more intermediates out of"
                            + " order, that is no chain.",
                    "amtpki fix provisioning.pfx",
                    "RPS 2.40 certManager.ts dumpPfx; rpc-go#268 and #413 for what machines answer"),
            RpsDelivery::wrongOrder),
    RPS_TWO_KEYS(
            new Passport(
                    "RPS-TWO-KEYS",
                    ERROR,
                    CODE,
                    ACTIVATION,
                    "RPS signs with a key that is not the leaf's",
                    "At upload it compares the first key, when activating it signs with the last one.",
                    "amtpki bundle my.key my.crt root.crt -o new.pfx",
                    "RPS 2.40 certManager.ts dumpPfx"),
            RpsDelivery::wrongKey);

    private final Passport passport;
    private final Function<Facts, Optional<Hit>> predicate;

    RpsRules(Passport passport, Function<Facts, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    RpsRules(Passport passport, BiFunction<ForgeView, Circumstances, Optional<Hit>> check) {
        this(passport, facts -> RpsChecks.run(check, facts));
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public boolean concerns(Target target) {
        return target == Importer.RPS;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Target target) {
        return predicate.apply(facts);
    }
}
