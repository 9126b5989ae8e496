package io.github.amtpki.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** File names, host names, and the one piece of DER that a profile can hold. */
final class NamesInProfilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "root", "issuing-ca_2.old", "console", "com10", "nully"})
    void goodFileNames(String name) {
        assertThat(FileNames.parse(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "a\\b",
                "A",
                "-a",
                "a-",
                "a.",
                "a b",
                "ä",
                "con",
                "nul.txt",
                "com1",
                "lpt9.crt",
                "a\n",
                "manifest/..",
                "c:",
                "~"
            })
    void badFileNames(String name) {
        assertThatThrownBy(() -> FileNames.parse(name)).isInstanceOf(BadInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"Corp.Example.COM, corp.example.com", "a-b.c9, a-b.c9", "example.com., example.com", "1.a, 1.a"})
    void hostNamesInTheirOneForm(String text, String host) {
        assertThat(HostNames.parse(text, 2)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "com",
                "a..b",
                ".a.b",
                "a.b..",
                "-a.b",
                "a-.b",
                "a_b.c",
                "*.a.b",
                "a b.c",
                "10.0.0.5",
                "bücher.de",
                "a.b/c",
                "a.b:443",
                "İ.com"
            })
    void badHostNames(String text) {
        assertThatThrownBy(() -> HostNames.parse(text, 2)).isInstanceOf(BadInputException.class);
    }

    @Test
    void hostNamesHaveTheirLimits() {
        String label = "a".repeat(63);
        assertThat(HostNames.parse(label + ".example.com", 2)).startsWith(label);
        assertThatThrownBy(() -> HostNames.parse(label + "a.example.com", 2)).isInstanceOf(BadInputException.class);
        String long253 = (label + ".").repeat(3) + "a".repeat(61);
        assertThat(HostNames.parse(long253, 2)).hasSize(253);
        assertThatThrownBy(() -> HostNames.parse(long253 + "a", 2)).isInstanceOf(BadInputException.class);
    }

    @Test
    void withinGoesByWholeLabels() {
        assertThat(HostNames.within("corp.example.com", "corp.example.com")).isTrue();
        assertThat(HostNames.within("a.corp.example.com", "corp.example.com")).isTrue();
        assertThat(HostNames.within("acorp.example.com", "corp.example.com")).isFalse();
        assertThat(HostNames.within("example.com", "corp.example.com")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0500", "3000", "3003020105", "1f870100", "bf810202aabb"})
    void wholeElements(String hex) {
        assertThat(ExtensionChecks.wholeElement(HexFormat.of().parseHex(hex))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05",
                "0501",
                "050000",
                "3080",
                "30800000",
                "308100",
                "30820001ff",
                "3084000000010500",
                "1f",
                "1f81",
                "30ff"
            })
    void brokenElements(String hex) {
        assertThat(ExtensionChecks.wholeElement(HexFormat.of().parseHex(hex))).isFalse();
    }

    @Test
    void longElementsNeedTheShortestLength() {
        assertThat(ExtensionChecks.wholeElement(element("0481", 0x80))).isTrue();
        assertThat(ExtensionChecks.wholeElement(element("0482", 0x100))).isTrue();
        assertThat(ExtensionChecks.wholeElement(HexFormat.of().parseHex("048101ff")))
                .isFalse();
    }

    private static byte[] element(String start, int length) {
        String size = Integer.toHexString(length);
        return HexFormat.of().parseHex(start + "0".repeat(size.length() % 2) + size + "00".repeat(length));
    }
}
