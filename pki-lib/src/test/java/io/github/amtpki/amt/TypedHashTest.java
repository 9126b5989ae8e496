package io.github.amtpki.amt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.x509.Digest;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TypedHashTest {

    private static final String SHA256 = "8f3a91c0" + "0123456789abcdef".repeat(3) + "5e6f7a8b";

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "SHA256:", "sha-256:", "SHA2-256: "})
    void aHashIsReadWithAndWithoutItsDigest(String prefix) {
        assertThat(TrustedHash.parse(prefix + SHA256))
                .isEqualTo(new TrustedHash(new RootHash(Digest.SHA256, SHA256), true, true));
    }

    @ParameterizedTest
    @EnumSource(Digest.class)
    void everyFormOfAHashIsReadBack(Digest digest) {
        RootHash hash = new RootHash(digest, HexFormat.of().formatHex(digest.of(new byte[] {1})));

        assertThat(TypedHash.of(hash.hex()).hash()).isEqualTo(hash);
        assertThat(TypedHash.of(hash.colons()).hash()).isEqualTo(hash);
        assertThat(TypedHash.of(hash.groups()).hash()).isEqualTo(hash);
        assertThat(TypedHash.of(hash.base64()).hash()).isEqualTo(hash);
        assertThat(TypedHash.of(digest.id() + ":" + hash.colons() + ":inactive").hash())
                .isEqualTo(hash);
    }

    @Test
    void aHashCanBeSwitchedOff() {
        assertThat(TrustedHash.parse("sha256:" + SHA256 + ":inactive").active()).isFalse();
        assertThat(TrustedHash.parse(SHA256 + ":INACTIVE").active()).isFalse();
        assertThat(TrustedHash.parse(SHA256 + ":active").active()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', there is no hash",
        "sha256:, there is no hash",
        "8F3A, 'a hash of 4 digits: SHA-1 has 40, SHA-256 64, SHA-384 96'",
        "sha1:8F3A, 'a SHA-1 has 40 digits, this one has 4'",
        "8O3A, 'digit 2 of the hash is ''o'', which is not hexadecimal'",
        "md5:00, '''md5'' is no digest of root hashes'",
        "sha512:00, '''sha512'' is no digest of root hashes'",
    })
    void theFaultIsNamed(String text, String message) {
        assertThatThrownBy(() -> TrustedHash.parse(text))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }

    @Test
    void whatWasMeantIsGuessed() {
        assertThatThrownBy(() -> TrustedHash.parse("8O3A"))
                .isInstanceOfSatisfying(
                        PkiException.class, e -> assertThat(e.hint()).contains("perhaps a 0"));
    }

    @Test
    void aDigestThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> TrustedHash.parse("sha384:" + SHA256))
                .hasMessage("a SHA-384 has 96 digits, this one has 64");
    }

    @Test
    void aMistypedHashIsNotTakenForBase64() {
        TypedHash typed = TypedHash.of(SHA256.replace('0', 'O'));

        assertThat(typed.digits()).hasSize(64).contains("o");
        assertThat(typed.isWhole()).isFalse();
    }

    @Test
    void base64OfSomethingElseIsNoHash() {
        assertThatThrownBy(() -> TrustedHash.parse(Base64.getEncoder().encodeToString(new byte[33])))
                .isInstanceOf(BadInputException.class);
    }

    @Test
    void aVeryLongTextIsNoHash() {
        assertThatThrownBy(() -> TypedHash.of("a".repeat(100_000)))
                .hasMessage("a text of 100000 characters is no hash");
    }

    @Test
    void whatSteersATerminalDoesNotComeBack() {
        assertThatThrownBy(() -> TrustedHash.parse("sha\u001b[2J\u202e:00"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("'sha?[2J?' is no digest of root hashes");
        assertThat(TypedHash.of("\u001b[31m8f3a").digits()).isEqualTo("?[31m8f3a");
    }
}
