package io.github.amtpki.fuzz;

import io.github.amtpki.PkiException;
import io.github.amtpki.Secret;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionRange;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.amt.device.DeviceReport;
import io.github.amtpki.amt.device.HashComparison;
import io.github.amtpki.check.Check;
import io.github.amtpki.check.Panel;
import io.github.amtpki.check.explain.Explainer;
import io.github.amtpki.check.facts.Circumstances;
import io.github.amtpki.check.facts.Examination;
import io.github.amtpki.check.facts.Facts;
import io.github.amtpki.check.facts.FileFacts;
import io.github.amtpki.check.facts.SuffixSource;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.BundleExamination;
import io.github.amtpki.pkcs12.BundleProblem;
import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupLint;
import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.Pem;
import io.github.amtpki.x509.PublicKeys;
import io.github.amtpki.x509.RevocationList;
import io.github.amtpki.x509.SigningRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The readers of foreign bytes. Each ends with an answer or an exception of ours, allocates no more than a kilobyte for each
 * byte it was given, and runs no more key derivation than it may.
 */
public enum FuzzTarget {
    /** Bundles: the lenient reader with a small budget, then everything that {@code check} does. */
    PFX(file -> {
        BundleExamination seen = Bundle.examine(file, password(), FuzzTarget.FEW_ITERATIONS);
        if (seen.problems().stream().noneMatch(problem -> problem.kind() == BundleProblem.Kind.TOO_COSTLY)) {
            judge(file);
        }
    }),
    /** Text with blocks, and what stands in them or by itself: certificates, keys, PKCS#7. */
    PEM(file -> {
        Pem.decode(file, (label, damage) -> {});
        judge(file);
    }),
    /** Signing requests. */
    CSR(SigningRequest::parse),
    /** Public keys, as AMT and others give them. */
    KEY(PublicKeys::parse),
    /** Revocation lists: read, and one found that is in order. */
    CRL(FuzzTarget::revoke),
    /** Logs: searched, explained, and the certificates in them judged. */
    LOG(FuzzTarget::explain),
    /** What a machine says of itself, held against a root. */
    AMTINFO(FuzzTarget::compare),
    /** Setup.bin: what can be read is written again as it was, and judged. */
    SETUPBIN(FuzzTarget::rewrite);

    /** The password of every input that has one. */
    public static final String PASSWORD = "test-password";

    private static final Instant NOW = Instant.parse("2026-07-02T12:00:00Z");

    /** The hash that is enrolled in the inputs. */
    private static final String ROOT = "8f3a91c0e4b27d5516a09c3e7f8d2b4460e1a5c93b7d2f8e0a4c6b915d3e7f20";

    /** Enough for what is kept; a fuzzer that waits for key derivation finds nothing. */
    private static final long FEW_ITERATIONS = 20_000;

    /** Classes, providers and tables that are loaded once. */
    private static final long BYTES_AT_ANY_RATE = 32L << 20;

    /** Measured: 800 for a bundle of damaged certificates, each of which costs an exception; mostly below 200. */
    private static final long BYTES_PER_BYTE = 1_000;

    /** PBKDF2 runs two for each block, and PBMAC1 may want seven blocks of SHA-1. All others want less. */
    private static final long DIGESTS_PER_ITERATION = 14;

    private static final long DIGESTS_AT_ANY_RATE = 10_000;

    private final Consumer<byte[]> reader;

    FuzzTarget(Consumer<byte[]> reader) {
        this.reader = reader;
    }

    /**
     * Reads some bytes.
     *
     * @throws AssertionError if that cost too much
     * @throws RuntimeException if the reader fails in a way that is not its own
     */
    public void run(byte[] file) {
        Meter.Cost cost = cost(file);
        if (cost.bytes() > BYTES_AT_ANY_RATE + BYTES_PER_BYTE * file.length) {
            // Perhaps most of it went into loading classes, and a fuzzer's agent into rewriting them: that happens
            // once.
            cost = cost(file);
        }
        require(
                cost.bytes() <= BYTES_AT_ANY_RATE + BYTES_PER_BYTE * file.length,
                cost.bytes() + " bytes allocated for " + file.length);
        require(
                cost.digests() <= DIGESTS_AT_ANY_RATE + DIGESTS_PER_ITERATION * Bundle.BUDGET,
                cost.digests() + " digests");
    }

    private Meter.Cost cost(byte[] file) {
        return Meter.of(() -> {
            try {
                reader.accept(file);
            } catch (PkiException refused) {
                require(!refused.getMessage().isEmpty(), "an error without a message");
            }
        });
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static Optional<Secret> password() {
        return Optional.of(Secret.of(PASSWORD.toCharArray()));
    }

    private static void rewrite(byte[] file) {
        SetupBin read = SetupBin.decode(file);
        require(Arrays.equals(read.encode(), file), "it was written otherwise than it was read");
        SetupLint.run(read, new VersionSet(List.of(VersionRange.KNOWN)));
    }

    private static void revoke(byte[] file) {
        for (RevocationList list : RevocationList.parseAll(file)) {
            require(RevocationList.parse(list.der()).equals(list), "it was written otherwise than it was read");
            require(
                    list.revoked().stream()
                            .allMatch(one -> list.find(one.serial()).isPresent()),
                    "a line is lost");
        }
    }

    private static void explain(byte[] text) {
        require(!Explainer.explain(text, NOW).tree().isEmpty(), "no explanation");
    }

    private static void compare(byte[] text) {
        List<RootHash> root = List.of(new RootHash(Digest.SHA256, ROOT));
        require(!HashComparison.of(root, DeviceReport.read(text)).tree().isEmpty(), "no comparison");
    }

    private static void judge(byte[] file) {
        FileFacts seen = Examination.of("input", file, password());
        Facts facts = Facts.of(
                seen,
                Circumstances.at(NOW)
                        .withDomain("corp.example", SuffixSource.MEBX)
                        .withServerFqdn("amt.corp.example"));
        require(!Check.run(facts, Panel.usual(facts.chain())).targets().isEmpty(), "nobody judged");
    }
}
