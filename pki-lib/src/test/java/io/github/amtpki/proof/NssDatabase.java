package io.github.amtpki.proof;

import io.github.amtpki.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An empty database of NSS, as Firefox has one. Making one takes NSS a while, so it is made once and copied. */
final class NssDatabase {

    private static final Map<String, byte[]> EMPTY = new LinkedHashMap<>();

    private NssDatabase() {}

    /** Puts one, without a password, into this folder. */
    static synchronized void in(Path folder) throws IOException {
        if (EMPTY.isEmpty()) {
            Run.in(folder).ok("certutil", "-N", "-d", "sql:.", "--empty-password");
            for (String name : new String[] {"cert9.db", "key4.db", "pkcs11.txt"}) {
                EMPTY.put(name, Files.readAllBytes(folder.resolve(name)));
            }
            return;
        }
        for (Map.Entry<String, byte[]> file : EMPTY.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
