package io.github.amtpki.benchmark;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.CertificateSpec;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.IssuanceContext;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.NativeProvider;
import io.github.amtpki.x509.Validity;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.security.auth.x500.X500Principal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** One provisioning leaf from a warm authority, RSA-2048: what a provisioning server pays when it embeds the library. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class IssuingBenchmark {

    /** The JDK's own providers, or the native one where it runs. */
    @Param({"jdk", "native"})
    public String provider = "jdk";

    private Optional<Issuing> issuing = Optional.empty();

    private record Issuing(Authority root, CertificateSpec leaf, KeyPair key) {}

    /** Makes root and leaf key once. */
    @Setup
    public void prepare() {
        IssuanceContext context = IssuanceContext.system(
                Clock.systemUTC(), provider.equals("native") ? NativeProvider.find() : Optional.empty());
        Instant now = context.clock().instant();
        Validity validity = Validity.until(now, now.plus(Duration.ofDays(365)));
        Authority root = Authority.selfSigned(
                CertificateKind.ROOT_CA.spec(new X500Principal("CN=Root"), validity),
                context.keys().order(KeyType.RSA_2048).get(),
                Digest.SHA256,
                context);
        CertificateSpec leaf = CertificateKind.PROVISIONING.spec(new X500Principal("CN=corp.example.com"), validity);
        issuing = Optional.of(
                new Issuing(root, leaf, context.keys().order(KeyType.RSA_2048).get()));
    }

    /** Issues one leaf. */
    @Benchmark
    public X509Certificate issue() {
        Issuing now = issuing.orElseThrow();
        return now.root().issue(now.leaf(), now.key().getPublic());
    }

    /** One thread, then two, with what is allocated per certificate. */
    public static void main(String[] args) throws RunnerException {
        for (int threads = 1; threads <= 2; threads++) {
            new Runner(new OptionsBuilder()
                            .include(IssuingBenchmark.class.getSimpleName())
                            .threads(threads)
                            .addProfiler(GCProfiler.class)
                            .build())
                    .run();
        }
    }
}
