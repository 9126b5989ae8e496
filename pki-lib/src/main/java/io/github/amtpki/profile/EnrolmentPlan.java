package io.github.amtpki.profile;

import io.github.amtpki.x509.Digest;
import java.util.List;
import java.util.Map;

/**
 * One file of a plan that carries the root's hash to the machines.
 *
 * @param file what it is
 * @param path where it lies in the PKI folder
 * @param digests in which the root's hash is given, the one to use first
 * @param summary what it says, in a line
 * @param resolved every field that decides what is in it, by name; passwords as references only
 */
public record EnrolmentPlan(
        EnrolmentFile file, String path, List<Digest> digests, String summary, Map<String, String> resolved) {

    /** What {@code currentPassword} resolves to where the profile names none. */
    public static final String FACTORY_DEFAULT = "factory default";

    public EnrolmentPlan {
        digests = List.copyOf(digests);
        resolved = Map.copyOf(resolved);
    }

    /** SHA-256 over {@link #resolved}, in hex. */
    public String digest() {
        return CertificatePlan.digest(resolved);
    }
}
