package io.github.amtpki.amt.device;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.device.HashComparison.Verdict;
import io.github.amtpki.amt.device.HashMatch.Relation;
import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class HashComparisonTest {

    private static final List<X509Certificate> CHAIN = List.of(load("leaf.crt"), load("issuer.crt"), load("root.crt"));
    private static final X509Certificate ROOT = CHAIN.get(2);
    private static final String SHA256 = RootHash.of(ROOT, Digest.SHA256).hex();
    private static final String OTHER = "8f3a91c0e4b27d5516a09c3e7f8d2b4460e1a5c93b7d2f8e0a4c6b915d3e7f20";

    @Test
    void theRightHashIsEnrolled() {
        HashComparison compared = typed(SHA256);

        assertThat(compared.verdict()).isEqualTo(Verdict.ENROLLED);
        assertThat(compared.good()).isTrue();
        assertThat(compared.remarks()).isEmpty();
    }

    @Test
    void aHashThatIsSwitchedOffIsNoGood() {
        assertThat(typed(SHA256 + ":inactive").verdict()).isEqualTo(Verdict.INACTIVE);
    }

    @Test
    void anActiveHashOutweighsAnInactiveOne() {
        assertThat(typed(SHA256 + ":inactive\n" + SHA256).verdict()).isEqualTo(Verdict.ENROLLED);
    }

    @Test
    void anotherRootIsTold() {
        HashComparison compared = typed(OTHER);

        assertThat(compared.verdict()).isEqualTo(Verdict.WRONG_ROOT);
        assertThat(compared.matches()).extracting(HashMatch::relation).containsExactly(Relation.UNRELATED);
    }

    @Test
    void sha1IsDoubtedIfTheVersionIsNotKnown() {
        HashComparison compared = typed(RootHash.of(ROOT, Digest.SHA1).hex());

        assertThat(compared.verdict()).isEqualTo(Verdict.WRONG_ALGORITHM);
        assertThat(compared.remarks())
                .anyMatch(remark -> remark.startsWith("rpc-go's local activation does not look at SHA-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "12.0.92, SHA1, ENROLLED",
        "16.1.25, SHA1, WRONG_ALGORITHM",
        "12.0.92, SHA384, WRONG_ALGORITHM",
        "22.0.0, SHA384, ENROLLED",
        "16.1.25, SHA256, ENROLLED"
    })
    void theVersionDecidesWhichDigestIsOfUse(String version, Digest digest, Verdict verdict) {
        String report = "Version : " + version + "\nLab (Active)\n  " + digest.name() + ": "
                + RootHash.of(ROOT, digest).hex() + "\n";

        assertThat(HashComparison.ofChain(CHAIN, DeviceReport.read(report.getBytes(UTF_8)))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void makersHashesAloneAreNotEnrolled() {
        String report = "Public Root (Default, Active)\n  SHA256: " + OTHER + "\n";

        assertThat(HashComparison.ofChain(CHAIN, DeviceReport.read(report.getBytes(UTF_8)))
                        .verdict())
                .isEqualTo(Verdict.NOT_ENROLLED);
    }

    @Test
    void aReportWithoutHashesLeavesItOpen() {
        assertThat(HashComparison.of(ROOT, DeviceReport.read("Version : 16.1.25\n".getBytes(UTF_8)))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Digest.class)
    void theLeafsHashIsRecognised(Digest digest) {
        HashComparison compared = typed(RootHash.of(CHAIN.get(0), digest).hex());

        assertThat(compared.verdict()).isEqualTo(Verdict.WRONG_CERTIFICATE);
        assertThat(compared.matches().get(0).role()).isEqualTo("leaf");
        assertThat(compared.matches().get(0).digest()).contains(digest);
    }

    @Test
    void anIntermediatesHashIsRecognised() {
        assertThat(typed(RootHash.of(CHAIN.get(1), Digest.SHA256).hex())
                        .matches()
                        .get(0)
                        .role())
                .isEqualTo("intermediate 1");
    }

    @Test
    void theHashOfThePemFileAndOfTheKeyAreRecognised() {
        byte[] pem = Certificates.pem(List.of(ROOT)).getBytes(US_ASCII);

        assertThat(relation(HexFormat.of().formatHex(Digest.SHA256.of(pem)))).isEqualTo(Relation.PEM_TEXT);
        assertThat(relation(HexFormat.of()
                        .formatHex(Digest.SHA256.of(ROOT.getPublicKey().getEncoded()))))
                .isEqualTo(Relation.PUBLIC_KEY);
    }

    @Test
    void aDigitMistypedIsNamed() {
        char wrong = SHA256.charAt(17) == '3' ? '4' : '3';

        Slip slip = slip(SHA256.substring(0, 17) + wrong + SHA256.substring(18));

        assertThat(slip.kind()).isEqualTo(Slip.Kind.SUBSTITUTED);
        assertThat(slip.position()).isEqualTo(18);
        assertThat(slip.group()).isEqualTo(5);
        assertThat(slip.digitOfGroup()).isEqualTo(2);
        assertThat(slip.right()).isEqualTo(SHA256.substring(17, 18));
        assertThat(slip.typed()).isEqualTo(String.valueOf(wrong));
    }

    @Test
    void aDigitMissingIsNamed() {
        int at = lonely();

        Slip slip = slip(SHA256.substring(0, at) + SHA256.substring(at + 1));

        assertThat(slip.kind()).isEqualTo(Slip.Kind.MISSING);
        assertThat(slip.position()).isEqualTo(at + 1);
        assertThat(slip.right()).isEqualTo(SHA256.substring(at, at + 1));
    }

    @Test
    void aDigitTypedTwiceIsNamed() {
        int at = lonely();

        Slip slip = slip(SHA256.substring(0, at + 1) + SHA256.substring(at));

        assertThat(slip.kind()).isEqualTo(Slip.Kind.DOUBLED);
        assertThat(slip.typed()).isEqualTo(SHA256.substring(at, at + 1));
        assertThat(slip.typedPosition()).isBetween(at + 1, at + 2);
    }

    @Test
    void twoDigitsSwappedAreNamed() {
        int at = lonely();

        Slip slip =
                slip(SHA256.substring(0, at) + SHA256.charAt(at + 1) + SHA256.charAt(at) + SHA256.substring(at + 2));

        assertThat(slip.kind()).isEqualTo(Slip.Kind.SWAPPED);
        assertThat(slip.position()).isEqualTo(at + 1);
        assertThat(slip.right()).isEqualTo(SHA256.substring(at, at + 2));
    }

    @ParameterizedTest
    @CsvSource({"0, O", "8, B", "6, G", "1, I", "5, S"})
    void lookalikesAreNamed(char right, char typed) {
        int at = SHA256.indexOf(right);

        Slip slip = slip(SHA256.substring(0, at) + typed + SHA256.substring(at + 1));

        assertThat(slip.lookalike()).isTrue();
        assertThat(slip.text()).endsWith(right + " is right, " + typed + " was typed, which looks alike");
    }

    @Test
    void aHashCutShortIsNamed() {
        Slip slip = slip(SHA256.substring(0, 40));

        assertThat(slip.kind()).isEqualTo(Slip.Kind.MISSING);
        assertThat(slip.right()).isEqualTo(SHA256.substring(40));
    }

    @Test
    void severalSlipsAreAllNamed() {
        int at = lonely();
        String typed = "x" + SHA256.substring(1, at) + SHA256.substring(at + 1, 60) + SHA256.substring(60) + "7";

        assertThat(typed(typed).matches().get(0).slips()).hasSize(3);
    }

    @Test
    void aSlipIsNeverSeenInAnotherHash() {
        for (int i = 0; i < 200; i++) {
            String unrelated = HexFormat.of().formatHex(Digest.SHA256.of(new byte[] {(byte) i, 7}));
            assertThat(relation(unrelated)).isEqualTo(Relation.UNRELATED);
        }
    }

    @Test
    void theRootsHashesAloneAreEnough() {
        assertThat(HashComparison.of(
                                List.of(RootHash.of(ROOT, Digest.SHA256)), DeviceReport.read(SHA256.getBytes(UTF_8)))
                        .verdict())
                .isEqualTo(Verdict.ENROLLED);
    }

    @Test
    void fourHashesOfOnesOwnAreOneTooMany() {
        assertThat(typed((OTHER + "\n").repeat(3) + SHA256).remarks())
                .containsExactly("4 hashes of one's own: firmware keeps 3");
    }

    @Test
    void aSuffixThatDoesNotCountIsPointedOut() {
        String report = "DNS Suffix (OS) : example.com\nLab (Active)\n  SHA256: " + SHA256 + "\n";

        assertThat(HashComparison.of(ROOT, DeviceReport.read(report.getBytes(UTF_8)))
                        .remarks())
                .singleElement()
                .asString()
                .contains("the operating system's, 'example.com', does not count");
    }

    @Test
    void theTreeIsAWholeDocument() {
        Map<String, Object> tree = typed("x" + SHA256.substring(1)).tree();

        assertThat(tree).containsEntry("schemaVersion", 1).containsEntry("verdict", "slip");
        assertThat(JsonText.pretty(tree)).contains("\"kind\": \"substituted\"");
    }

    /** Where a digit stands that is not its neighbours'. */
    private static int lonely() {
        for (int i = 10; i < 50; i++) {
            char c = SHA256.charAt(i);
            if (SHA256.charAt(i - 1) != c
                    && SHA256.charAt(i + 1) != c
                    && SHA256.charAt(i + 2) != c
                    && SHA256.charAt(i - 1) != SHA256.charAt(i + 1)) {
                return i;
            }
        }
        throw new IllegalStateException("a strange hash");
    }

    private static Slip slip(String typed) {
        HashComparison compared = typed(typed);
        assertThat(compared.verdict()).isEqualTo(Verdict.SLIP);
        assertThat(compared.matches().get(0).slips()).hasSize(1);
        return compared.matches().get(0).slips().get(0);
    }

    private static Relation relation(String typed) {
        return typed(typed).matches().get(0).relation();
    }

    private static HashComparison typed(String typed) {
        return HashComparison.ofChain(CHAIN, DeviceReport.read(typed.getBytes(UTF_8)));
    }

    private static X509Certificate load(String file) {
        try {
            return Certificates.parseAll(Files.readAllBytes(Path.of("src/test/resources/pkcs12", file)))
                    .get(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
