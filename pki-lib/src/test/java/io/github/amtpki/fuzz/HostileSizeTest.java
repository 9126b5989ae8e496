package io.github.amtpki.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.Secret;
import io.github.amtpki.internal.bc.Hash;
import io.github.amtpki.internal.bc.OddPfx;
import io.github.amtpki.internal.bc.SafeBag;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.testing.SamplePki;
import io.github.amtpki.testing.TestDer;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.RevocationReason;
import io.github.amtpki.x509.RevokedCertificate;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files made to cost as much as they can. */
@Timeout(120)
final class HostileSizeTest {

    private static final int LARGEST = 4 * 1024 * 1024;
    private static final Secret PASSWORD = Secret.of(FuzzTarget.PASSWORD.toCharArray());

    @Test
    void bracketsWithinBrackets() {
        byte[] nested = new byte[LARGEST];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        FuzzTarget.PFX.run(nested);
        FuzzTarget.PEM.run(nested);
        nested = TestDer.concat(TestDer.hex("30 83 40 00 00 02 01 03 30 80"), nested);
        FuzzTarget.PFX.run(nested);
    }

    @Test
    void aMegabyteOfEmptyElements() {
        byte[] safe = new byte[1 << 16];
        for (int i = 0; i < safe.length; i += 2) {
            safe[i] = 0x05;
        }
        FuzzTarget.PFX.run(
                new OddPfx().raw(TestDer.sequence(Arrays.copyOf(safe, 60_000))).withoutMac());
        FuzzTarget.PFX.run(TestDer.concat(TestDer.hex("30 82 ff ff 02 01 03 30 82 ff f8"), safe));
    }

    @Test
    void thousandsOfCertificates() {
        SafeBag[] bags = new SafeBag[3_000];
        Arrays.fill(
                bags,
                OddPfx.bag(
                        SafeBag.Kind.CERTIFICATE,
                        Certificates.der(SamplePki.chain().get(1))));
        FuzzTarget.PFX.run(new OddPfx().plain(bags).withoutMac());
        FuzzTarget.PEM.run(Certificates.pem(SamplePki.chain()).repeat(1_000).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void thousandsOfDamagedCertificates() {
        SafeBag[] bags = new SafeBag[5_000];
        Arrays.fill(bags, OddPfx.bag(SafeBag.Kind.CERTIFICATE, TestDer.hex("30 03 02 01 05")));
        FuzzTarget.PFX.run(new OddPfx().plain(bags).withoutMac());
        FuzzTarget.PEM.run("-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"
                .repeat(50_000)
                .getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void thousandsOfDamagedKeys() {
        SafeBag[] bags = new SafeBag[5_000];
        Arrays.fill(bags, OddPfx.bag(SafeBag.Kind.PLAIN_KEY, TestDer.hex("30 06 02 01 00 02 01 05")));
        FuzzTarget.PFX.run(new OddPfx().plain(bags).withoutMac());
    }

    @Test
    void thousandsOfKeysOnCurves() {
        SafeBag[] bags = new SafeBag[5_000];
        Arrays.fill(
                bags,
                OddPfx.bag(
                        SafeBag.Kind.PLAIN_KEY,
                        TestKeys.pair(KeyType.EC_P384, 1).getPrivate().getEncoded()));
        FuzzTarget.PFX.run(new OddPfx().plain(bags).withoutMac());
    }

    @Test
    void megabytesOfBlocksWithoutAnEnd() {
        FuzzTarget.PEM.run("-----BEGIN A-----".repeat(200_000).getBytes(StandardCharsets.US_ASCII));
        FuzzTarget.PEM.run("-----BEGIN ".repeat(300_000).getBytes(StandardCharsets.US_ASCII));
        FuzzTarget.CSR.run("-----BEGIN A-----".repeat(3_000).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void thousandsOfRevokedCertificates() {
        List<RevokedCertificate> many = IntStream.rangeClosed(1, 60_000)
                .mapToObj(serial ->
                        new RevokedCertificate(BigInteger.valueOf(serial), TestKeys.NOW, RevocationReason.SUPERSEDED))
                .toList();
        Authority root = Authority.of(
                SamplePki.chain().subList(1, 2),
                TestKeys.pair(KeyType.RSA_2048, 1).getPrivate(),
                Optional.empty(),
                Digest.SHA256,
                TestKeys.context());
        byte[] list = root.revocationList(BigInteger.ONE, root.validity(), many).der();
        FuzzTarget.CRL.run(list);
        FuzzTarget.CRL.run(TestDer.concat(list, list));
        FuzzTarget.CRL.run(new byte[LARGEST]);
    }

    @Test
    void noMoreIterationsRunThanAreCharged() {
        byte[] pfx = new OddPfx()
                .modern(
                        PASSWORD,
                        300,
                        OddPfx.bag(
                                SafeBag.Kind.CERTIFICATE,
                                Certificates.der(SamplePki.chain().get(1))))
                .plain(new OddPfx().shrouded(SamplePki.leafKey().getEncoded(), PASSWORD, 2_000))
                .withMac(PASSWORD, Hash.SHA_256, 1_000);
        Meter.Cost cost = Meter.of(() -> assertThat(
                        Bundle.examine(pfx, Optional.of(PASSWORD), 3_300).problems())
                .isEmpty());
        // one block of PBKDF2, three runs for 3DES, one for the MAC
        assertThat(cost.digests()).isBetween(2 * 300L + 3 * 2_000L + 1_000L, 2 * 300L + 3 * 2_000L + 1_100L);
    }

    @Test
    void nothingRunsBeyondTheBudget() {
        byte[] pfx = new OddPfx()
                .modern(
                        PASSWORD,
                        300,
                        OddPfx.bag(
                                SafeBag.Kind.CERTIFICATE,
                                Certificates.der(SamplePki.chain().get(1))))
                .plain(OddPfx.fakeKey(2_000))
                .withMac(PASSWORD, Hash.SHA_256, 1_000);
        Meter.Cost cost = Meter.of(() -> assertThat(
                        Bundle.examine(pfx, Optional.of(PASSWORD), 3_299).problems())
                .hasSize(1));
        assertThat(cost.digests()).isLessThan(100);
    }
}
