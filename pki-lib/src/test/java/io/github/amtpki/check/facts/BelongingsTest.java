package io.github.amtpki.check.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.Secret;
import io.github.amtpki.WrongPasswordException;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.EncryptedKey;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Pem;
import io.github.amtpki.x509.Validity;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

final class BelongingsTest {

    private static final IssuanceContext CONTEXT = TestKeys.context();
    private static final KeyPair PAIR = CONTEXT.keys().order(KeyType.RSA_2048).get();
    private static final Authority ROOT = root();

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @Test
    void whatStandsInSeveralFilesIsOneCertificate() {
        put(
                "root.pem",
                Certificates.pem(ROOT.chain())
                        + Pem.encode("PRIVATE KEY", PAIR.getPrivate().getEncoded()));
        files.put("root.der", Certificates.der(ROOT.certificate()));
        put("notes.txt", "nothing of interest");
        put("root.csr", Pem.encode("CERTIFICATE REQUEST", new byte[] {0x30, 0}));
        Belongings all = read(Optional.empty());
        assertThat(all.certificates())
                .singleElement()
                .satisfies(one -> assertThat(one).hasToString("'CN=Root' (root.pem, root.der)"));
        assertThat(all.keys()).singleElement().satisfies(key -> {
            assertThat(key.file()).isEqualTo("root.pem");
            assertThat(key.locked()).isFalse();
            assertThat(key.pair().getPublic()).isEqualTo(PAIR.getPublic());
        });
    }

    @Test
    void theSamePasswordOpensKeyAndBundle() {
        files.put("root.key", locked());
        files.put("root.pfx", bundle());
        try (Secret password = Secret.of("secret".toCharArray())) {
            Belongings all = read(Optional.of(password));
            assertThat(all.certificates()).hasSize(1);
            assertThat(all.keys()).hasSize(2).allMatch(Belongings.Key::locked);
        }
    }

    @Test
    void onlyLockedFilesAskForAPassword() {
        put(
                "root.pem",
                Certificates.pem(ROOT.chain())
                        + Pem.encode("PRIVATE KEY", PAIR.getPrivate().getEncoded()));
        assertThat(Belongings.of(List.of("root.pem"), files::get, file -> {
                            throw new AssertionError(file);
                        })
                        .keys())
                .hasSize(1);
    }

    @Test
    void aMissingAndAWrongPasswordAreToldApart() {
        for (String name : List.of("root.key", "root.pfx")) {
            files.clear();
            files.put(name, name.endsWith(".key") ? locked() : bundle());
            assertThatThrownBy(() -> read(Optional.empty()))
                    .isInstanceOf(WrongPasswordException.class)
                    .hasMessage("'" + name + "' is locked, and no password was given");
            try (Secret password = Secret.of("other".toCharArray())) {
                assertThatThrownBy(() -> read(Optional.of(password)))
                        .isInstanceOf(WrongPasswordException.class)
                        .hasMessageStartingWith("'" + name + "': wrong password");
            }
        }
    }

    @Test
    void oneDamagedFileEndsIt() {
        put("root.crt", Certificates.pem(ROOT.chain()).replaceFirst("MII", "MIX"));
        assertThatThrownBy(() -> read(Optional.empty()))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("'root.crt': ");
    }

    @Test
    void whatNobodyUnlocksForAnHourIsNotTried() {
        byte[] dear = locked();
        for (int i = 0; i < 900; i++) {
            files.put("root" + i + ".key", dear);
        }
        try (Secret password = Secret.of("secret".toCharArray())) {
            assertThatThrownBy(() -> read(Optional.of(password)))
                    .hasMessageContaining("takes too many iterations of key derivation");
        }
    }

    private Belongings read(Optional<Secret> password) {
        return Belongings.of(List.copyOf(files.keySet()), files::get, file -> password);
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] locked() {
        try (Secret password = Secret.of("secret".toCharArray())) {
            return EncryptedKey.encode(PAIR.getPrivate(), password, CONTEXT.random());
        }
    }

    private static byte[] bundle() {
        try (Secret password = Secret.of("secret".toCharArray())) {
            return Bundle.encode(
                    new Credential(PAIR.getPrivate(), ROOT.chain()),
                    password,
                    Flavour.MODERN,
                    "root",
                    CONTEXT.random());
        }
    }

    private static Authority root() {
        Instant now = CONTEXT.clock().instant();
        return Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(
                        new X500Principal("CN=Root"), Validity.until(now, now.plus(Duration.ofDays(99)))),
                PAIR,
                Digest.SHA256,
                CONTEXT);
    }
}
