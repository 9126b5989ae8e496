package io.github.amtpki.setupbin;

import io.github.amtpki.Secret;
import io.github.amtpki.amt.RootHash;
import io.github.amtpki.x509.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Files to test with, and a maker of many: every field that the format lets vary does. */
final class Samples {

    /** Passes every rule; used for nothing else. */
    static final String PASSWORD = "Test-Probe123";

    private Samples() {}

    static Secret secret(String text) {
        return Secret.of(text.toCharArray());
    }

    /** Passwords alone. */
    static SetupBinBuilder builder() {
        return new SetupBinBuilder().currentPassword(secret("admin")).newPassword(secret(PASSWORD));
    }

    static RootHash hash(Digest digest, String of) {
        return new RootHash(digest, HexFormat.of().formatHex(digest.of(of.getBytes(StandardCharsets.UTF_8))));
    }

    /** A file with a bit of everything: one record, 1024 bytes. */
    static byte[] file() {
        return builder()
                .rootHash(hash(Digest.SHA256, "root"), "Test Root")
                .pkiDnsSuffix("corp.example.com")
                .kvm(Switch.ON)
                .build()
                .encode();
    }

    /** The same with records that are consumed and still there. */
    static byte[] pool(int records) {
        try (SetupPool.Builder pool = new SetupPool.Builder()) {
            for (int i = 0; i < records; i++) {
                pool.add(builder().build());
            }
            return pool.build().file();
        }
    }

    static SetupBin random(Random random) {
        List<SetupRecord> records = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 1; i <= count; i++) {
            records.add(record(random, i));
        }
        FileVersion version = FileVersion.values()[random.nextInt(FileVersion.values().length)];
        List<Integer> modules = new ArrayList<>();
        int listed = random.nextInt(20) == 0 ? SetupHeader.MOST_MODULES : random.nextInt(4);
        for (int i = 0; i < listed; i++) {
            modules.add(1 + random.nextInt(0xffff));
        }
        int room = Math.max(0, (SetupHeader.MOST_MODULES - listed - 1) * Short.BYTES);
        SetupHeader header = new SetupHeader(
                version,
                random.nextInt(2),
                random.nextInt(0x10000),
                random.nextInt(0x10000),
                random.nextInt(count + 1),
                random.nextInt(2),
                rarely(random, 0x10000),
                modules,
                tail(random, Math.min(room, rarely(random, 64))));
        return new SetupBin(header, records);
    }

    private static SetupRecord record(Random random, int number) {
        boolean valid = random.nextInt(4) > 0;
        boolean scrambled = random.nextBoolean();
        long flags = (valid ? 1 : 0) | (scrambled ? 2 : 0) | (long) rarely(random, 0x1000) << 2;
        List<Variable> variables = variables(random);
        int used = variables.stream().mapToInt(Variable::size).sum();
        return new SetupRecord(
                1,
                flags,
                rarely(random, 0x10000),
                valid ? random.nextInt(2) : random.nextInt(0x10000),
                valid ? 24 : random.nextInt(0x10000),
                valid ? number : random.nextInt(100),
                variables,
                rest(random, SetupRecord.BODY - used));
    }

    private static List<Variable> variables(Random random) {
        List<Variable> variables = new ArrayList<>();
        int left = SetupRecord.BODY;
        for (int tries = random.nextInt(70); tries > 0; tries--) {
            Variable variable = variable(random);
            if (variable.size() <= left && !SetupRecord.clashes(variables, variables.size(), variable)) {
                variables.add(variable);
                left -= variable.size();
            }
        }
        return variables;
    }

    private static Variable variable(Random random) {
        int length = random.nextInt(8) == 0 ? random.nextInt(300) : random.nextInt(20);
        int padding = rarely(random, Variable.padded(length) - length + 1);
        boolean known = random.nextInt(4) > 0;
        VariableRow row = VariableRow.values()[random.nextInt(VariableRow.values().length)];
        return new Variable(
                known ? row.module() : 1 + random.nextInt(0xffff),
                known ? row.id() : random.nextInt(0x10000),
                Octets.of(bytes(random, length)),
                rarely(random, 0x10000),
                tail(random, padding));
    }

    /** What may follow the list: something that begins with module 0, or too little for a further variable. */
    private static Octets rest(Random random, int room) {
        if (room == 0 || random.nextInt(5) > 0) {
            return Octets.EMPTY;
        }
        byte[] bytes = tail(random, 1 + random.nextInt(room)).toByteArray();
        if (room >= Variable.HEADER && bytes.length <= 2) {
            return Octets.EMPTY;
        }
        if (room >= Variable.HEADER) {
            bytes[0] = 0;
            bytes[1] = 0;
        }
        return Octets.of(bytes);
    }

    /** Bytes whose last is not zero. */
    private static Octets tail(Random random, int length) {
        byte[] bytes = bytes(random, length);
        if (length > 0 && bytes[length - 1] == 0) {
            bytes[length - 1] = 1;
        }
        return Octets.of(bytes);
    }

    private static int rarely(Random random, int bound) {
        return random.nextInt(6) == 0 ? random.nextInt(bound) : 0;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
