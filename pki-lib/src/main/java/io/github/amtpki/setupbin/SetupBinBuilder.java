package io.github.amtpki.setupbin;

import io.github.amtpki.BadInputException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.x509.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Collects what a new Setup.bin is to say. What is not called is not written, so that the machine keeps it. Unless told
 * otherwise the file is of version 4, must not be consumed and is not scrambled; a power package is never written unasked.
 *
 * <p>The calls may come in any order: variables are sorted by module and id, as Intel's tools do, which is also what the
 * order rules of the format ask for (passwords first, activation last).
 *
 * <p>Builder and specification each keep their own copy of the passwords, and overwrite it when they are closed.
 */
public final class SetupBinBuilder implements AutoCloseable {

    private final List<Variable> variables = new ArrayList<>();
    private final List<String> passwordWarnings = new ArrayList<>();
    private FileVersion version = FileVersion.V4;
    private boolean consumable;
    private boolean scrambled;

    /** Says nothing yet. */
    public SetupBinBuilder() {}

    /** Another builder that says the same so far. */
    public SetupBinBuilder copy() {
        SetupBinBuilder copy = new SetupBinBuilder();
        variables.forEach(variable -> copy.variables.add(variable.copy()));
        copy.passwordWarnings.addAll(passwordWarnings);
        copy.version = version;
        copy.consumable = consumable;
        copy.scrambled = scrambled;
        return copy;
    }

    /**
     * 4 for AMT 7 and later (the default), 3 for AMT 6.
     *
     * @throws RefusedException if it is another: those are read, not written
     */
    public SetupBinBuilder version(FileVersion wanted) {
        if (!wanted.isWritten()) {
            throw new RefusedException(
                    "files of version " + wanted + " are read, not written", "write version 4, or 3 for AMT 6");
        }
        version = wanted;
        return this;
    }

    /** Whether each machine takes a record of its own and marks it as used. */
    public SetupBinBuilder consumable(boolean wanted) {
        consumable = wanted;
        return this;
    }

    /** Whether to scramble; hides nothing, and only version 4 has it. */
    public SetupBinBuilder scrambled(boolean wanted) {
        scrambled = wanted;
        return this;
    }

    /** The password that MEBx has now, {@link MebxPassword#FACTORY_DEFAULT} on a fresh machine. Copied; the owner closes it. */
    public SetupBinBuilder currentPassword(Secret password) {
        char[] chars = password.reveal();
        boolean printable = true;
        for (char c : chars) {
            printable &= c >= ' ' && c <= '~';
        }
        Arrays.fill(chars, '\0');
        if (chars.length < 1
                || chars.length > VariableRow.CURRENT_MEBX_PASSWORD.type().max()
                || !printable) {
            throw new RefusedException(
                    "no machine can have this current MEBx password: it is not 1 to 32 printable ASCII characters",
                    "on a machine that nobody has touched it is " + MebxPassword.FACTORY_DEFAULT);
        }
        return password(VariableRow.CURRENT_MEBX_PASSWORD, password);
    }

    /**
     * The password that MEBx is to have. Copied; the owner closes it.
     *
     * @throws RefusedException if MEBx would refuse it: see {@link MebxPassword}
     */
    public SetupBinBuilder newPassword(Secret password) {
        List<String> warnings = MebxPassword.require(password);
        passwordWarnings.clear();
        warnings.forEach(warning -> passwordWarnings.add("the new MEBx password: " + warning));
        return password(VariableRow.NEW_MEBX_PASSWORD, password);
    }

    /**
     * One more root to trust; up to three.
     *
     * @param name 1 to 32 printable ASCII characters, shown by MEBx
     * @throws RefusedException if it is a SHA-1 hash, which firmware from AMT 15 on refuses: see {@link #sha1RootHash}
     */
    public SetupBinBuilder rootHash(RootHash hash, String name) {
        if (hash.digest() == Digest.SHA1) {
            throw new RefusedException(
                    "a SHA-1 root hash is not taken by AMT 15 and later", "enrol the SHA-256 hash, from AMT 6 on");
        }
        return addHash(hash, name);
    }

    /**
     * As {@link #rootHash}, for a SHA-1 hash that somebody asked for.
     *
     * @param firmware every version that will read the file
     * @throws RefusedException if one of them does not take it
     */
    public SetupBinBuilder sha1RootHash(RootHash hash, String name, VersionSet firmware) {
        for (Generation generation : Generation.of(firmware)) {
            if (!generation.rootHashes().contains(hash.digest())) {
                throw new RefusedException(
                        "AMT " + generation.versions() + " takes no "
                                + hash.digest().jcaName() + " root hash",
                        "enrol the SHA-256 hash, or make another file for the older machines");
            }
        }
        return addHash(hash, name);
    }

    /** The suffix of the domain that the provisioning certificate must lie in; counts before DHCP option 15. */
    public SetupBinBuilder pkiDnsSuffix(String suffix) {
        String name = HostText.domain(suffix);
        if (name.indexOf('.') < 0) {
            throw new BadInputException(
                    "the PKI DNS suffix '" + name + "' has only one label",
                    "AMT wants two or more, as corp.example.com");
        }
        return set(Variable.text(VariableRow.PKI_DNS_SUFFIX, name));
    }

    /** The provisioning server's name; firmware may then want exactly this name in the certificate (reported). */
    public SetupBinBuilder configurationServer(String fqdn) {
        return set(Variable.text(VariableRow.CONFIGURATION_SERVER_FQDN, HostText.server(fqdn)));
    }

    /** The provisioning server's IPv4 address, as {@code 192.0.2.10}. */
    public SetupBinBuilder configurationServerAddress(String ipv4) {
        return set(new Variable(VariableRow.CONFIGURATION_SERVER_ADDRESS, HostText.ipv4(ipv4)));
    }

    /** Usually 9971. */
    public SetupBinBuilder configurationServerPort(int port) {
        if (port < 1 || port > Unsigned.U16) {
            throw new BadInputException(
                    "the port " + port + " is not 1 to 65535", "provisioning servers listen on 9971");
        }
        return set(Variable.number(VariableRow.CONFIGURATION_SERVER_PORT, port));
    }

    /** Whether the machine may be provisioned over the network at all. */
    public SetupBinBuilder remoteConfiguration(Switch state) {
        return set(VariableRow.REMOTE_CONFIGURATION, state, 0, 1);
    }

    /** The hashes of public CAs that came with the machine: left alone unless somebody decides otherwise. */
    public SetupBinBuilder vendorHashes(Switch state) {
        return set(VariableRow.VENDOR_HASHES, state, 0, 1);
    }

    public SetupBinBuilder manageability(Switch state) {
        return set(VariableRow.MANAGEABILITY_SELECTION, state, 0, 1);
    }

    public SetupBinBuilder dhcp(Switch state) {
        return set(VariableRow.DHCP, state, 1, 2);
    }

    public SetupBinBuilder kvm(Switch state) {
        return set(VariableRow.KVM, state, 0, 1);
    }

    /** Exactly these; none of them switches all off. */
    public SetupBinBuilder redirection(Collection<Redirection> wanted) {
        long bits = Arrays.stream(Redirection.values())
                .filter(wanted::contains)
                .mapToLong(Redirection::bit)
                .sum();
        return set(Variable.number(VariableRow.REDIRECTION, bits));
    }

    public SetupBinBuilder userConsent(UserConsent wanted) {
        return set(Variable.number(VariableRow.USER_CONSENT, wanted.code()));
    }

    /** Whether the console may change what consent is needed for. */
    public SetupBinBuilder remoteConsentChange(Switch state) {
        return set(VariableRow.REMOTE_CONSENT_CHANGE, state, 0, 1);
    }

    /** {@code ON} activates, so that the machine asks to be provisioned; {@code OFF} halts. */
    public SetupBinBuilder activation(Switch state) {
        return set(VariableRow.ACTIVATION, state, 0, 1);
    }

    /** Anything else, unchecked; takes the place of a variable of the same module and id unless that may be repeated. */
    public SetupBinBuilder with(Variable variable) {
        return set(variable);
    }

    /**
     * @throws RefusedException if firmware would refuse it or nobody could want it
     * @throws BadInputException if it does not fit into one record
     */
    public SetupBinSpec build() {
        SpecRules.checkPasswords(variables);
        if (scrambled && !version.isScrambled()) {
            throw new RefusedException("files of version " + version + " are not scrambled", "scramble version 4 only");
        }
        List<Variable> sorted = new ArrayList<>();
        variables.forEach(variable -> sorted.add(variable.copy()));
        sorted.sort(Comparator.comparingInt(Variable::module).thenComparingInt(Variable::id));
        List<String> warnings = new ArrayList<>(passwordWarnings);
        warnings.addAll(SpecRules.warnings(sorted));
        SetupBinSpec spec = new SetupBinSpec(version, consumable, scrambled, sorted, warnings);
        spec.record(1); // refuses what does not fit
        return spec;
    }

    private SetupBinBuilder addHash(RootHash hash, String name) {
        RootHashEntry entry = new RootHashEntry(hash, name);
        SpecRules.checkRootHash(variables, entry);
        variables.add(new Variable(VariableRow.ROOT_HASH, entry.encode()));
        return this;
    }

    private SetupBinBuilder password(VariableRow row, Secret password) {
        char[] chars = password.reveal();
        byte[] bytes = new byte[chars.length];
        for (int i = 0; i < chars.length; i++) {
            bytes[i] = (byte) chars[i];
        }
        Arrays.fill(chars, '\0');
        set(new Variable(row, Octets.of(bytes)));
        Arrays.fill(bytes, (byte) 0);
        return this;
    }

    private SetupBinBuilder set(VariableRow row, Switch state, int off, int on) {
        if (state == Switch.LEAVE) {
            variables.removeIf(variable -> variable.row().equals(Optional.of(row)));
            return this;
        }
        return set(Variable.number(row, state == Switch.ON ? on : off));
    }

    private SetupBinBuilder set(Variable variable) {
        variables.removeIf(other -> SetupRecord.clashes(List.of(other), 1, variable));
        variables.add(variable);
        return this;
    }

    /** Overwrites its passwords; what was built keeps its own. */
    @Override
    public void close() {
        SetupBinSpec.wipe(variables);
        variables.clear();
    }

    /** Never the values. */
    @Override
    public String toString() {
        return "SetupBinBuilder" + variables;
    }
}
