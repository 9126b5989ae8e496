package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.testing.TestDer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A lint that finds nothing is worth what it would have found: each rule fires on certificates that break it. */
final class Rfc5280LintTest {

    @ParameterizedTest
    @EnumSource
    void eachRuleFires(Rfc5280Lint rule, @TempDir Path folder) throws Exception {
        List<List<Rfc5280Lint>> findings = new BrokenCertificates(folder).findings(rule);

        assertThat(findings).isNotEmpty().allSatisfy(one -> assertThat(one).contains(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "30 80 00 00, indefinite",
        "04 81 01 00, more bytes than it needs",
        "04 82 00 01 00, more bytes than it needs",
        "1f 81 01 00, a tag of several bytes",
        "04 02 00, ends behind its end",
        "04, without a length",
        "02 00, empty",
        "02 02 00 7f, needless byte",
        "02 02 ff 80, needless byte",
        "01 01 01, other than 00 and FF",
        "03 02 01 ff, unused bits",
        "03 01 01, unused bits",
        "05 01 00, a null that is something",
        "06 02 80 01, a broken identifier",
        "10 00, not constructed",
        "31 06 02 01 02 02 01 01, not sorted",
        "02 01 01 02 01 01, 2 values"
    })
    void whatBerAllowsBesideDerIsAnError(String digits, String why) {
        assertThatThrownBy(() -> DerNode.parse(TestDer.hex(digits)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
