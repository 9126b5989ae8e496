package io.github.amtpki.benchmark;

import io.github.amtpki.Secret;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.Report;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Examination;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.SuffixSource;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Credential;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Validity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * A bundle judged by everyone, and the same bundle merely opened by the JDK: the first may take 1.3 times the second.
 *
 * <p>Not with JMH, which measures one after the other: on a machine that does other things meanwhile, only runs that take
 * turns, and the processor's time rather than the wall's, say which of two is slower.
 */
public final class CheckBenchmark {

    private static final String PASSWORD = "benchmark-password";
    private static final double LIMIT = 1.3;
    private static final int WARMUP = 3_000;
    private static final int RUNS = 1_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final byte[] pfx;
    private final Instant now;

    private CheckBenchmark(Flavour flavour) {
        IssuanceContext context = IssuanceContext.system(Clock.systemUTC(), Optional.empty());
        now = context.clock().instant();
        Validity validity = Validity.until(now, now.plus(Duration.ofDays(365)));
        Authority root = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Root"), validity),
                context.keys().order(KeyType.RSA_2048).get(),
                Digest.SHA256,
                context);
        KeyPair key = context.keys().order(KeyType.RSA_2048).get();
        Credential credential = new Credential(
                key.getPrivate(),
                List.of(
                        root.issue(
                                CertificateKind.PROVISIONING.spec(
                                        new X500Principal("CN=amt.corp.example.com"), validity),
                                key.getPublic()),
                        root.certificate()));
        try (Secret password = Secret.of(PASSWORD.toCharArray())) {
            pfx = Bundle.encode(credential, password, flavour, "provisioning", new SecureRandom());
        }
    }

    /** What {@code amtpki check} does between reading the file and printing. */
    private int check() {
        try (Secret password = Secret.of(PASSWORD.toCharArray())) {
            Facts facts = Facts.of(
                    Examination.of("x.pfx", pfx, Optional.of(password)),
                    Circumstances.at(now).withDomain("corp.example.com", SuffixSource.DHCP));
            Report report = Check.run(facts, Panel.usual(facts.chain()));
            return report.targets().size();
        }
    }

    /** Loading, chain and key with the JDK alone. */
    private int open() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pfx), PASSWORD.toCharArray());
            String alias = store.aliases().nextElement();
            return store.getCertificateChain(alias).length
                    + store.getKey(alias, PASSWORD.toCharArray()).getEncoded().length;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private double ratio() {
        long[] checks = new long[RUNS];
        long[] opens = new long[RUNS];
        int done = 0;
        for (int i = -WARMUP; i < RUNS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            done += check();
            long between = THREADS.getCurrentThreadCpuTime();
            done += open();
            long end = THREADS.getCurrentThreadCpuTime();
            checks[Math.max(0, i)] = between - start;
            opens[Math.max(0, i)] = end - between;
        }
        if (done == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        return (double) median(checks) / median(opens);
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** Fails if one flavour takes longer than it may. */
    public static void main(String[] args) {
        boolean slow = false;
        for (Flavour flavour : List.of(Flavour.MODERN, Flavour.COMPAT)) {
            double ratio = new CheckBenchmark(flavour).ratio();
            System.out.printf("%s: check takes %.2f times what opening it with the JDK takes%n", flavour, ratio);
            slow |= ratio > LIMIT;
        }
        if (slow) {
            throw new IllegalStateException("more than " + LIMIT + " times");
        }
    }
}
