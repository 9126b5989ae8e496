package io.github.amtpki.setupbin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.amt.RootHash;
import io.github.amtpki.x509.Digest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes that Intel's tools wrote. */
final class VectorsTest {

    /** A whole file of Intel's Configuration Utility 12.1, in clear; a machine applied its settings. */
    private static final String HEADER =
            "aaa93452e129a9448d4d081c07b96353 01002e00 00000000 0400 0100 01000000 00000000"
                    + "0100 0000 0100 0200 0000";

    private static final String RECORD_HEADER = "01000000 03000000 00000000 00000000 0100 1800 01000000";

    private static final String BODY = "0100 0100 0500 0000" + text("admin") + "000000"
            + "0100 0200 0e00 0000" + text("HeyH0Password!") + "0000"
            + "0100 0600 1000 0000 7322734623dc432fa98a13d37982d855"
            + "0200 0d00 0100 0000 02000000"
            + "0200 1700 0100 0000 01000000"
            + "0200 1900 0100 0000 01000000"
            + "0200 1a00 0100 0000 00000000"
            + "0200 1b00 0100 0000 01000000"
            + "0200 1d00 0100 0000 01000000";

    private static final String SHA_256 = "366c6376a96c748b11980f7adc74d8cc6947e8d1cc35544245a4de4084965ac5";

    /** The entry of a root hash in a file of Intel's USBFile. */
    private static final String ENTRY = "0200 0800 2d00 0000 02"
            + "e835ac6d905036d519211743b8fab8907395ca4d75428bd9f84f2e107c65c11e 0b" + text("AMT Test CA") + "000000";

    private static final String ENTRY_HASH = "e835ac6d905036d519211743b8fab8907395ca4d75428bd9f84f2e107c65c11e";

    private static String text(String text) {
        return HexFormat.of().formatHex(text.getBytes(US_ASCII));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    /** The file as Intel's tool wrote it. */
    static byte[] intelsFile() {
        byte[] file = new byte[1024];
        System.arraycopy(hex(HEADER), 0, file, 0, hex(HEADER).length);
        System.arraycopy(hex(RECORD_HEADER), 0, file, 512, 24);
        System.arraycopy(hex(BODY), 0, file, 536, hex(BODY).length);
        for (int i = 536; i < file.length; i++) {
            file[i] += 17;
        }
        return file;
    }

    private static SetupBinBuilder sameByHand() {
        return new SetupBinBuilder()
                .scrambled(true)
                .currentPassword(Samples.secret("admin"))
                .newPassword(Samples.secret("HeyH0Password!"))
                .with(Variable.number(VariableRow.MANUAL_SETUP, 1))
                .remoteConsentChange(Switch.ON)
                .userConsent(UserConsent.NONE)
                .kvm(Switch.ON)
                .dhcp(Switch.ON)
                .with(Variable.number(VariableRow.SHARED_FQDN, 1))
                .with(new Variable(VariableRow.POWER_PACKAGE, Octets.of(hex("7322734623dc432fa98a13d37982d855"))));
    }

    @Test
    void theVectorIsTheWholeFile() {
        assertThat(HexFormat.of().formatHex(Digest.SHA256.of(intelsFile()))).isEqualTo(SHA_256);
    }

    @Test
    void whatIntelsToolWroteIsBuiltByteForByte() {
        assertThat(sameByHand().build().encode()).isEqualTo(intelsFile());
    }

    @Test
    void whatIntelsToolWroteIsReadAndWrittenByteForByte() {
        assertThat(SetupBin.decode(intelsFile()).encode()).isEqualTo(intelsFile());
    }

    @Test
    void whatIntelsToolWroteIsUnderstood() {
        SetupBin file = SetupBin.decode(intelsFile());

        assertThat(file.version()).isEqualTo(FileVersion.V4);
        assertThat(file.doNotConsume()).isTrue();
        assertThat(file.header().modules()).containsExactly(1, 2);
        SetupRecord record = file.records().get(0);
        assertThat(record.valid()).isTrue();
        assertThat(record.scrambled()).isTrue();
        assertThat(record.variables())
                .allSatisfy(variable -> assertThat(variable.misfit()).isEmpty())
                .extracting(variable -> variable.label() + ": " + variable.display(true))
                .containsExactly(
                        "1/1 current-mebx-password: admin",
                        "1/2 new-mebx-password: HeyH0Password!",
                        "1/6 power-package: 73227346-23dc-432f-a98a-13d37982d855",
                        "2/13 dhcp: 2 (on)",
                        "2/23 shared-fqdn: 1 (shared)",
                        "2/25 kvm: 1 (on)",
                        "2/26 user-consent: 0 (none)",
                        "2/27 remote-consent-change: 1 (on)",
                        "2/29 manual-setup: 1 (manual)");
    }

    @Test
    void theRootHashEntryIsIntels() {
        byte[] file = Samples.builder()
                .rootHash(new RootHash(Digest.SHA256, ENTRY_HASH), "AMT Test CA")
                .build()
                .encode();
        byte[] entry = hex(ENTRY);
        int at = 536 + 16 + 8 + Variable.padded(Samples.PASSWORD.length());

        assertThat(List.of(file[at], file[at + 1], file[at + 2])).containsExactly((byte) 2, (byte) 0, (byte) 8);
        assertThat(java.util.Arrays.copyOfRange(file, at, at + entry.length)).isEqualTo(entry);
    }

    @Test
    void anEmptyListOfModulesAndChunkCountsOfZeroAreRead() {
        byte[] file = intelsFile();
        file[16] = 0;
        file[36] = 0;
        file[40] = 0;
        file[42] = 0;

        assertThat(SetupBin.decode(file).header().modules()).isEmpty();
        assertThat(SetupBin.decode(file).encode()).isEqualTo(file);
    }
}
