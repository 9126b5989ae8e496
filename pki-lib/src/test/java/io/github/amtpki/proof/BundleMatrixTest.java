package io.github.amtpki.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.pkcs12.Flavour;
import io.github.amtpki.testing.Tools;
import io.github.amtpki.x509.Credential;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAKey;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind, of every track, in every flavour, opened by everybody: what goes in comes out. */
@Tag("interop")
@Execution(ExecutionMode.CONCURRENT)
final class BundleMatrixTest {

    private static final Map<Track, TestPki> PKIS =
            Map.of(Track.SHA256, TestPki.of(Track.SHA256, 1), Track.SHA384, TestPki.of(Track.SHA384, 1));

    @ParameterizedTest(name = "{0} {1} {2} by {3}")
    @MethodSource("matrix")
    void everybodyReadsTheSameOutOfABundle(
            CertificateKind kind, Track track, Flavour flavour, BundleReader reader, @TempDir Path folder)
            throws Exception {
        Tools.need(reader.tool());
        Credential credential = Objects.requireNonNull(PKIS.get(track)).credential(kind);
        Files.write(folder.resolve("x.pfx"), TestPki.bundle(credential, flavour));
        Files.writeString(folder.resolve("password"), TestPki.PASSWORD + "\n");

        BundleReader.Contents contents = reader.read(folder);

        assertThat(contents.chain()).containsExactlyElementsOf(credential.chain());
        assertThat(contents.key().getModulus()).isEqualTo(((RSAKey) credential.key()).getModulus());
    }

    static Stream<Arguments> matrix() {
        return Stream.of(BundleReader.values())
                .flatMap(reader -> TestPki.KINDS.stream()
                        .flatMap(kind -> Stream.of(Track.values())
                                .flatMap(track -> BundleReader.flavours().stream()
                                        .map(flavour -> Arguments.of(kind, track, flavour, reader)))));
    }
}
