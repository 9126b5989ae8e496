package io.github.amtpki.profile.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.facts.Belongings;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.KeyUsage;
import io.github.amtpki.x509.Oids;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FamilyTest {

    private final Families have = new Families();

    @Test
    void whateverTheOrderOfFilesIssuersComeFirst() {
        Authority root = have.root("CN=Root");
        Authority below = have.intermediate(root, "CN=Below");
        have.leaf(below, "CN=corp.example.com");
        assertThat(have.family().members()).extracting(Member::name).containsExactly("root", "issuing", "provisioning");
        Member leaf = have.family().member("provisioning");
        assertThat(leaf.issuer()).contains("issuing");
        assertThat(have.family().chain(leaf)).hasSize(3).endsWith(root.certificate());
        assertThat(have.family().members()).allMatch(member -> member.key().isPresent());
    }

    @Test
    void severalOfAKindAreToldApartByTheirNames() {
        Authority root = have.root("CN=Root");
        have.leaf(root, "CN=One.example.com");
        have.leaf(root, "CN=\u0007\u202e/../");
        have.leaf(root, "CN=One.example.com, O=Again");
        have.leaf(root, "CN=One.example.com, O=And again");
        assertThat(have.family().members())
                .extracting(Member::name)
                .containsExactly(
                        "root",
                        "provisioning",
                        "provisioning-one-example-com",
                        "provisioning-2",
                        "provisioning-one-example-com-2");
    }

    @ParameterizedTest
    @CsvSource({
        "1.3.6.1.5.5.7.3.1, tls-server",
        "1.3.6.1.5.5.7.3.2, tls-client",
        "1.3.6.1.5.5.7.3.2 1.3.6.1.5.5.7.3.1, tls-server",
        "1.3.6.1.5.5.7.3.2 2.16.840.1.113741.1.2.1, console-client",
        "1.3.6.1.5.5.7.3.2 2.16.840.1.113741.1.2.2, agent-client",
        "1.3.6.1.5.5.7.3.2 2.16.840.1.113741.1.2.3, provisioning"
    })
    void aLeafIsWhatItsPurposesSay(String purposes, String kind) {
        have.leaf(
                have.root("CN=Root"), "CN=corp.example.com", Extension.extendedKeyUsage(List.of(purposes.split(" "))));
        assertThat(have.family().members().get(1).kind().id()).isEqualTo(kind);
    }

    @Test
    void theUnitAloneMarksAProvisioningCertificate() {
        have.leaf(
                have.root("CN=Root"),
                "CN=corp.example.com, OU=Intel(R) Client Setup Certificate",
                Extension.extendedKeyUsage(List.of(Oids.SERVER_AUTH)));
        assertThat(have.family().members().get(1).kind()).isEqualTo(CertificateKind.PROVISIONING);
    }

    /** As an early guide made it: CA:TRUE, and the purpose of a leaf. */
    @Test
    void aLeafThatCallsItselfACaIsALeafAsLongAsItIssuedNothing() {
        have.leaf(
                have.root("CN=Root"),
                "CN=corp.example.com",
                Extension.basicConstraints(true, OptionalInt.empty()),
                Extension.keyUsage(EnumSet.of(KeyUsage.CRL_SIGN)));
        assertThat(have.family().members().get(1).kind()).isEqualTo(CertificateKind.PROVISIONING);
    }

    @Test
    void whatBelongsToNobodyIsLeftOutAndSaid() {
        Authority root = have.root("CN=Root");
        have.leaf(root, "CN=corp.example.com", Extension.extendedKeyUsage(List.of("1.3.6.1.5.5.7.3.3")));
        Belongings all = have.all();
        Families other = new Families();
        other.leaf(other.root("CN=Other"), "CN=stranger.example.com");
        Belongings mixed = new Belongings(
                List.of(
                        all.certificates().get(0),
                        all.certificates().get(1),
                        other.all().certificates().get(0)),
                other.all().keys().subList(0, 1));
        assertThat(Family.of(mixed).members()).hasSize(1);
        assertThat(Family.of(mixed).leftOut())
                .satisfiesExactly(
                        one -> assertThat(one).contains("is for something that amtpki makes no certificates for"),
                        one -> assertThat(one).startsWith("'CN=stranger.example.com' (file1.crt) is not issued below"),
                        one -> assertThat(one)
                                .isEqualTo("the private key in file0.key belongs to none of the certificates"));
    }

    @Test
    void severalRootsAreRefusedByName() {
        have.root("CN=One");
        have.root("CN=Two");
        assertThatThrownBy(have::family)
                .isInstanceOf(RefusedException.class)
                .hasMessage("there are several roots: 'CN=Two' (file1.crt), 'CN=One' (file0.crt)");
    }

    @Test
    void chainsThatNoFirmwareTakesAreRefused() {
        Authority two = have.intermediate(have.root("CN=Root"), "CN=Two");
        have.leaf(have.intermediate(two, "CN=Three"), "CN=corp.example.com");
        assertThat(have.family().members()).hasSize(4);
        have.intermediate(have.intermediate(two, "CN=Also three"), "CN=Four");
        assertThatThrownBy(have::family)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("more than 4 certificates");
    }

    @Test
    void keysAloneAreNoPki() {
        have.root("CN=Root");
        assertThatThrownBy(() -> Family.of(new Belongings(List.of(), have.all().keys())))
                .isInstanceOf(BadInputException.class)
                .hasMessage("there is no certificate in what was named");
    }
}
