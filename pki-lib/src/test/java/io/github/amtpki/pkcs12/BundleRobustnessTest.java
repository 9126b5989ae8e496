package io.github.amtpki.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.Secret;
import io.github.amtpki.internal.bc.Hash;
import io.github.amtpki.internal.bc.OddPfx;
import io.github.amtpki.internal.bc.SafeBag;
import io.github.amtpki.x509.Credential;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens to a file: an answer in the end, and never another exception than ours. */
@Timeout(120)
final class BundleRobustnessTest {

    private static final Secret PASSWORD = TestKeys.password();
    private static final List<byte[]> FILES = new ArrayList<>();

    @BeforeAll
    static void fewIterations() throws Exception {
        SafeBag certificate =
                OddPfx.bag(SafeBag.Kind.CERTIFICATE, TestKeys.certificate("ec").getEncoded());
        byte[] key = TestKeys.key("ec").getEncoded();
        SafeBag shrouded = new OddPfx().shrouded(key, PASSWORD, 2);
        FILES.add(new OddPfx().locked(PASSWORD, 2, certificate).plain(shrouded).withMac(PASSWORD, Hash.SHA_256, 2));
        FILES.add(new OddPfx().modern(PASSWORD, 2, certificate, shrouded).withMac(PASSWORD, Hash.SHA_1, 2));
        FILES.add(new OddPfx().modern(PASSWORD, 2, certificate).plain(shrouded).withoutMac());
        FILES.add(new OddPfx()
                .plain(OddPfx.bag(SafeBag.Kind.PLAIN_KEY, key), certificate)
                .raw(OddPfx.strangers())
                .withoutMac());
    }

    /** The credential if the file still opens; any exception but ours fails the test. */
    private static Optional<Credential> attempt(byte[] file) {
        try {
            Bundle.inspect(file);
        } catch (PkiException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        try {
            return Bundle.decode(file, PASSWORD).credential();
        } catch (PkiException e) {
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    @Test
    void everyTruncationIsDamage() {
        for (byte[] file : FILES) {
            for (int length = 0; length < file.length; length++) {
                byte[] cut = Arrays.copyOf(file, length);
                assertThatThrownBy(() -> Bundle.decode(cut, PASSWORD)).isExactlyInstanceOf(BadInputException.class);
            }
        }
    }

    @Test
    void everyByteMayBeAnything() {
        for (byte[] file : FILES) {
            for (int at = 0; at < file.length; at++) {
                for (int value : new int[] {0x00, 0xff}) {
                    byte[] changed = file.clone();
                    changed[at] = (byte) value;
                    attempt(changed);
                }
            }
        }
    }

    @Test
    void randomBitsMayFlip() {
        Random random = new Random(20260101);
        for (int i = 0; i < 1_500; i++) {
            byte[] file = FILES.get(i % FILES.size()).clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            }
            attempt(file);
        }
    }

    @Test
    void aProtectedFileWithOneFlippedBitNeverOpens() {
        byte[] file = FILES.get(0);
        int opened = 0;
        for (int bit = 0; bit < 8 * file.length; bit += 3) {
            byte[] changed = file.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            opened += attempt(changed).isPresent() ? 1 : 0;
        }
        // What may change unseen is what the MAC's digest has instead of NULL parameters, and no more.
        assertThat(opened).isLessThanOrEqualTo(8);
    }

    @Test
    void partsMayMove() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            byte[] file = FILES.get(i % FILES.size());
            int from = random.nextInt(file.length);
            int to = random.nextInt(file.length);
            int length = random.nextInt(Math.min(64, file.length - Math.max(from, to)) + 1);
            byte[] changed = file.clone();
            System.arraycopy(file, from, changed, to, length);
            attempt(changed);
        }
    }

    @Test
    void nonsenseIsRefused() {
        Random random = new Random(3);
        for (int i = 0; i < 1_500; i++) {
            byte[] nonsense = new byte[random.nextInt(200)];
            random.nextBytes(nonsense);
            if (nonsense.length > 4) {
                nonsense[0] = 0x30;
                nonsense[1] = (byte) 0x80;
            }
            assertThat(attempt(nonsense)).isEmpty();
        }
    }

    @Test
    void contentsOfAnItemMayBeNonsense() {
        Random random = new Random(5);
        for (int i = 0; i < 1_500; i++) {
            byte[] nonsense = new byte[random.nextInt(100)];
            random.nextBytes(nonsense);
            assertThat(attempt(new OddPfx().raw(nonsense).withoutMac())).isEmpty();
        }
    }

    @Test
    void fourMegabytesOfBracketsEndAtOnce() {
        byte[] nested = new byte[4 * 1024 * 1024];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        assertThatThrownBy(() -> Bundle.decode(nested, PASSWORD)).isExactlyInstanceOf(BadInputException.class);
    }

    @Test
    void aThousandCertificatesOfOneNameEndInReasonableTime() throws Exception {
        SafeBag issuer = OddPfx.bag(
                SafeBag.Kind.CERTIFICATE, TestKeys.certificate("issuer").getEncoded());
        SafeBag[] bags = new SafeBag[1000];
        Arrays.fill(bags, issuer);
        bags[0] = OddPfx.bag(SafeBag.Kind.PLAIN_KEY, TestKeys.key("ec").getEncoded());
        byte[] pfx = new OddPfx().plain(bags).withoutMac();
        assertThat(Bundle.decode(pfx, PASSWORD).structure().certificates()).hasSize(999);
    }
}
