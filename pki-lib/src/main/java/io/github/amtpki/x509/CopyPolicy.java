package io.github.amtpki.x509;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a request's extensions is taken into the certificate, by object identifier. OpenSSL drops them all by default and
 * says nothing; here each one is answered for.
 *
 * <pre>{@code
 * CopyPolicy.all();                                                     // whatever a request may have
 * CopyPolicy.only(List.of(Oids.SUBJECT_ALT_NAME)).with(Oids.EXTENDED_KEY_USAGE, CopyPolicy.Action.REQUIRE);
 * }</pre>
 *
 * <p>Whatever the policy says, some extensions are the CA's own and are never taken from a request:
 * {@link #CA_OWNED}, and in key usage the bits keyCertSign and cRLSign.
 *
 * @param actions by dotted identifier
 * @param otherwise for every other identifier
 * @param reserved purposes, dotted, that a request has only if the CA's specification holds them anyway
 */
public record CopyPolicy(Map<String, Action> actions, Action otherwise, Set<String> reserved) {

    /** What happens to an extension that a request asks for. */
    public enum Action {
        /** Taken; for key usage, purposes and names, what the CA's specification holds is added. */
        ALLOW,
        /** As {@link #ALLOW}; that a request lacks it counts as a refusal. */
        REQUIRE,
        /** Left out, as a matter of course. */
        DROP,
        /** Left out, and counted as refused. */
        DENY,
        /** Replaced by what the CA's specification holds. */
        OVERRIDE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Extensions by which a CA says what it is, whose child this is, and how far it may go. */
    public static final Set<String> CA_OWNED = Set.of(
            Oids.BASIC_CONSTRAINTS,
            Oids.SUBJECT_KEY_IDENTIFIER,
            Oids.AUTHORITY_KEY_IDENTIFIER,
            Oids.ISSUER_ALT_NAME,
            Oids.NAME_CONSTRAINTS,
            Oids.POLICY_CONSTRAINTS,
            Oids.POLICY_MAPPINGS,
            Oids.INHIBIT_ANY_POLICY,
            Oids.NETSCAPE_CERT_TYPE,
            // the same in the drafts of 1995 and 1996; Windows still names several of them (wincrypt.h)
            "2.5.29.1",
            "2.5.29.2",
            "2.5.29.4",
            "2.5.29.5",
            "2.5.29.6",
            "2.5.29.8",
            "2.5.29.10",
            "2.5.29.11",
            "2.5.29.12",
            "2.5.29.13",
            "2.5.29.34",
            // Microsoft's mappings and constraints of application policies, and the version of a CA's key
            "1.3.6.1.4.1.311.21.1",
            "1.3.6.1.4.1.311.21.11",
            "1.3.6.1.4.1.311.21.12");

    public CopyPolicy {
        // sorted, so that decisions come in the same order in every run
        actions = Collections.unmodifiableMap(new TreeMap<>(actions));
        reserved = Set.copyOf(reserved);
    }

    /** With no purpose reserved. */
    public CopyPolicy(Map<String, Action> actions, Action otherwise) {
        this(actions, otherwise, Set.of());
    }

    /** Everything a request may have. */
    public static CopyPolicy all() {
        return new CopyPolicy(Map.of(), Action.ALLOW);
    }

    /** Nothing: the certificate holds what the CA's specification says. */
    public static CopyPolicy none() {
        return new CopyPolicy(Map.of(), Action.DROP);
    }

    /** These and no others. */
    public static CopyPolicy only(Collection<String> oids) {
        Map<String, Action> actions = new HashMap<>();
        oids.forEach(oid -> actions.put(oid, Action.ALLOW));
        return new CopyPolicy(actions, Action.DROP);
    }

    /**
     * Reads {@code all}, {@code none}, or names and identifiers as {@link Oids#parse} does.
     *
     * @throws io.github.amtpki.BadInputException if an item is neither
     */
    public static CopyPolicy parse(List<String> items) {
        if (items.size() == 1 && items.get(0).equals("all")) {
            return all();
        }
        if (items.size() == 1 && items.get(0).equals("none")) {
            return none();
        }
        List<String> oids = new ArrayList<>();
        items.forEach(item -> oids.add(Oids.parse(item)));
        return only(oids);
    }

    /** The same with another action for one identifier. */
    public CopyPolicy with(String oid, Action action) {
        Map<String, Action> changed = new HashMap<>(actions);
        changed.put(oid, action);
        return new CopyPolicy(changed, otherwise, reserved);
    }

    /** The same with other purposes reserved. */
    public CopyPolicy reserving(Set<String> purposes) {
        return new CopyPolicy(actions, otherwise, purposes);
    }

    Action action(String oid) {
        return actions.getOrDefault(oid, otherwise);
    }
}
