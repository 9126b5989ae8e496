package io.github.amtpki.setupbin;

import io.github.amtpki.RefusedException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the records of a pool must have in common. A record names no machine: any machine takes the next free one, and with it
 * the suffix, the server and the current password that somebody may have meant for another. Only new passwords may differ.
 */
final class PoolRows implements AutoCloseable {

    private static final Map<BulkColumn, VariableRow> COMMON = new EnumMap<>(Map.of(
            BulkColumn.DOMAIN, VariableRow.PKI_DNS_SUFFIX,
            BulkColumn.CURRENT_PASSWORD, VariableRow.CURRENT_MEBX_PASSWORD,
            BulkColumn.SERVER, VariableRow.CONFIGURATION_SERVER_FQDN,
            BulkColumn.SERVER_ADDRESS, VariableRow.CONFIGURATION_SERVER_ADDRESS,
            BulkColumn.SERVER_PORT, VariableRow.CONFIGURATION_SERVER_PORT));

    private final Map<BulkColumn, Optional<Variable>> first = new EnumMap<>(BulkColumn.class);

    /** @throws RefusedException if the first row says something else */
    void require(SetupBinSpec spec) {
        COMMON.forEach((column, row) -> {
            Optional<Variable> here = spec.variables().stream()
                    .filter(variable -> variable.is(row))
                    .findFirst();
            Optional<Variable> before = first.computeIfAbsent(column, none -> here.map(Variable::copy));
            if (!before.equals(here)) {
                throw new RefusedException(
                        "column '" + column.label()
                                + "' differs from the first row, and a pool's record names no machine:"
                                + " any machine may take it",
                        "make a pool for each, or a file for each machine: leave out --pool");
            }
        });
    }

    /** Overwrites the current password. */
    @Override
    public void close() {
        first.values()
                .forEach(variable -> SetupBinSpec.wipe(variable.map(List::of).orElse(List.of())));
    }
}
