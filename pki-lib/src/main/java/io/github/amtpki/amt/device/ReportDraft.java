package io.github.amtpki.amt.device;

import io.github.amtpki.BadInputException;
import io.github.amtpki.amt.AmtVersion;
import io.github.amtpki.amt.TypedHash;
import io.github.amtpki.internal.text.PastedText;
import io.github.amtpki.x509.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A report while it is being read. What is told first stays. */
final class ReportDraft {

    private static final int LONGEST = 255;

    private Optional<AmtVersion> version = Optional.empty();
    private Optional<String> dnsSuffix = Optional.empty();
    private Optional<String> osDnsSuffix = Optional.empty();
    private Optional<String> controlMode = Optional.empty();
    private final List<ReportedHash> hashes = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    void version(AmtVersion told) {
        version = version.or(() -> Optional.of(told));
    }

    void dnsSuffix(String told) {
        dnsSuffix = dnsSuffix.or(() -> text(told));
    }

    void osDnsSuffix(String told) {
        osDnsSuffix = osDnsSuffix.or(() -> text(told));
    }

    void controlMode(String told) {
        controlMode = controlMode.or(() -> text(told));
    }

    /**
     * @param algorithm as {@code SHA256} or {@code SHA-256}
     * @throws BadInputException if it is no hash in that algorithm, or one too many
     */
    void hash(String name, String algorithm, String digits, boolean active, boolean custom) {
        if (hashes.size() + passedOver.size() >= DeviceReport.MAX_HASHES) {
            throw new BadInputException("more than " + DeviceReport.MAX_HASHES + " hashes: no machine has as many");
        }
        String shown = PastedText.line(name, LONGEST);
        String id = algorithm.toLowerCase(Locale.ROOT).replace("-", "");
        Optional<Digest> digest = Arrays.stream(Digest.values())
                .filter(one -> one.id().equals(id))
                .findFirst();
        if (digest.isEmpty()) {
            passedOver.add(shown + " (" + PastedText.line(algorithm, 16) + ")");
            return;
        }
        TypedHash typed = TypedHash.of(digits);
        TypedHash hash = new TypedHash(digest, typed.digits(), active && typed.active());
        if (!hash.isWhole()) {
            throw new BadInputException(
                    "the hash of '" + shown + "' is no " + digest.get().jcaName() + ": it has "
                            + hash.digits().length() + " digits of "
                            + 2 * digest.get().length(),
                    "do not let the terminal cut or wrap lines: rpc amtinfo -cert -json");
        }
        hashes.add(new ReportedHash(shown, hash, custom));
    }

    /**
     * @throws BadInputException if nothing was told
     */
    DeviceReport report() {
        boolean nothing = hashes.isEmpty()
                && passedOver.isEmpty()
                && version.isEmpty()
                && dnsSuffix.isEmpty()
                && osDnsSuffix.isEmpty()
                && controlMode.isEmpty();
        if (nothing) {
            throw new BadInputException(
                    "there is nothing in it about a machine", "make it with: rpc amtinfo -cert -json");
        }
        return new DeviceReport(version, dnsSuffix, osDnsSuffix, controlMode, hashes, passedOver);
    }

    private static Optional<String> text(String told) {
        String text = PastedText.line(told.strip(), LONGEST);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
