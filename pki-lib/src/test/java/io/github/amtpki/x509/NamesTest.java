package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NamesTest {

    static Stream<X500Principal> names() {
        Stream<X500Principal> written = Stream.of(
                        "CN=Lab Root, O=Example Lab",
                        "CN=lab root, O=EXAMPLE LAB",
                        "CN=\"  Lab   Root \", O=Example Lab",
                        "O=Example Lab, CN=Lab Root",
                        "CN=Lab Root+O=Example Lab",
                        "O=Example Lab+CN=Lab Root",
                        "CN=Lab Root, OU=Example Lab",
                        "CN=Lab Root",
                        "CN=Lab Root, CN=Lab Root",
                        "CN=\u0130stanbul",
                        "CN=I\u0307stanbul",
                        "CN=Ma\u00df",
                        "CN=Mass",
                        "1.2.3.4=#0c0141",
                        "")
                .map(X500Principal::new);
        // CN=A as PrintableString, as UTF8String, as INTEGER, and as a type that nobody assigned
        Stream<X500Principal> odd = Stream.of("13", "0c", "02", "11")
                .map(tag -> "300c310a30080603550403" + tag + "0141")
                .map(hex -> new X500Principal(HexFormat.of().parseHex(hex)));
        return Stream.concat(written, odd);
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesAreTheSameIfTheJdkSaysSo(X500Principal one) {
        names().forEach(other -> {
            boolean equal = Arrays.equals(one.getEncoded(), other.getEncoded()) || one.equals(other);
            assertThat(Names.same(one, other)).as("%s and %s", one, other).isEqualTo(equal);
        });
    }

    @Test
    void someOfThemAreTheSameAndSomeAreNot() {
        List<X500Principal> names = names().toList();
        assertThat(Names.same(names.get(0), names.get(1))).isTrue();
        assertThat(Names.same(names.get(0), names.get(2))).isTrue();
        assertThat(Names.same(names.get(0), names.get(3))).isFalse();
        assertThat(Names.same(names.get(4), names.get(5))).isTrue();
    }

    @Test
    void aFullWidthCommaPartsNothing() {
        X500Principal one = new X500Principal("O=z, CN=x\uff0cOU\\=y");
        X500Principal other = new X500Principal("O=z\uff0cCN\\=x, OU=y");
        assertThat(one).as("what the JDK makes of it").isEqualTo(other);
        assertThat(Names.same(one, other)).isFalse();
    }

    /** Files may hold a thousand certificates, and each is compared with each of a chain. */
    @Test
    @Timeout(20)
    void longNamesTakeNoLongerThanShortOnes() {
        X500Principal one = new X500Principal(String.join(",", Collections.nCopies(1900, "CN=a")));
        X500Principal other = new X500Principal(String.join(",", Collections.nCopies(1900, "OU=a")));
        for (int i = 0; i < 64_000; i++) {
            assertThat(Names.same(one, other)).isFalse();
        }
    }

    @Test
    void whatAnAttributeIsCalledDoesNotMatter() {
        X500Principal called = new X500Principal("FAVOURITE=x, CN=y", Map.of("FAVOURITE", "1.2.3.4"));
        assertThat(Names.same(called, new X500Principal("1.2.3.4=x, CN=Y"))).isTrue();
    }
}
