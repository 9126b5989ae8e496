package io.github.amtpki.amt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.x509.Digest;
import io.github.amtpki.x509.KeyType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TracksTest {

    @ParameterizedTest
    @CsvSource({"11-21,sha256", "21,sha256", "22,sha384", "21-22,sha384", "6,sha256", "20.5,sha256"})
    void oneChainWhereOneServesAll(String firmware, String track) {
        assertThat(Tracks.serving(VersionSet.parse(List.of(firmware))))
                .singleElement()
                .satisfies(served -> assertThat(served.track().id()).isEqualTo(track));
    }

    @Test
    void aMixedFleetNeedsTwoAndIsToldWhy() {
        List<Tracks.Served> served = Tracks.serving(VersionSet.parse(List.of("12", "16", "22")));

        assertThat(served).extracting(Tracks.Served::track).containsExactly(Track.SHA256, Track.SHA384);
        assertThat(served).extracting(one -> one.versions().toString()).containsExactly("12, 16", "22");
        assertThat(served)
                .extracting(one -> one.track().defaultKeyType())
                .containsExactly(KeyType.RSA_2048, KeyType.RSA_3072);
        assertThat(served).allSatisfy(one -> assertThat(one.reason()).contains("22 refuses SHA-256"));
    }

    @Test
    void sha1IsWorthWritingDownOnlyForOldMachines() {
        assertThat(Tracks.serving(VersionSet.parse(List.of("16-21"))).get(0).takes(Digest.SHA1))
                .isFalse();
        assertThat(Tracks.serving(VersionSet.parse(List.of("14-16"))).get(0).takes(Digest.SHA1))
                .isTrue();
    }

    @Test
    void theRowsCoverEveryKnownVersionOnceAndInOrder() {
        VersionSet all = new VersionSet(List.of(VersionRange.KNOWN));
        assertThat(Generation.of(all)).containsExactly(Generation.values());
        for (int major = 6; major <= 22; major++) {
            AmtVersion version = new AmtVersion(major, 3);
            assertThat(List.of(Generation.values()))
                    .filteredOn(row -> row.versions().contains(version))
                    .as("AMT %s", version)
                    .hasSize(1);
        }
    }

    @Test
    void everyTrackMeetsTheLimitsOfTheGenerationsItServes() {
        for (Generation row : Generation.values()) {
            for (Track track : row.tracks()) {
                assertThat(track.keyTypes())
                        .allSatisfy(type -> assertThat(type.bits()).isGreaterThanOrEqualTo(row.smallestRsaKey()));
                assertThat(row.rootHashes()).contains(Digest.SHA256);
            }
        }
    }
}
