package io.github.amtpki.check.firmware;

import static io.github.amtpki.check.firmware.Judged.by;
import static io.github.amtpki.check.firmware.Judged.facts;
import static io.github.amtpki.check.firmware.Judged.hit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ChainRulesTest {

    private static final Extension ONLY_CRL_SIGN = Extension.keyUsage(Set.of(KeyUsage.CRL_SIGN));

    @ParameterizedTest
    @EnumSource
    void aGoodChainHasNothingOfThis(ChainRules rule) {
        assertThat(by(rule, facts(Draft.leafOfIssuing(), Draft.issuing(), Draft.root())))
                .isEqualTo("6-22 -");
    }

    @Test
    void aCaNeedsKeyCertSignIfItHasKeyUsage() {
        assertThat(by(ChainRules.C1, facts(Draft.leaf(), Draft.root().with(ONLY_CRL_SIGN))))
                .isEqualTo("6-22 error");
        assertThat(by(ChainRules.C1, facts(Draft.leaf(), Draft.root().without(Oids.KEY_USAGE))))
                .isEqualTo("6-22 -");
        assertThat(by(ChainRules.C1, facts(Draft.leaf().with(ONLY_CRL_SIGN), Draft.root())))
                .isEqualTo("6-22 -");
    }

    @Test
    void theLowestCaIsHandedOverFirst() {
        Facts facts = facts(
                Draft.leafOfIssuing(),
                Draft.issuing().with(ONLY_CRL_SIGN),
                Draft.root().with(ONLY_CRL_SIGN));
        assertThat(hit(ChainRules.C1, facts, 16).flatMap(Hit::certificate).map(facts.chain()::role))
                .contains("intermediate 1");
    }

    @Test
    void anIssuerThatIsNoCaIsProbablyRefused() {
        Extension no = Extension.basicConstraints(false, OptionalInt.empty());
        assertThat(by(ChainRules.C2, facts(Draft.leaf(), Draft.root().with(no))))
                .isEqualTo("6-22 open");
        assertThat(by(ChainRules.C2, facts(Draft.leaf(), Draft.root().without(Oids.BASIC_CONSTRAINTS))))
                .isEqualTo("6-22 open");
    }

    @Test
    void aSignatureOfAnotherKeyIsBroken() {
        Facts forged = facts(Draft.leaf().issuer("CN=Test Root", Draft.pair(4)), Draft.root());
        assertThat(by(ChainRules.C3, forged)).isEqualTo("6-22 open");
        Facts forgedRoot = facts(Draft.leaf(), Draft.root().issuer("CN=Test Root", Draft.pair(4)));
        assertThat(by(ChainRules.C3, forgedRoot)).isEqualTo("6-22 open");
    }

    @Test
    void aSignatureThatNobodyHereCanVerifyIsNotCalledBroken() {
        assertThat(by(ChainRules.C3, facts(Draft.leaf().signedWith("1.3.101.112"), Draft.root())))
                .isEqualTo("6-22 -");
        assertThat(by(ChainRules.C3, facts(Draft.leaf().signedWith("RSASSA-PSS"), Draft.root())))
                .isEqualTo("6-22 -");
        assertThat(by(ChainRules.C3, facts(Draft.leaf().signedWith("MD5withRSA"), Draft.root())))
                .isEqualTo("6-22 -");
    }

    @Test
    void fourCertificatesAreKnownToWork() {
        Draft second = Draft.authority("CN=Test Issuing", "CN=Second", 2, 3);
        Draft third = Draft.authority("CN=Second", "CN=Third", 3, 4);
        Draft upper = Draft.authority("CN=Third", "CN=Test Root", 4, 1);
        assertThat(by(ChainRules.C4, facts(Draft.leafOfIssuing(), second, third, upper, Draft.root())))
                .isEqualTo("6-22 open");
        Draft shorter = Draft.authority("CN=Second", "CN=Test Root", 3, 1);
        assertThat(by(ChainRules.C4, facts(Draft.leafOfIssuing(), second, shorter, Draft.root())))
                .isEqualTo("6-22 -");
    }

    @Test
    void pathLengthsCountTheCasBelow() {
        Extension none = Extension.basicConstraints(true, OptionalInt.of(0));
        Extension one = Extension.basicConstraints(true, OptionalInt.of(1));
        assertThat(by(
                        ChainRules.C5,
                        facts(
                                Draft.leafOfIssuing(),
                                Draft.issuing(),
                                Draft.root().with(none))))
                .isEqualTo("6-22 open");
        assertThat(by(
                        ChainRules.C5,
                        facts(
                                Draft.leafOfIssuing(),
                                Draft.issuing().with(none),
                                Draft.root().with(one))))
                .isEqualTo("6-22 -");
    }

    @Test
    void largeCertificatesMayNotFit() {
        assertThat(by(ChainRules.C6, facts(Draft.leaf().with(opaque(4096, false)), Draft.root())))
                .isEqualTo("6-22 open");
        assertThat(by(ChainRules.C6, facts(Draft.leaf().with(opaque(3000, false)), Draft.root())))
                .isEqualTo("6-22 -");
    }

    @Test
    void anExtensionOfOnesOwnMustNotBeCritical() {
        Facts critical = facts(Draft.leaf(), Draft.root().with(opaque(1, true)));
        assertThat(by(ChainRules.C7, critical)).isEqualTo("6-22 open");
        assertThat(hit(ChainRules.C7, critical, 16).map(Hit::detail)).contains("critical in the root: 1.2.3.4");
        assertThat(by(ChainRules.C7, facts(Draft.leaf(), Draft.root().with(opaque(1, false)))))
                .isEqualTo("6-22 -");
    }

    @Test
    void aFileShouldHoldOneChainOnly() {
        Draft stranger = Draft.authority("CN=Another", "CN=Another", 4, 4);
        assertThat(by(ChainRules.C8, facts(Draft.leaf(), Draft.root(), stranger)))
                .isEqualTo("6-22 note");
        assertThat(by(ChainRules.C8, facts(Draft.leaf(), Draft.root(), Draft.root())))
                .isEqualTo("6-22 note");
        assertThat(by(ChainRules.C8, facts(Draft.leaf().subject("CN=Test Root"), Draft.root())))
                .isEqualTo("6-22 note");
    }

    @Test
    void everyIssuerUpToTheRootMustBeThere() {
        Facts noRoot = facts(Draft.leafOfIssuing(), Draft.issuing());
        assertThat(by(ChainRules.C9, noRoot)).isEqualTo("6-22 error");
        assertThat(hit(ChainRules.C9, noRoot, 16).map(Hit::detail))
                .contains("the issuer of the intermediate 1 is missing: CN=Test Root");
        assertThat(by(ChainRules.C9, facts(Draft.leafOfIssuing(), Draft.root())))
                .isEqualTo("6-22 error");
        assertThat(by(ChainRules.C9, facts())).isEqualTo("6-22 -");
    }

    @Test
    void aLeafThatIsItsOwnRootIsUntried() {
        Draft alone = Draft.leaf().subject("CN=corp.example.com").issuer("CN=corp.example.com", Draft.pair(3));
        assertThat(by(ChainRules.C10, facts(alone))).isEqualTo("6-22 open");
        assertThat(by(ChainRules.C9, facts(alone))).isEqualTo("6-22 -");
    }

    @Test
    void nothingIsKnownOfAChainThatNobodyCanRead() {
        assertThat(by(ChainRules.C11, facts())).isEqualTo("6-22 open");
    }

    private static Extension opaque(int length, boolean critical) {
        return new Extension("1.2.3.4", critical, new byte[length]);
    }
}
