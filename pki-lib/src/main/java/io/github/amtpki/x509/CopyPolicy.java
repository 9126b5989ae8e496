package io.github.amtpki.x509;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
 */
public record CopyPolicy(Map<String, Action> actions, Action otherwise) {

    /** What happens to an extension that a request asks for. */
    public enum Action {
        /** Taken; for key usage, purposes and names, what the CA's specification holds is added. */
        ALLOW,
        /** As {@link #ALLOW}; a request without it is refused. */
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
            Oids.NETSCAPE_CERT_TYPE);

    public CopyPolicy {
        actions = Map.copyOf(actions);
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
        return new CopyPolicy(changed, otherwise);
    }

    Action action(String oid) {
        return actions.getOrDefault(oid, otherwise);
    }
}
