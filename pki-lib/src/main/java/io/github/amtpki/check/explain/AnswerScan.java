package io.github.amtpki.check.explain;

import static io.github.amtpki.amt.AmtMethod.ADD_NEXT_CERT_IN_CHAIN;
import static io.github.amtpki.amt.AmtMethod.ADMIN_SETUP;
import static io.github.amtpki.amt.AmtMethod.SETUP;
import static io.github.amtpki.amt.AmtMethod.UPGRADE_CLIENT_TO_ADMIN;

import io.github.amtpki.amt.AmtMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the firmware's answers in a text:
 *
 * <pre>
 * &lt;g:AddNextCertInChain_OUTPUT&gt;&lt;g:ReturnValue&gt;4&lt;/g:ReturnValue&gt;       WS-Man, with any prefix, also as JSON
 * AddNextCertInChain_OUTPUT:{ReturnValue:MethodDisabled}             go-wsman-messages
 * Failed to complete ACM activation (ERR/5).                         MeshCentral
 * AdminSetup failed: returned 5                                      anybody
 * AUTH_FAILED                                                        Intel's programs
 * </pre>
 */
final class AnswerScan {

    /** A log has a handful; whoever pastes thousands gets an answer from the first ones. */
    private static final int MOST = 400;

    private static final String RETURN_VALUE = "returnvalue";
    private static final int TO_METHOD = 400;
    private static final int TO_FLAGS = 6000;
    private static final int TO_NUMBER = 48;
    private static final int NEAR = 70;

    /** Longer names first: AdminSetup ends with Setup. */
    private static final List<AmtMethod> METHODS =
            List.of(ADD_NEXT_CERT_IN_CHAIN, UPGRADE_CLIENT_TO_ADMIN, ADMIN_SETUP, SETUP);

    /** What MeshCentral calls the methods in its messages, and their own names. */
    private static final Map<String, AmtMethod> PHRASES = Map.of(
            "acm certificate chain", ADD_NEXT_CERT_IN_CHAIN,
            "addnextcertinchain", ADD_NEXT_CERT_IN_CHAIN,
            "complete acm activation", ADMIN_SETUP,
            "adminsetup", ADMIN_SETUP,
            "upgradeclienttoadmin", UPGRADE_CLIENT_TO_ADMIN,
            "stage: upgradeclient", UPGRADE_CLIENT_TO_ADMIN,
            "ccm activation", SETUP,
            "hostbasedsetupservice_setup", SETUP);

    /** Names of answers that no other method has, and who is meant if nothing else is said. */
    private static final Map<String, SeenAnswer> NAMES = Map.of(
            "cert_verify_failed", named(ADD_NEXT_CERT_IN_CHAIN, 4),
            "cert_chain_length_exceeded", named(ADD_NEXT_CERT_IN_CHAIN, 5),
            "auth_failed", named(ADMIN_SETUP, 5),
            "invalid_pt_mode", named(UPGRADE_CLIENT_TO_ADMIN, 3));

    private static final List<String> JOINING = List.of("return", "error", "fail", "->", "=", ":");

    private final String text;
    private final List<SeenAnswer> seen = new ArrayList<>();

    private AnswerScan(String text) {
        this.text = text;
    }

    /** The answers other than success, in no particular order. */
    static List<SeenAnswer> of(LogText log) {
        AnswerScan scan = new AnswerScan(log.folded());
        scan.each(RETURN_VALUE, scan::returnValue);
        scan.each("err/", scan::err);
        for (AmtMethod method : METHODS.subList(0, 3)) {
            scan.each(method.wireName().toLowerCase(Locale.ROOT), at -> scan.sentence(method, at));
        }
        NAMES.forEach((name, meant) -> scan.each(name, at -> scan.name(name, meant, at)));
        return scan.seen;
    }

    private interface Found {
        void at(int place);
    }

    private void each(String wanted, Found found) {
        int at = text.indexOf(wanted);
        for (int count = 0; at >= 0 && count < MOST; count++) {
            found.at(at);
            at = text.indexOf(wanted, at + wanted.length());
        }
    }

    private void returnValue(int at) {
        int value = Numbers.valueAfterField(text, at + RETURN_VALUE.length());
        String lead = before(at, TO_METHOD);
        int output = lead.lastIndexOf("_output");
        Optional<AmtMethod> method = output >= 0 ? methodAtEnd(lead.substring(0, output)) : phrase(lead);
        if (output >= 0 && method.isEmpty() || value < 0 || value >= text.length()) {
            return;
        }
        String role = method.filter(one -> one == ADD_NEXT_CERT_IN_CHAIN)
                .map(one -> roleByFlags(at))
                .orElse("");
        int name = at
                - lead.length()
                + output
                - method.map(one -> one.wireName().length()).orElse(0);
        boolean near = output >= 0 && at - name < NEAR;
        int from = near ? name : at;
        OptionalInt number = Numbers.at(text, value);
        String word = number.isPresent() ? "" : Numbers.word(text, value);
        int to = value + Math.max(1, word.length());
        Optional<Integer> meant = number.isPresent() ? Optional.of(number.getAsInt()) : GoNames.value(method, word);
        meant.ifPresent(is -> add(method, is, role, GoNames.misnomer(method, word), from, to));
    }

    private void err(int at) {
        Numbers.at(text, at + 4).ifPresent(value -> add(phrase(before(at, 160)), value, "", "", at, at + 5));
    }

    /** The method's name, some words, and a number. */
    private void sentence(AmtMethod method, int at) {
        int end = at + method.wireName().length();
        String tail = text.substring(end, Math.min(text.length(), end + TO_NUMBER));
        int digit = Numbers.first(tail);
        if (digit <= 0) {
            return;
        }
        String between = tail.substring(0, digit);
        boolean joined = between.isBlank() || JOINING.stream().anyMatch(between::contains);
        boolean other = between.charAt(0) == '_'
                || between.contains("status")
                || between.contains("<")
                || between.contains(RETURN_VALUE)
                || between.contains("err/");
        if (joined && !other) {
            Numbers.at(text, end + digit)
                    .ifPresent(value -> add(Optional.of(method), value, roleInWords(between), "", at, end));
        }
    }

    private void name(String name, SeenAnswer meant, int at) {
        Optional<AmtMethod> near = phrase(before(at, 160))
                .filter(method -> method.name(meant.value()).isPresent());
        boolean own = near.flatMap(method -> method.name(meant.value()))
                .map(word -> word.equalsIgnoreCase(name))
                .orElse(true);
        add(
                near.or(meant::method),
                meant.value(),
                roleInWords(before(at, TO_NUMBER)),
                own ? "" : name,
                at,
                at + name.length());
    }

    private void add(Optional<AmtMethod> method, int value, String role, String misnamed, int from, int to) {
        if (value != 0) {
            seen.add(new SeenAnswer(method, value, role, misnamed, from, Math.min(to, text.length())));
        }
    }

    private String before(int at, int reach) {
        return text.substring(Math.max(0, at - reach), at);
    }

    private static Optional<AmtMethod> methodAtEnd(String text) {
        return METHODS.stream()
                .filter(method -> text.endsWith(method.wireName().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The method whose phrase comes last. */
    private static Optional<AmtMethod> phrase(String text) {
        int last = -1;
        Optional<AmtMethod> method = Optional.empty();
        for (Map.Entry<String, AmtMethod> phrase : PHRASES.entrySet()) {
            int at = text.lastIndexOf(phrase.getKey());
            if (at > last) {
                last = at;
                method = Optional.of(phrase.getValue());
            }
        }
        return method;
    }

    /** The request stands before its answer, and ends with two flags. */
    private String roleByFlags(int at) {
        String lead = before(at, TO_FLAGS);
        int root = lead.lastIndexOf("isrootcertificate>");
        int leaf = lead.lastIndexOf("isleafcertificate>");
        // of a pair of tags, the last one closes: what stands before it is the value
        boolean isRoot = root > 5 && lead.startsWith("true", lead.lastIndexOf('<', root) - 4);
        boolean isLeaf = leaf > 5 && lead.startsWith("true", lead.lastIndexOf('<', leaf) - 4);
        return isRoot ? "root" : isLeaf ? "leaf" : root >= 0 && leaf >= 0 ? "intermediate" : "";
    }

    private static String roleInWords(String words) {
        return words.contains("root") ? "root" : words.contains("leaf") ? "leaf" : "";
    }

    private static SeenAnswer named(AmtMethod method, int value) {
        return new SeenAnswer(Optional.of(method), value, "", "", 0, 0);
    }
}
