package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.Secret;
import io.github.amtpki.store.Step.Action;
import io.github.amtpki.x509.EncryptedKey;
import io.github.amtpki.x509.RevocationList;
import io.github.amtpki.x509.RevocationReason;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was said of certificates lasts, whatever becomes of the CA that issued them. */
final class LastingHistoryTest {

    private static final String GIVEN = """
            version: 1
            domain: corp.example.com
            firmware: ["11-21"]
            root: {certificate: ca.crt, key: {file: ca.key, password: "file:ca.key.password"}}
            certificates:
              - {name: provisioning, kind: provisioning, validity: 2y, pfx: {password: generate}}
            """;
    private static final String OWN =
            GIVEN.replaceFirst("root: .*", "root: {subject: \"CN=Lab Root, O=Lab\", validity: 15y}");

    @TempDir
    Path temp;

    private LivingLab lab;

    @BeforeEach
    void makeIt() throws IOException {
        lab = new LivingLab(temp);
    }

    /** Somebody else's root lies beside the profile; its key is returned. */
    private PrivateKey give(String firmware) throws IOException {
        LivingLab elsewhere = new LivingLab(Files.createDirectory(temp.resolve("elsewhere")));
        elsewhere.apply(OWN.replace("11-21", firmware));
        for (String suffix : List.of(".crt", ".key", ".key.password")) {
            Files.copy(elsewhere.pki.resolve("root" + suffix), temp.resolve("ca" + suffix));
        }
        String password = Files.readString(temp.resolve("ca.key.password")).strip();
        lab.answer(password);
        return EncryptedKey.decode(
                Files.readAllBytes(temp.resolve("ca.key")), Optional.of(Secret.of(password.toCharArray())));
    }

    @Test
    void aChainMayLeaveThoughItsCaMadeLists() throws IOException {
        lab.apply(OWN);
        lab.revoke("provisioning", RevocationReason.KEY_COMPROMISE);
        lab.crl();

        lab.apply(OWN.replace("11-21", "22"), true);

        assertThat(lab.manifest().tracks()).extracting(Manifest.Track::id).containsExactly("sha384");
        assertThat(lab.manifest().history().revocations()).hasSize(1);
        assertThat(lab.crl().lists()).singleElement().satisfies(made -> {
            assertThat(made.crl().number()).isEqualTo(1);
            assertThat(made.revoked()).isEmpty();
        });
    }

    @Test
    void aGivenCaOfAnotherNameRevokesWhatItRevoked() throws IOException {
        PrivateKey key = give("11-21");
        lab.apply(GIVEN);
        lab.after(1).revoke("provisioning", RevocationReason.KEY_COMPROMISE);
        lab.after(1).crl(key);
        byte[] first = lab.bytes("root.crl");

        ApplyReport renamed = lab.apply(GIVEN.replace("root: {", "root: {name: anchor, "));

        assertThat(renamed.steps())
                .filteredOn(step -> step.name().equals("provisioning"))
                .extracting(Step::action)
                .containsExactly(Action.KEEP);
        assertThat(lab.bytes("root.crl")).isEqualTo(first);
        assertThat(lab.manifest().history().revocation(lab.entry("provisioning")))
                .isPresent();

        lab.after(1).crl(key);

        RevocationList next = RevocationList.parse(lab.bytes("anchor.crl"));
        assertThat(next.number()).hasValue(BigInteger.TWO);
        assertThat(next.revoked())
                .extracting(one -> one.serial().toString(16))
                .containsExactly(lab.entry("provisioning").serial());
        assertThat(lab.files()).doesNotContainKeys("root.crl", "root.crl.pem");
    }

    @Test
    void aGivenCaThatServesAnotherFleetRevokesWhatItRevoked() throws IOException {
        PrivateKey key = give("22");
        lab.apply(GIVEN.replace("11-21", "16-21"));
        String serial = lab.entry("provisioning").serial();
        lab.after(1).revoke("provisioning", RevocationReason.KEY_COMPROMISE);
        lab.after(1).crl(key);

        lab.apply(GIVEN.replace("11-21", "22"));
        lab.after(1).crl(key);

        RevocationList next = RevocationList.parse(lab.bytes("root.crl"));
        assertThat(next.number()).hasValue(BigInteger.TWO);
        assertThat(next.revoked()).extracting(one -> one.serial().toString(16)).containsExactly(serial);
    }
}
