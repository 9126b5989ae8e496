package io.github.amtpki.setupbin;

import java.util.List;
import java.util.Optional;

/** In which order settings may stand; sorted by module and id satisfies all of it. */
final class SettingOrder {

    /** Each before the next, and before everything else. */
    private static final List<VariableRow> FIRST = List.of(
            VariableRow.CURRENT_MEBX_PASSWORD, VariableRow.NEW_MEBX_PASSWORD, VariableRow.MANAGEABILITY_SELECTION);

    private static final List<VariableRow> BEFORE_ACTIVATION = List.of(
            VariableRow.PKI_DNS_SUFFIX,
            VariableRow.CONFIGURATION_SERVER_FQDN,
            VariableRow.CONFIGURATION_SERVER_ADDRESS);

    private SettingOrder() {}

    /** The first breach of a rule that is known. */
    static Optional<String> problem(List<Variable> variables) {
        boolean activated = false;
        int highest = -1;
        for (Variable variable : variables) {
            Optional<VariableRow> row = variable.row();
            int place = row.map(FIRST::indexOf).filter(index -> index >= 0).orElse(FIRST.size());
            if (place < highest) {
                return Optional.of(variable.label() + " comes after what it has to precede");
            }
            if (activated && row.filter(BEFORE_ACTIVATION::contains).isPresent()) {
                return Optional.of(variable.label() + " comes after the activation");
            }
            highest = Math.max(highest, place);
            activated |= row.equals(Optional.of(VariableRow.ACTIVATION));
        }
        return Optional.empty();
    }

    static boolean ascending(List<Variable> variables) {
        long last = 0;
        for (Variable variable : variables) {
            long key = (long) variable.module() << Short.SIZE | variable.id();
            if (key < last) {
                return false;
            }
            last = key;
        }
        return true;
    }
}
