package io.github.amtpki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.testing.TestDer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GeneralNameTest {

    private static final String LABEL = "a".repeat(63);

    @ParameterizedTest
    @CsvSource({
        "host.example.com, dns:host.example.com",
        "dns:host, dns:host",
        "DNS:Host, dns:Host",
        "*.example.com, dns:*.example.com",
        "ad_host.example.com, dns:ad_host.example.com",
        "xn--bcher-kva.example, dns:xn--bcher-kva.example",
        "1host.2.example3, dns:1host.2.example3",
        "192.0.2.1, ip:192.0.2.1",
        "2001:db8::1, ip:2001:db8::1",
        "::1, ip:::1",
        "ip:::ffff:192.0.2.1, ip:::ffff:192.0.2.1",
        "email:a@example.com, email:a@example.com",
        "uri:https://example.com/?a=b, uri:https://example.com/?a=b"
    })
    void namesAreReadAndPrinted(String text, String printed) {
        assertThat(GeneralName.parse(text)).hasToString(printed);
        assertThat(GeneralName.parse(printed)).isEqualTo(GeneralName.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a..b",
                ".a",
                "a.",
                "-a",
                "a-",
                "a.-b",
                "*",
                "*.",
                "a.*.b",
                "*a.b",
                "**.b",
                "b\u00fccher.example",
                "a\0b",
                "a\n",
                "host:443",
                "http://host/",
                "192.0.2.1/24",
                "192.0.2.256",
                "192.0.2",
                "1.2.3.4.5",
                "123",
                "host.123",
                "ip:host",
                "ip:192.0.2.0/255.255.255.0",
                "ip:2001:db8::/32",
                "ip:",
                "ip:1",
                "ip:fe80::1%eth0",
                "::g",
                "1:2:3:4:5:6:7:8:9",
                "dns:",
                "dns:192.0.2.1",
                "email:",
                "email:a",
                "email:@b",
                "email:a@",
                "email:a b@c",
                "uri:",
                "uri:/path",
                "uri:http:",
                "uri:http://b\u00fccher",
                "\u0661\u0669\u0662.0.2.1"
            })
    void whatCannotBeANameIsRefused(String text) {
        assertThatThrownBy(() -> GeneralName.parse(text)).isInstanceOf(BadInputException.class);
    }

    @Test
    void labelsAndNamesHaveTheirLengths() {
        assertThat(GeneralName.dns(LABEL + "." + LABEL + "." + LABEL + "." + "a".repeat(61))
                        .value())
                .hasSize(253);
        assertThatThrownBy(() -> GeneralName.dns(LABEL + "a")).isInstanceOf(BadInputException.class);
        assertThatThrownBy(() -> GeneralName.dns(LABEL + "." + LABEL + "." + LABEL + "." + "a".repeat(62)))
                .isInstanceOf(BadInputException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 8704c0000201",
        "2001:db8::1, 871020010db8000000000000000000000001",
        "::, 871000000000000000000000000000000000",
        "::ffff:192.0.2.1, 871000000000000000000000ffffc0000201",
        "a.b, 8203612e62",
        "email:a@b, 8103614062",
        "uri:a:b, 8603613a62"
    })
    void encodingsAreThoseOfRfc5280(String text, String der) {
        assertThat(GeneralName.parse(text).encoded()).isEqualTo(TestDer.hex(der));
    }
}
