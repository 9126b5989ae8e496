package io.github.amtpki.amt.device;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.TrustedHash;
import io.github.amtpki.internal.text.PastedText;
import java.util.List;
import java.util.Optional;

/**
 * What a machine told about itself, as far as it matters to a provisioning certificate.
 *
 * @param version of its firmware
 * @param dnsSuffix the one that its firmware has, from MEBx or DHCP option 15: the one that counts
 * @param osDnsSuffix the operating system's, which does not count
 * @param controlMode as the program words it: {@code pre-provisioning state}, {@code activated in admin control mode}
 * @param hashes in the order told
 * @param passedOver entries in a digest that no root is known by, as MD5
 */
public record DeviceReport(
        Optional<AmtVersion> version,
        Optional<String> dnsSuffix,
        Optional<String> osDnsSuffix,
        Optional<String> controlMode,
        List<ReportedHash> hashes,
        List<String> passedOver) {

    /** A report is a few kilobytes; this is room for one inside of a long log. */
    public static final int MAX_BYTES = 1 << 20;

    /** Firmware has at most 33 entries (20 or 30 built in, 3 of one's own). */
    static final int MAX_HASHES = 256;

    public DeviceReport {
        hashes = List.copyOf(hashes);
        passedOver = List.copyOf(passedOver);
    }

    /**
     * Reads what {@code rpc amtinfo -cert} or {@code meshcmd amthashes} printed, the same as JSON, what MeshCentral knows of
     * a device ({@code meiState}), or hashes typed by hand, one in a line.
     *
     * @throws BadInputException if no hash and nothing else about a machine is in it, or it is too large
     */
    public static DeviceReport read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new BadInputException("a report of " + bytes.length + " bytes is too large to be about one machine");
        }
        String text = PastedText.decode(bytes);
        if (text.isBlank()) {
            throw new BadInputException(
                    "there is nothing in it about a machine",
                    "pipe it in: rpc amtinfo -cert -json | amtpki compare FILE --amtinfo -");
        }
        return DeviceJson.within(text)
                .map(DeviceJson::read)
                .orElseGet(() -> AmtInfoText.looksLike(text) ? new AmtInfoText().read(text) : TypedLines.read(text));
    }

    /** The hashes that are whole, for the rules. */
    public List<TrustedHash> trustedHashes() {
        return hashes.stream().flatMap(hash -> hash.trusted().stream()).toList();
    }

    /** The hashes that the owner enrolled, whole or not. */
    public List<ReportedHash> customHashes() {
        return hashes.stream().filter(ReportedHash::custom).toList();
    }
}
