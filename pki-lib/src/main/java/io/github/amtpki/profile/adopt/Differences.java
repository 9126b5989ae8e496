package io.github.amtpki.profile.adopt;

import io.github.amtpki.amt.AmtOids;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.internal.text.PastedText;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.ExtensionText;
import io.github.amtpki.x509.KeyType;
import io.github.amtpki.x509.Names;
import io.github.amtpki.x509.Oids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What would be different about a certificate if amtpki issued it again, each as a phrase:
 *
 * <pre>
 * keyUsage: none, then keyCertSign, cRLSign
 * signed with: SHA-1, then SHA-256
 * </pre>
 */
final class Differences {

    private static final ExtensionText TEXT = new ExtensionText(Map.of(
            AmtOids.SETUP, "AMT setup", AmtOids.REMOTE_CONSOLE, "AMT console", AmtOids.LOCAL_AGENT, "AMT agent"));

    /** Follow from the keys, and are always written. */
    private static final Set<String> IDENTIFIERS = Set.of(Oids.SUBJECT_KEY_IDENTIFIER, Oids.AUTHORITY_KEY_IDENTIFIER);

    /** Extensions that are lists in which the order says nothing. */
    private static final Set<String> UNORDERED = Set.of(Oids.EXTENDED_KEY_USAGE, Oids.SUBJECT_ALT_NAME);

    private static final int LONGEST = 160;

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> between(Member member, CertificatePlan plan) {
        Differences differences = new Differences();
        CertificateFacts is = new CertificateFacts(member.certificate());
        differences.note(
                "subject",
                is.subject(),
                plan.subject().toString(),
                Names.same(plan.subject(), member.certificate().getSubjectX500Principal()));
        differences.note(
                "signed with",
                is.signature().label(),
                "SHA-" + plan.track().digest().id().substring(3),
                is.signature().name().equals(plan.track().digest().name()));
        if (plan.source() instanceof CertificatePlan.NewKey made) {
            differences.note(
                    "key",
                    member.keyType().map(KeyType::id).orElse(is.keyAlgorithm()),
                    made.type().id(),
                    member.keyType().filter(made.type()::equals).isPresent());
        }
        differences.extensions(
                ExtensionText.in(member.certificate()), plan.template().extensions());
        return differences.found;
    }

    private void extensions(List<Extension> is, List<Extension> then) {
        Map<String, Extension> before = byOid(is);
        Map<String, Extension> after = byOid(then);
        Set<String> oids = new TreeSet<>(before.keySet());
        oids.addAll(after.keySet());
        oids.removeAll(IDENTIFIERS);
        for (String oid : oids) {
            Extension one = before.get(oid);
            Extension other = after.get(oid);
            note(
                    TEXT.name(oid),
                    one == null ? "none" : words(one),
                    other == null ? "none" : words(other),
                    one != null && other != null && alike(one, other));
        }
    }

    private static Map<String, Extension> byOid(List<Extension> extensions) {
        Map<String, Extension> byOid = new LinkedHashMap<>();
        extensions.forEach(one -> byOid.putIfAbsent(one.oid(), one));
        return byOid;
    }

    private static boolean alike(Extension one, Extension other) {
        return one.critical() == other.critical()
                && (Arrays.equals(one.value(), other.value())
                        || UNORDERED.contains(one.oid()) && parts(one).equals(parts(other)));
    }

    private static Set<String> parts(Extension list) {
        return new TreeSet<>(List.of(TEXT.value(list).split(", ")));
    }

    private static String words(Extension extension) {
        return TEXT.value(extension) + (extension.critical() ? " (critical)" : "");
    }

    private void note(String what, String is, String then, boolean same) {
        if (!same) {
            found.add(PastedText.line(what + ": " + is + ", then " + then, LONGEST));
        }
    }
}
