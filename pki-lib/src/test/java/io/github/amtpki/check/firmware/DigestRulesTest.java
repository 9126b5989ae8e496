package io.github.amtpki.check.firmware;

import static io.github.amtpki.check.firmware.Judged.by;
import static io.github.amtpki.check.firmware.Judged.facts;
import static io.github.amtpki.check.firmware.Judged.hit;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.rule.Hit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DigestRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MD5withRSA    | D1 | 6-14 -, 15-22 error
            SHA1withRSA   | D1 | 6-14 -, 15-22 error
            SHA224withRSA | D1 | 6-22 -
            SHA256withRSA | D1 | 6-22 -
            SHA256withRSA | D2 | 6-22 -
            SHA384withRSA | D2 | 6-10 open, 11 error, 12-20 open, 21-22 -
            SHA256withRSA | D3 | 6-21 -, 22 error
            SHA384withRSA | D3 | 6-22 -
            MD5withRSA    | D4 | 6-14 open, 15-22 -
            SHA1withRSA   | D4 | 6-22 -
            SHA224withRSA | D4 | 6-22 open
            SHA512withRSA | D4 | 6-22 open
            RSASSA-PSS    | D4 | 6-22 open
            1.3.101.112   | D4 | 6-22 open
            SHA256withRSA | D4 | 6-22 -
            SHA384withRSA | D4 | 6-22 -
            SHA256withRSA | D5 | 6-10 open, 11-22 -
            SHA1withRSA   | D5 | 6-22 -
            """)
    void everySignatureOfTheChainCounts(String algorithm, DigestRules rule, String expected) {
        Facts all = facts(
                Draft.leafOfIssuing().signedWith(algorithm),
                Draft.issuing().signedWith(algorithm),
                Draft.root().signedWith(algorithm));
        assertThat(by(rule, all)).isEqualTo(expected);
    }

    @Test
    void theRootsOwnSignatureCountsToo() {
        Facts facts = facts(Draft.leaf(), Draft.root().signedWith("SHA1withRSA"));
        assertThat(by(DigestRules.D1, facts)).isEqualTo("6-14 -, 15-22 error");
    }

    @Test
    void thatTheRootsOwnSignatureIsTooShortForTheNewestWasNotReported() {
        Facts facts = facts(Draft.leaf().signedWith("SHA384withRSA"), Draft.root());
        assertThat(by(DigestRules.D3, facts)).isEqualTo("6-21 -, 22 open");
    }

    @Test
    void theCallThatFailsIsTheIssuers() {
        Facts facts = facts(Draft.leafOfIssuing().signedWith("SHA1withRSA"), Draft.issuing(), Draft.root());
        assertThat(hit(DigestRules.D1, facts, 16).flatMap(Hit::certificate).map(facts.chain()::role))
                .contains("intermediate 1");
    }

    @Test
    void theDetailNamesEveryOffender() {
        Facts facts = facts(Draft.leaf(), Draft.root());
        assertThat(hit(DigestRules.D3, facts, 22).map(Hit::detail))
                .contains("the signature of leaf (SHA-256), root (SHA-256)");
    }
}
