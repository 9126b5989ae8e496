package io.github.amtpki.profile.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.RefusedException;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.profile.Profile;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.GeneralName;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DescriptionTest {

    private static final Wishes NONE = new Wishes(Optional.empty(), List.of(), List.of());

    private final Families have = new Families();

    @Test
    void whatAProfileCanHoldItHolds() {
        have.leaf(
                have.root("CN=Root"),
                "CN=corp.example.com",
                Extension.subjectAltName(List.of(
                        GeneralName.dns("corp.example.com"),
                        GeneralName.parse("ip:192.0.2.1"),
                        GeneralName.parse("uri:https://example.com/x"))),
                new Extension("1.2.3.4", true, HexFormat.of().parseHex("0500")));
        Description description = described(NONE);
        assertThat(description.text())
                .contains(
                        "    host: \"corp.example.com\"\n",
                        "    names: [\"ip:192.0.2.1\", \"uri:https://example.com/x\"]\n",
                        "      - oid: \"1.2.3.4\"\n        critical: true\n        hex: \"0500\"\n",
                        "      password: generate");
        assertThat(description.differences().get("provisioning"))
                .containsExactly(
                        "subject: CN=corp.example.com, then CN=corp.example.com, OU=Intel(R) Client Setup Certificate",
                        "keyUsage: digitalSignature (critical), then digitalSignature, keyEncipherment (critical)");
    }

    @Test
    void whatItCannotHoldIsLeftToTheComments() {
        have.leaf(
                have.root("CN=Root"),
                "CN=corp.example.com",
                new Extension("1.2.3.4", false, new byte[] {1, 2, 3, 4, 5}),
                Extension.subjectAltName(List.of(GeneralName.dns("*.example.com"))));
        assertThat(described(NONE).text())
                .contains("  #   1.2.3.4: 0102030405, then none\n")
                .contains("  #   subjectAltName: dns:*.example.com, then dns:corp.example.com\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O=No Name At All",
                "CN=x\\\"\\0A# evil: {}\\0Aroot: [, OU=a: b # c",
                "CN=\\E2\\80\\AE\\07\\1B[2J",
                "CN=One+OU=Two",
                "EMAILADDRESS=a@example.com, CN=Root",
                "CN=One, CN=Two, CN=Three",
                "CN=' : - ? &a *b !c | % @ `",
                "CN=0123456789012345678901234567890123456789012345678901234567890123456789",
                "CN=\\ ",
                "C=DE, 2.5.4.97=Odd, CN=B\u00fccher \ud83d\udcd6"
            })
    void anySubjectMakesAProfileThatIsOne(String subject) {
        Authority root = have.root(subject);
        have.intermediate(root, subject + ", DC=below");
        have.leaf(root, subject + ", DC=leaf");
        Description description = described(NONE);
        assertThat(description.plan().certificates()).hasSize(3);
        assertThat(SubjectText.fits(SubjectText.ofAuthority(root.certificate().getSubjectX500Principal(), "root")))
                .isTrue();
        assertThat(description.text().lines())
                .allMatch(line -> line.chars().noneMatch(Character::isISOControl))
                .allMatch(line -> line.indexOf('\u202e') < 0)
                .filteredOn(line -> line.startsWith("root:"))
                .containsExactly("root:");
    }

    @Test
    void thePlaceOfAListIsSaidOfTheCaIfAllThatItIssuedAgrees() {
        Extension place = Extension.crlDistributionPoint("http://pki.example.com/root.crl");
        Authority root = have.root("CN=Root");
        have.leaf(root, "CN=one.example.com", place);
        assertThat(described(NONE).text())
                .contains("  crl: \"http://pki.example.com/root.crl\"\n")
                .doesNotContain("oid:");
        assertThat(described(NONE).differences().toString()).doesNotContain("cRLDistributionPoints");
        have.leaf(root, "CN=two.example.com");
        assertThat(described(NONE).text()).doesNotContain("crl:").contains("oid: \"2.5.29.31\"");
        assertThat(described(NONE).differences().toString()).doesNotContain("cRLDistributionPoints");
    }

    @Test
    void whatIsWishedStandsInIt() {
        have.leaf(have.root("CN=Root"), "CN=corp.example.com");
        Profile profile = described(
                        new Wishes(Optional.of("example.com"), List.of("12", "16-18"), List.of(Importer.RPS)))
                .plan()
                .profile();
        assertThat(profile.domain()).contains("example.com");
        assertThat(profile.versions()).hasToString("12, 16-18");
        assertThat(profile.targets()).containsExactly(Importer.RPS);
    }

    @Test
    void aFleetThatNeedsTwoChainsIsRefusedWithTheWayOut() {
        have.root("CN=Root");
        assertThatThrownBy(() -> described(new Wishes(Optional.empty(), List.of("12", "16", "22"), List.of())))
                .isInstanceOf(RefusedException.class)
                .satisfies(e -> assertThat(((RefusedException) e).hint())
                        .hasValueSatisfying(hint -> assertThat(hint)
                                .startsWith("adopt it for the versions that it serves, as --firmware 12,16;")));
    }

    @Test
    void theKeysThatAreMissingAreNamed() {
        have.leaf(have.root("CN=Root"), "CN=corp.example.com");
        have.withoutKeys();
        assertThat(described(NONE).text())
                .contains("# Its key was not there: what it shall sign needs root.key and root.key.password")
                .contains("  # Its key was not there. Issued again it would have a new one;")
                .doesNotContain("pfx");
    }

    private Description described(Wishes wishes) {
        return Description.of(have.family(), wishes, "lab.yaml", "lab");
    }
}
