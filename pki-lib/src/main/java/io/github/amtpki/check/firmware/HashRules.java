package io.github.amtpki.check.firmware;

import static io.github.amtpki.amt.Confidence.CODE;
import static io.github.amtpki.amt.Confidence.DOCUMENTED;
import static io.github.amtpki.amt.Confidence.INFERRED;
import static io.github.amtpki.check.rule.Severity.ERROR;
import static io.github.amtpki.check.rule.Severity.NOTE;
import static io.github.amtpki.check.rule.Severity.WARNING;
import static io.github.amtpki.check.rule.Stage.CA;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Firmware;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.check.rule.Passport;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * H: whether the machine knows the root. It keeps hashes, not certificates: those its maker built in and up to three of its
 * owner's. Nothing is judged while the hashes are not known, or the file holds no root. That MeshCentral and rpc-go cannot use
 * every hash (H2 elsewhere) is told with the rules about them.
 */
public enum HashRules implements FirmwareRule {
    H1(
            new Passport(
                    "H1",
                    ERROR,
                    CODE,
                    CA,
                    "the machine does not know the root",
                    "None of the hashes that the machine trusts is the root's, so servers find nothing to activate with, and"
                            + " firmware refuses the root. A re-issued root has another hash, even with the same key, and a"
                            + " full unprovision clears the owner's hashes.",
                    "amtpki hash out/lab/root.crt    # prints what to enrol, by USB or in MEBx",
                    "RPS, rpc-go and MeshCentral compare hashes so; that AddNextCertInChain returns 4 is inferred"),
            HashFindings::unknown),
    H3(
            new Passport(
                    "H3",
                    ERROR,
                    DOCUMENTED,
                    CA,
                    "the machine cannot hold these hashes",
                    "There is room for three hashes of one's own. SHA-1 hashes cannot be added from ME 15 (platforms of the H"
                            + " series) and ME 16 (all) on; if the root is known by another hash as well, that is a warning."
                            + " Of SHA-384 hashes before AMT 15 nothing is documented: the verdict stays open.",
                    "hashes: [sha256]    # enrol this one; delete what is not needed",
                    "Intel SDK, Root Certificate Hashes; Intel KB 000058972; rpc-go issue 42"),
            HashFindings::noRoom),
    H4(
            new Passport(
                    "H4",
                    WARNING,
                    INFERRED,
                    CA,
                    "the root's hash is switched off",
                    "The machine holds the root's hash but does not use it. MeshCentral passes over such a hash; rpc-go does"
                            + " not look, and what firmware says then was not reported.",
                    "# switch the hash on in MEBx, under the certificate hashes of remote setup",
                    "MeshCentral amtmanager.js; rpc-go local activation"),
            HashFindings::inactive),
    H5(
            new Passport(
                    "H5",
                    NOTE,
                    INFERRED,
                    CA,
                    "AMT 22 knows the root by its SHA-256 hash only",
                    "AMT 22 wants SHA-384 everywhere else, so enrolling the SHA-384 hash is safest. That it insists was not"
                            + " reported, and MeshCentral does not see SHA-384 hashes.",
                    "hashes: [sha384]",
                    "Open AMT decision record on AMT 22"),
            HashFindings::shorterThanBest);

    private final Passport passport;
    private final BiFunction<Facts, Firmware, Optional<Hit>> predicate;

    HashRules(Passport passport, BiFunction<Facts, Firmware, Optional<Hit>> predicate) {
        this.passport = passport;
        this.predicate = predicate;
    }

    @Override
    public Passport passport() {
        return passport;
    }

    @Override
    public Optional<Hit> judge(Facts facts, Firmware firmware) {
        return facts.chain()
                .root()
                .flatMap(root -> predicate.apply(facts, firmware).map(hit -> hit.at(root)));
    }
}
