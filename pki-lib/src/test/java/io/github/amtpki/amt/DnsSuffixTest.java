package io.github.amtpki.amt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.SuffixMatch.Origin;
import io.github.amtpki.amt.SuffixMatch.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DnsSuffixTest {

    private static final AmtVersion ANY = new AmtVersion(16, 0);

    @Test
    void anAlternativeNameAloneIsNotSure() {
        SuffixMatch match = new DnsSuffix("example.com")
                .match(Optional.of("host.elsewhere.org"), List.of("other.org", "rps.example.com"), ANY);
        assertThat(match.outcome()).isEqualTo(Outcome.UNSURE);
        assertThat(match)
                .isEqualTo(new SuffixMatch(
                        SuffixReason.SAN_ONLY, Optional.of("rps.example.com"), Origin.ALTERNATIVE_NAME));
    }

    @Test
    void theCommonNameDecidesBeforeAlternativeNames() {
        SuffixMatch match =
                new DnsSuffix("example.com").match(Optional.of("a.example.com"), List.of("example.com"), ANY);
        assertThat(match)
                .isEqualTo(new SuffixMatch(SuffixReason.PARENT, Optional.of("a.example.com"), Origin.COMMON_NAME));
    }

    @Test
    void noNameAtAllIsRefused() {
        assertThat(new DnsSuffix("example.com").match(Optional.empty(), List.of(), ANY))
                .isEqualTo(new SuffixMatch(SuffixReason.NO_NAME, Optional.empty(), Origin.COMMON_NAME));
    }

    @ParameterizedTest
    @CsvSource({
        "rps.example.com, rps.example.com, PARENT",
        "rps.example.com, RPS.Example.com., PARENT",
        "rps.example.com, other.example.com, SERVER_FQDN_DIFFERS",
        "example.com, rps.example.com, SERVER_FQDN_DIFFERS",
        "*.example.com, rps.example.com, SERVER_FQDN_DIFFERS"
    })
    void theServersNameMustBeTheCommonName(String commonName, String server, SuffixReason reason) {
        assertThat(new DnsSuffix("example.com")
                        .match(Optional.of(commonName), List.of(server), Optional.of(server), ANY)
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2.5, a.example.com, b.example.com, NO_RELATION",
        "2.6, a.example.com, b.example.com, TLD_DEPTH",
        "2.6, a.example.net, b.example.net, TLD_DEPTH",
        "4.0, a.example.de, b.example.de, NO_RELATION",
        "4.1, a.example.de, b.example.de, TLD_DEPTH",
        "5.0, a.example.de, b.example.de, NO_RELATION",
        "5.1, a.example.de, b.example.de, TLD_DEPTH",
        "6.0, a.example.de, b.example.de, TLD_DEPTH"
    })
    void theDepthsCameOneAfterTheOther(String version, String commonName, String suffix, SuffixReason reason) {
        assertThat(new DnsSuffix(suffix)
                        .match(Optional.of(commonName), List.of(), AmtVersion.parse(version))
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "bücher.example, BÜCHER.example, EQUAL",
        "xn--bcher-kva.example, bücher.example, EQUAL",
        "rps.bücher.example., xn--bcher-kva.example, PARENT",
        "rps.corp.example.com, ' corp.example.com ', PARENT"
    })
    void spellingDoesNotMatter(String commonName, String suffix, SuffixReason reason) {
        assertThat(reason(commonName, suffix)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "com", "com.", ".com", "a..com", "..", "*"})
    void whatIsNoDomainFitsNothing(String suffix) {
        assertThat(reason("a.example.com", suffix).outcome()).isEqualTo(Outcome.REJECT);
        assertThat(reason(suffix, suffix).outcome()).isEqualTo(Outcome.REJECT);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.5.example.com, example.com, PARENT",
        "10.0.0.5, 0.5, NO_RELATION",
        "a.*.example.com, example.com, " + "NO_RELATION",
        "*.*.example.com, example.com, NO_RELATION",
        "a..example.com, example.com, NO_RELATION"
    })
    void addressesAndOddWildcardsAreNoNames(String commonName, String suffix, SuffixReason reason) {
        assertThat(reason(commonName, suffix)).isEqualTo(reason);
    }

    @Test
    void aNameOfAMillionLettersIsNoTrouble() {
        assertThat(reason("ü".repeat(1_000_000), "example.com")).isEqualTo(SuffixReason.NO_RELATION);
        assertThat(reason("a.".repeat(500_000) + "com", "example.com")).isEqualTo(SuffixReason.NO_RELATION);
    }

    @Test
    void aMatchSaysWhyInOneLine() {
        assertThat(new DnsSuffix("example.com")
                        .match(Optional.of("a.example.com"), List.of(), ANY)
                        .text())
                .isEqualTo("the common name 'a.example.com' lies below the suffix");
        assertThat(new DnsSuffix("example.com")
                        .match(Optional.empty(), List.of(), ANY)
                        .text())
                .isEqualTo("the common name is missing");
    }

    private static SuffixReason reason(String commonName, String suffix) {
        return new DnsSuffix(suffix)
                .match(Optional.of(commonName), List.of(), ANY)
                .reason();
    }
}
