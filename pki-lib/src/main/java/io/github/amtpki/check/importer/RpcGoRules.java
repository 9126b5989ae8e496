package io.github.amtpki.check.importer;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.MEASURED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Stage.ACTIVATION;
import static io.github.amtpki.check.rule.Stage.CA;
import static io.github.amtpki.check.rule.Stage.HASH;
import static io.github.amtpki.check.rule.Stage.UPLOAD;

import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.SignatureKind;
import io.github.amtpki.check.rule.Flow;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.check.rule.Passport;
import io.github.amtpki.check.rule.Rule;
import io.github.amtpki.check.rule.Target;
import io.github.amtpki.x509.Digest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * RPC: what rpc-go refuses when it activates locally. It looks at no date, no purpose and no name, and at no signature when it
 * orders the chain. Secure host-based configuration, from AMT 19 on, asks more of the leaf.
 */
public enum RpcGoRules implements Rule {
    RPC_CHAIN(
            new Passport(
                    "RPC-CHAIN",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "rpc-go finds no single chain in the file",
                    "It wants exactly one certificate that is neither a CA nor self-issued, and every issuer above it, by name,"
                            + " up to a root. A repeated leaf counts as a second one; a leaf with CA:TRUE counts as none.",
                    "amtpki fix provisioning.pfx",
                    "rpc-go pkg/utils/helper.go OrderCertsChain; rpc-go#413"),
            RpcGoRules::noChain),
    RPC_KEY(
            new Passport(
                    "RPC-KEY",
                    ERROR,
                    MEASURED,
                    UPLOAD,
                    "the private key is not the leaf's",
                    "rpc-go signs the activation with this key, and TLS shows the leaf with it.",
                    "amtpki bundle my.key my.crt root.crt -o new.pfx",
                    "rpc-go with go-pkcs12 0.7.3"),
            RpcGoRules::otherKey),
    RPC_HASH(
            new Passport(
                    "RPC-HASH",
                    ERROR,
                    CODE,
                    HASH,
                    "the machine does not trust the root",
                    "rpc-go compares the root's SHA-256 and SHA-384 with the machine's hashes. A root enrolled by its SHA-1"
                            + " alone is never found. It does not look whether a hash is active.",
                    "amtpki hash root.crt    # prints what to enrol on the machine, here the SHA-256",
                    "rpc-go local.go compareCertHashes; exit code 128"),
            RpcGoRules::unknownRoot),
    RPC_SENDS(
            new Passport(
                    "RPC-SENDS",
                    ERROR,
                    CODE,
                    CA,
                    "rpc-go sends another chain than the one that signed",
                    "It keeps one certificate for each name, the last in the file. Where two CAs have the same name, the other"
                            + " one is lost, and the machine cannot verify what is left.",
                    "subject: \"CN=Lab Issuing, O=Lab\"    # of the intermediate: a name of its own",
                    "rpc-go pkg/utils/helper.go OrderCertsChain"),
            RpcGoRules::wrongChain),
    RPC_TLS(
            new Passport(
                    "RPC-TLS",
                    ERROR,
                    MEASURED,
                    ACTIVATION,
                    "the leaf's signature is not SHA-256 or SHA-384",
                    "For secure host-based configuration, from AMT 19 on, rpc-go hands the leaf's hash to the firmware, with"
                            + " the digest of the leaf's signature. Only these two have a number.",
                    "firmware: [\"11-21\"]    # the profile then signs with SHA-256",
                    "rpc-go local.go startSecureHostBasedConfiguration"),
            RpcGoRules::digest),
    RPC_RSA(
            new Passport(
                    "RPC-RSA",
                    ERROR,
                    MEASURED,
                    ACTIVATION,
                    "the leaf's key is not RSA",
                    "rpc-go loads it, hands over the chain, and then cannot sign with it.",
                    "key: {type: rsa-2048}    # of each certificate; rsa-3072 for AMT 22",
                    "rpc-go local.go signString"),
            RpcGoRules::notRsa);

    private static final Set<SignatureKind> WITH_NUMBER = Set.of(SignatureKind.SHA256, SignatureKind.SHA384);

    private final Passport passport;
    private final Function<Facts, Optional<Hit>> predicate;

    RpcGoRules(Passport passport, Function<Facts, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public boolean concerns(Target target) {
        return target == Importer.RPC_GO;
    }

    @Override
    public boolean on(Flow flow) {
        return this != RPC_TLS || flow == Flow.SECURE;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Target target) {
        List<CertificateFacts> inFile = facts.chain().inFile();
        return Opening.done(facts) && !inFile.isEmpty() ? predicate.apply(facts) : Optional.empty();
    }

    private static GoChain chain(Facts facts) {
        return GoChain.of(facts.chain().inFile());
    }

    private static Optional<Hit> noChain(Facts facts) {
        return chain(facts)
                .complaint()
                .map(words -> Hit.because("of " + facts.chain().inFile().size()
                                + " certificates, no chain from one leaf to a root can be made")
                        .saying(words));
    }

    private static Optional<Hit> otherKey(Facts facts) {
        return chain(facts)
                .leaf()
                .filter(leaf -> facts.file().publicKeys().size() == 1)
                .filter(leaf -> !facts.file().holdsKeyOf(leaf.certificate()))
                .map(leaf -> Hit.because("the key is not that of '" + leaf.subject() + "'")
                        .at(leaf));
    }

    private static Optional<Hit> unknownRoot(Facts facts) {
        return chain(facts)
                .root()
                .flatMap(root -> RootMatch.none(
                        root, facts.around(), trusted -> trusted.hash().digest() != Digest.SHA1))
                .map(hit -> hit.saying(
                        "the root of the provisioning certificate does not match any of the trusted roots in AMT"));
    }

    /** A link that holds by name alone, though the certificate that really signed is in the file. */
    private static Optional<Hit> wrongChain(Facts facts) {
        GoChain chain = chain(facts);
        List<CertificateFacts> path = chain.path();
        for (int i = 0; chain.complaint().isEmpty() && i + 1 < path.size(); i++) {
            CertificateFacts child = path.get(i);
            boolean lost = !child.signedBy(path.get(i + 1))
                    && facts.chain().inFile().stream().anyMatch(child::signedBy);
            if (lost) {
                return Optional.of(Hit.because("two certificates are called '"
                                + path.get(i + 1).subject() + "', and rpc-go sends the one that did not sign")
                        .at(path.get(i + 1)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Hit> digest(Facts facts) {
        return chain(facts)
                .leaf()
                .filter(leaf -> !WITH_NUMBER.contains(leaf.signature()))
                .map(leaf -> {
                    Hit hit = Hit.because("the leaf is signed with "
                                    + leaf.signature().label())
                            .at(leaf);
                    return leaf.signature() == SignatureKind.PSS
                            ? hit.leavingOpen()
                            : hit.saying(words(leaf.signature()));
                });
    }

    private static String words(SignatureKind kind) {
        return switch (kind) {
            case MD5 -> "unsupported certificate algorithm for activation: 0";
            case SHA1 -> "unsupported certificate algorithm for activation: 1";
            case SHA512 -> "unsupported certificate algorithm for activation: 5";
            default -> "leaf certificate hash too long";
        };
    }

    private static Optional<Hit> notRsa(Facts facts) {
        return chain(facts)
                .leaf()
                .filter(leaf -> !leaf.isRsa())
                .map(leaf -> Hit.because("the leaf has an " + leaf.keyAlgorithm() + " key")
                        .at(leaf)
                        .saying("not an RSA private key"));
    }
}
