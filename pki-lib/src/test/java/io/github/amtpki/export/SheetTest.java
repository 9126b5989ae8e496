package io.github.amtpki.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.x509.Digest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SheetTest {

    @Test
    void showsTheHashInEveryFormPeopleNeed() {
        RootHash hash = RootHash.of(Samples.root("CN=Lab Root, O=Lab"), Digest.SHA256);

        String html = Sheet.html(Samples.facts("CN=Lab Root, O=Lab"));

        assertThat(html)
                .contains("<code>" + hash.hex() + "</code>")
                .contains("<code>" + hash.colons() + "</code>")
                .contains(hash.base64())
                .contains("SHA256: " + hash.hex())
                .contains("openssl x509 -in root.crt -noout -fingerprint -sha256");
        assertThat(html.replaceAll("</span><span>", " ").replace("  ", " ")).contains(hash.groups());
    }

    @Test
    void theSameFactsGiveTheSamePage() {
        assertThat(Sheet.html(Samples.facts("CN=Lab Root"))).isEqualTo(Sheet.html(Samples.facts("CN=Lab Root")));
    }

    @Test
    void theChainMayComeLast() {
        SheetFacts facts = Samples.facts("CN=Lab Root");
        SheetFacts early = new SheetFacts(
                facts.root(),
                facts.hashes(),
                List.of(),
                facts.domain(),
                facts.firmware(),
                facts.rootFile(),
                facts.setupBin());

        assertThat(facts.below()).isNotEmpty();
        assertThat(Sheet.html(early)).doesNotContain("Its chain");
        assertThat(Sheet.begin(early).html(facts.below())).isEqualTo(Sheet.html(facts));
    }

    @Test
    void fetchesNothingAndRunsNothing() {
        assertThat(Sheet.html(Samples.facts("CN=Lab Root")))
                .doesNotContain("<script")
                .doesNotContain("<link")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain(" src=");
    }

    @Test
    void aHostileNameStaysText() {
        String html = Sheet.html(Samples.facts("CN=<script>alert(1)</script>\u202egnp, O=\"'&"));

        assertThat(html).doesNotContain("<script").doesNotContain("\u202e").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void saysWhatTheFleetsGenerationsTake() {
        SheetFacts facts = Samples.facts("CN=Lab Root");
        SheetFacts old = new SheetFacts(
                facts.root(),
                facts.hashes(),
                List.of(),
                Optional.empty(),
                Optional.of(VersionSet.parse(List.of("11-16"))),
                "root.crt",
                false);

        assertThat(Sheet.html(old))
                .contains("<th scope=\"row\">11-14</th><td>SHA-1, SHA-256</td><td>SHA-1 only, on most machines; rpc-go")
                .contains("<th scope=\"row\">15-18</th><td>SHA-256, SHA-384</td><td>no: USB only</td>")
                .doesNotContain("<th scope=\"row\">22</th>");
    }

    @Test
    void saysHowAPasswordIsTypedWhereThereIsASetupBin() {
        SheetFacts facts = Samples.facts("CN=Lab Root");

        assertThat(Sheet.html(facts)).contains("typed alike on QWERTY, QWERTZ and AZERTY");
        assertThat(Sheet.html(Samples.without(facts))).doesNotContain("QWERTZ");
    }

    @Test
    void showsWhatHangsBelowTheRootInOrderAndNotTheRest() {
        SheetFacts facts = Samples.facts("CN=Lab Root");
        X509Certificate leaf = facts.below().get(0);
        X509Certificate stranger = Samples.root("CN=Stranger");

        assertThat(SheetFacts.below(facts.root(), List.of(leaf, stranger, facts.root())))
                .containsExactly(leaf);
    }

    @Test
    void manyLeavesAreCounted() {
        SheetFacts facts = Samples.many("CN=Lab Root", 8);

        assertThat(Sheet.html(facts)).contains("and 3 more").containsOnlyOnce("<strong>root</strong>");
    }

    @Test
    void isAboutARootOnly() {
        SheetFacts facts = Samples.facts("CN=Lab Root");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SheetFacts(
                        facts.below().get(0),
                        facts.hashes(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        "leaf.crt",
                        false));
    }
}
