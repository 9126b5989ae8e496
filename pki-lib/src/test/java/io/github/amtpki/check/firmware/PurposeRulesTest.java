package io.github.amtpki.check.firmware;

import static io.github.amtpki.check.firmware.Judged.by;
import static io.github.amtpki.check.firmware.Judged.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.Oids;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PurposeRulesTest {

    /** Purposes, whether the unit is there, and what E1 to E4 say; a dot is silence. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            serverAuth setup      | false | .     . .    .
            serverAuth setup      | true  | .     . .    .
            clientAuth serverAuth setup | false | . . .  .
            serverAuth            | false | error . .    .
            serverAuth            | true  | .     . note .
            setup                 | false | .     error . .
            setup                 | true  | .     open  . .
            clientAuth            | false | error . .    .
            clientAuth            | true  | .     open  . .
            anyPurpose            | false | error . .    .
            none                  | false | .     . .    error
            none                  | true  | .     . .    open
            """)
    void purposesAndUnitTogetherMarkTheLeaf(String purposes, boolean unit, String expected) {
        Draft leaf = unit ? Draft.leaf() : Draft.leaf().subject("CN=" + Draft.DOMAIN);
        Draft marked = purposes == null
                ? leaf.without(Oids.EXTENDED_KEY_USAGE)
                : leaf.with(Extension.extendedKeyUsage(Arrays.stream(purposes.split(" "))
                        .map(PurposeRulesTest::oid)
                        .toList()));
        Facts facts = facts(marked, Draft.root());
        String[] opinions = expected.split(" +");
        for (PurposeRules rule : PurposeRules.values()) {
            assertThat(by(rule, facts)).as(rule.name()).isEqualTo("6-22 " + opinions[rule.ordinal()].replace('.', '-'));
        }
    }

    @Test
    void theUnitCountsLetterByLetter() {
        Draft leaf = Draft.leaf()
                .subject("CN=" + Draft.DOMAIN + ", OU=" + AmtOids.SETUP_UNIT.toLowerCase(java.util.Locale.ROOT))
                .with(Extension.extendedKeyUsage(List.of(Oids.SERVER_AUTH)));
        assertThat(by(PurposeRules.E1, facts(leaf, Draft.root()))).isEqualTo("6-22 error");
    }

    private static String oid(String name) {
        return switch (name) {
            case "setup" -> AmtOids.SETUP;
            case "serverAuth" -> Oids.SERVER_AUTH;
            case "clientAuth" -> Oids.CLIENT_AUTH;
            default -> Oids.ANY_PURPOSE;
        };
    }
}
