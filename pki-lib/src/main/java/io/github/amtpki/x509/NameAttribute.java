package io.github.amtpki.x509;

import java.util.Optional;

/**
 * One attribute of a distinguished name (RFC 5280 section 4.1.2.4): {@code O=Lab} is the type {@code 2.5.4.10} with the value
 * {@code Lab}.
 *
 * @param oid its type, dotted
 * @param value its text; absent for the few types whose values are none
 * @param utf8 whether that text is encoded as UTF8String; most tools write PrintableString where that is enough
 * @param joined whether it stands in one RDN with the attribute before it, as in {@code CN=host+serialNumber=1}
 */
public record NameAttribute(String oid, Optional<String> value, boolean utf8, boolean joined) {}
