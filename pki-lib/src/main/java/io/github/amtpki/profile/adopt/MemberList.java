package io.github.amtpki.profile.adopt;

import io.github.amtpki.check.facts.Belongings;
import io.github.amtpki.x509.RevocationList;
import java.math.BigInteger;

/**
 * What a CA of a family revoked.
 *
 * @param ca name of the member whose key signed
 * @param found its newest list, and where it was
 * @param number the highest of all its lists; 0 if none has one
 */
public record MemberList(String ca, Belongings.Listing found, BigInteger number) {

    public RevocationList list() {
        return found.list();
    }
}
