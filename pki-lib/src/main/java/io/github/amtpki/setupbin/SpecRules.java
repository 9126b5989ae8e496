package io.github.amtpki.setupbin;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds for several variables of a new file together. */
final class SpecRules {

    private static final String FRESH = "on a machine that nobody has touched it is " + MebxPassword.FACTORY_DEFAULT;

    private static final Variable FACTORY_PASSWORD =
            Variable.text(VariableRow.CURRENT_MEBX_PASSWORD, MebxPassword.FACTORY_DEFAULT);

    private SpecRules() {}

    /** Firmware asks for the current password first, and takes nothing while the factory default is not changed. */
    static void checkPasswords(List<Variable> variables) {
        Variable current = find(variables, VariableRow.CURRENT_MEBX_PASSWORD).stream()
                .findFirst()
                .orElseThrow(() ->
                        new RefusedException("without the current MEBx password no machine takes the file", FRESH));
        boolean changed = !find(variables, VariableRow.NEW_MEBX_PASSWORD).isEmpty();
        if (!changed && isFactoryDefault(current)) {
            throw new RefusedException(
                    "the current MEBx password is the factory default, and there is no new one",
                    "MEBx forces the change: give a new password too");
        }
    }

    /** Whether one more hash has room beside these. */
    static void checkRootHash(List<Variable> variables, RootHashEntry more) {
        List<RootHashEntry> there = rootHashes(variables);
        if (there.size() == Generation.CUSTOM_HASH_SLOTS) {
            throw new RefusedException("firmware has room for three root hashes of one's own", "leave one out");
        }
        if (there.stream().anyMatch(other -> other.hash().equals(more.hash()))) {
            throw new BadInputException("the root hash '" + more.name() + "' is there already");
        }
    }

    static List<String> warnings(List<Variable> variables) {
        List<String> warnings = new ArrayList<>();
        find(variables, VariableRow.VENDOR_HASHES)
                .forEach(vendor -> vendorOff(vendor).ifPresent(warnings::add));
        rootHashes(variables).forEach(entry -> longName(entry).ifPresent(warnings::add));
        return warnings;
    }

    static Optional<String> vendorOff(Variable vendorHashes) {
        return vendorHashes.value().length() > 0 && vendorHashes.value().number() == 0
                ? Optional.of("the vendor's root hashes are switched off: the machine will trust no public CA any more")
                : Optional.empty();
    }

    static Optional<String> longName(RootHashEntry entry) {
        return entry.name().length() > RootHashEntry.LONGEST_CERTAIN_NAME
                ? Optional.of("the name of a root hash has " + entry.name().length() + " characters; "
                        + RootHashEntry.LONGEST_CERTAIN_NAME + " are taken everywhere")
                : Optional.empty();
    }

    static boolean isFactoryDefault(Variable password) {
        return password.value().equals(FACTORY_PASSWORD.value());
    }

    static List<RootHashEntry> rootHashes(List<Variable> variables) {
        return find(variables, VariableRow.ROOT_HASH).stream()
                .flatMap(variable -> RootHashEntry.decode(variable.value()).stream())
                .toList();
    }

    private static List<Variable> find(List<Variable> variables, VariableRow row) {
        return variables.stream()
                .filter(variable -> variable.row().equals(Optional.of(row)))
                .toList();
    }
}
