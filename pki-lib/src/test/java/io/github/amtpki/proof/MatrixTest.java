package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.Acceptance;
import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.Naming;
import io.github.amtpki.amt.Track;
import io.github.amtpki.testing.RequiresTool;
import io.github.amtpki.testing.Run;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Oids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind for every generation of AMT with every key that it may have. Generations share tracks, and what a track's chain
 * holds is the same for all of them, so each certificate is made once and held against every generation that gets it.
 */
final class MatrixTest {

    /** A certificate with its place in the matrix, and its issuer's. */
    private record Cell(String file, CertificateKind kind, KeyType key, X509Certificate made, X509Certificate issuer) {

        String purpose() {
            return kind.ca() ? "crlsign" : kind.purposes().contains(Oids.SERVER_AUTH) ? "sslserver" : "sslclient";
        }
    }

    private static final Map<Track, List<Cell>> CELLS = new EnumMap<>(Track.class);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeAll() throws IOException {
        for (Track track : Track.values()) {
            Path own = Files.createDirectories(folder.resolve(track.id()));
            Lab lab = Lab.in(own, track);
            X509Certificate root = lab.root().certificate();
            X509Certificate issuing = lab.issuing().certificate();
            KeyType type = track.defaultKeyType();
            List<Cell> cells = new ArrayList<>();
            cells.add(new Cell("root", CertificateKind.ROOT_CA, type, root, root));
            cells.add(new Cell("issuing", CertificateKind.INTERMEDIATE_CA, type, issuing, root));
            for (CertificateKind kind : CertificateKind.values()) {
                for (KeyType key : kind.ca() ? List.<KeyType>of() : kind.keyTypes(track)) {
                    String file = kind.id() + "-" + key.id();
                    String name = kind.naming() == Naming.IDENTITY ? "Somebody Ä 1" : TestPki.HOST;
                    String[] more =
                            kind.naming() == Naming.HOST ? new String[] {"192.0.2.7", "2001:db8::7"} : new String[0];
                    cells.add(new Cell(
                            file,
                            kind,
                            key,
                            lab.issue(file, kind, key, name, more).leaf(),
                            issuing));
                }
            }
            CELLS.put(track, cells);
        }
    }

    private static List<Cell> cells(Track track) {
        return Objects.requireNonNull(CELLS.get(track));
    }

    static Stream<Arguments> generations() {
        return Stream.of(Generation.values())
                .flatMap(row -> row.tracks().stream().map(track -> Arguments.of(row, track)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("generations")
    void noGenerationGetsWhatItRefuses(Generation row, Track track) {
        Acceptance digest = track == Track.SHA256 ? row.sha256Chains() : row.sha384Chains();
        assertThat(digest).isNotEqualTo(Acceptance.REFUSED);
        SoftAssertions.assertSoftly(softly -> cells(track).stream()
                .filter(cell -> cell.key().algorithm().equals("RSA"))
                .forEach(cell -> softly.assertThat(cell.key().bits())
                        .as(cell.file())
                        .isGreaterThanOrEqualTo(row.smallestRsaKey())));
    }

    @ParameterizedTest
    @EnumSource
    @RequiresTool("openssl")
    void opensslAtItsStrictestHasNothingAgainstAny(Track track) {
        for (String purpose : List.of("crlsign", "sslserver", "sslclient")) {
            List<String> arguments = new ArrayList<>(List.of("verify", "-x509_strict", "-check_ss_sig"));
            arguments.addAll(List.of("-purpose", purpose, "-CAfile", "root.crt", "-untrusted", "issuing.crt"));
            List<String> files = cells(track).stream()
                    .filter(cell -> cell.purpose().equals(purpose))
                    .map(cell -> cell.file() + ".crt")
                    .toList();
            arguments.addAll(files);

            Run.Result result = Run.in(folder.resolve(track.id())).run("openssl", arguments.toArray(String[]::new));

            assertThat(result.err()).isEmpty();
            assertThat(result.out().lines())
                    .containsExactlyElementsOf(
                            files.stream().map(file -> file + ": OK").toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLintHasNothingAgainstAny(Track track) {
        SoftAssertions.assertSoftly(softly -> cells(track)
                .forEach(cell -> softly.assertThat(
                                Rfc5280Lint.findings(Certificates.der(cell.made()), Certificates.der(cell.issuer())))
                        .as(cell.file())
                        .isEmpty()));
    }

    @Test
    void theMatrixHoldsEveryKindOnEveryTrack() {
        for (Track track : Track.values()) {
            assertThat(cells(track)).extracting(Cell::kind).contains(CertificateKind.values());
        }
    }
}
