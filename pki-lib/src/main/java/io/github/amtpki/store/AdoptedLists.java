package io.github.amtpki.store;

import io.github.amtpki.Artefact;
import io.github.amtpki.BadInputException;
import io.github.amtpki.profile.adopt.Family;
import io.github.amtpki.profile.adopt.Member;
import io.github.amtpki.profile.adopt.MemberList;
import io.github.amtpki.x509.RevocationList;
import io.github.amtpki.x509.RevocationReason;
import io.github.amtpki.x509.RevokedCertificate;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the CAs of an adopted PKI revoked: their lists as files of the folder, and as its history. Lists made later go on from
 * there. One that forgot somebody, or whose number went back, would undo what others know already (RFC 5280 section 5.2.3).
 */
final class AdoptedLists {

    /** What has no certificate here. */
    private static final String UNKNOWN = "unknown";

    /** The history is read again with every run. */
    private static final int MOST = 5000;

    /** Leaves room for the next one. */
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE - 1);

    private final Family family;
    private final List<Artefact> files = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private History history = History.NONE;

    AdoptedLists(Family family) {
        this.family = family;
    }

    /**
     * Takes over the list of a CA, if it has one.
     *
     * @param stem path of the CA's files, without their endings
     */
    void add(String track, String ca, String stem) {
        family.lists().stream().filter(one -> one.ca().equals(ca)).forEach(one -> add(track, one, stem));
    }

    private void add(String track, MemberList one, String stem) {
        RevocationList list = one.list();
        if (list.revoked().size() > MOST) {
            throw new BadInputException(
                    one.found().file() + " revokes " + list.revoked().size()
                            + " certificates, which is no PKI of a lab",
                    "name the files without it; what it revokes is then not known here");
        }
        list.revoked().forEach(revoked -> add(track, one, revoked));
        if (one.number().signum() < 0 || one.number().compareTo(HIGHEST) > 0) {
            warnings.add("the revocation list of '" + one.ca() + "' in "
                    + one.found().file() + " has a number that amtpki cannot count on from, of "
                    + one.number().bitLength() + " bits: what it revokes was taken over, and the next list will be"
                    + " number 1");
            return;
        }
        if (one.number().signum() == 0) {
            return; // no list has a number so far, and the next one starts with 1
        }
        String der = stem + FolderCrls.LIST;
        String pem = stem + FolderCrls.PEM;
        files.add(new Artefact(der, list.der(), false));
        files.add(new Artefact(pem, list.pem().getBytes(StandardCharsets.US_ASCII), false));
        history = history.with(new History.Crl(
                track,
                one.ca(),
                one.number().longValueExact(),
                list.thisUpdate(),
                list.nextUpdate().orElse(list.thisUpdate()),
                List.of(der, pem)));
    }

    private void add(String track, MemberList from, RevokedCertificate revoked) {
        String serial = revoked.serial().toString(16);
        if (revoked.serial().signum() < 0) {
            warnings.add("the list in " + from.found().file() + " revokes the serial number " + serial
                    + ", which no certificate may have (RFC 5280 section 4.1.2.2): not taken over");
            return;
        }
        RevocationReason reason = revoked.reason();
        if (!reason.isFinal()) {
            warnings.add("the certificate with the serial number " + serial + " is revoked for good now: the list in "
                    + from.found().file() + " says " + reason.id() + ", and amtpki's lists hold what is final");
            reason = RevocationReason.UNSPECIFIED;
        }
        history = history.with(new History.Revocation(
                track, from.ca(), serial, name(from.ca(), revoked.serial()), revoked.revokedAt(), reason.id()));
    }

    private String name(String ca, BigInteger serial) {
        return family.members().stream()
                .filter(one -> one.issuer().orElse(one.name()).equals(ca)
                        && one.certificate().getSerialNumber().equals(serial))
                .map(Member::name)
                .findFirst()
                .orElse(UNKNOWN);
    }

    List<Artefact> files() {
        return List.copyOf(files);
    }

    History history() {
        return history;
    }

    /** What somebody should know, as sentences without a period. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
