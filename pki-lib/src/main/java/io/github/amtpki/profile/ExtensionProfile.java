package io.github.amtpki.profile;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An extension that amtpki does not know, as its bytes: {@code hex} or {@code base64}, exactly one of them.
 *
 * @param oid dotted
 * @param critical whether a reader that does not know it must refuse the certificate
 * @param hex the DER of the value, lower case, without separators
 * @param base64 the same in base64
 */
public record ExtensionProfile(String oid, boolean critical, Optional<String> hex, Optional<String> base64) {

    static final List<Key> KEYS = List.of(
            Key.of("oid", "Object identifier of the extension.")
                    .example("1.3.6.1.5.5.7.1.24")
                    .text(TextRule.EXTENSION),
            Key.of("critical", "Whether a reader that does not know it must refuse the certificate.")
                    .byDefault("false"),
            Key.of("hex", "DER of the value in hex.").example("30030201 05").text(TextRule.HEX),
            Key.of("base64", "DER of the value in base64.").example("MAMCAQU=").text(TextRule.BASE64));

    /** The DER of the extension's value. */
    public byte[] value() {
        return hex.map(HexFormat.of()::parseHex)
                .or(() -> base64.map(Base64.getDecoder()::decode))
                .orElseGet(() -> new byte[0]);
    }
}
