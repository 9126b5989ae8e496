package io.github.amtpki.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The ends of certificates and lists as metrics for a monitor: the text exposition format of Prometheus, version 0.0.4, as
 * the textfile collector of its node exporter reads it.
 *
 * <pre>
 * amtpki_certificate_not_after_timestamp_seconds{folder="lab",track="sha256",name="root",…} 2256379200
 * </pre>
 *
 * <p>An alert that needs no window told beforehand: {@code amtpki_certificate_not_after_timestamp_seconds{state="in-use"} -
 * time() < 30 * 86400}. {@code amtpki_status_timestamp_seconds} tells that the file is fresh.
 */
public final class MetricsFile {

    /** Every file of ours begins so; what does not, was written by somebody else. */
    public static final String MARK = "# written by amtpki status, which may replace it\n";

    private MetricsFile() {}

    public static byte[] of(FolderStatus status) {
        StringBuilder text = new StringBuilder(MARK);
        Function<Deadline, String> certificate = one -> labels(
                "folder", status.folder(),
                "track", one.track(),
                "name", one.name(),
                "kind", one.kind(),
                "serial", one.serial(),
                "state", one.sort().id());
        Predicate<Deadline> certificates = one -> one.sort() != Deadline.Sort.LIST;
        family(
                text,
                "amtpki_certificate_not_after_timestamp_seconds",
                "Last moment of a certificate, in seconds since 1970.",
                status.deadlines().stream().filter(certificates).toList(),
                certificate,
                one -> one.ends().getEpochSecond());
        family(
                text,
                "amtpki_certificate_not_before_timestamp_seconds",
                "First moment of a certificate, in seconds since 1970.",
                status.deadlines().stream().filter(certificates).toList(),
                certificate,
                one -> one.begins().getEpochSecond());
        family(
                text,
                "amtpki_certificate_revoked",
                "Whether a certificate is revoked: 1, or 0.",
                status.deadlines().stream().filter(certificates).toList(),
                certificate,
                one -> one.revoked().isPresent() ? 1 : 0);
        family(
                text,
                "amtpki_crl_next_update_timestamp_seconds",
                "When the next revocation list of a CA is due, in seconds since 1970.",
                status.deadlines().stream().filter(certificates.negate()).toList(),
                one -> labels("folder", status.folder(), "track", one.track(), "name", one.name()),
                one -> one.ends().getEpochSecond());
        String folder = labels("folder", status.folder());
        single(
                text,
                "amtpki_drift_files",
                "Files that are not as amtpki wrote them.",
                folder,
                status.changed().size());
        single(
                text,
                "amtpki_crl_stale",
                "Revocation lists that were signed with a key that their CA no longer has.",
                folder,
                status.stale().size());
        single(
                text,
                "amtpki_status_timestamp_seconds",
                "When this was written, in seconds since 1970.",
                folder,
                status.now().getEpochSecond());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** All lines of one name must stand together, behind what explains it; a name without lines is left out. */
    private static void family(
            StringBuilder text,
            String name,
            String help,
            List<Deadline> deadlines,
            Function<Deadline, String> labels,
            ToLongFunction<Deadline> value) {
        if (deadlines.isEmpty()) {
            return;
        }
        head(text, name, help);
        for (Deadline one : deadlines) {
            text.append(name).append(labels.apply(one)).append(' ').append(value.applyAsLong(one));
            text.append('\n');
        }
    }

    private static void single(StringBuilder text, String name, String help, String labels, long value) {
        head(text, name, help);
        text.append(name).append(labels).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder text, String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private static String labels(String... pairs) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(pairs[i]).append("=\"");
            text.append(pairs[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                    .append('"');
        }
        return text.append('}').toString();
    }
}
