package io.github.amtpki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.VariableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Setup.bin for the rows of a table. */
final class SetupBulkTest {

    private static final String CREATE =
            "setup-bin create --root pki/root.crt --domain corp.example.com --current-password env:OLD --csv ";

    @TempDir
    Path folder;

    @BeforeEach
    void lab() throws IOException {
        Lab.copyTo(folder);
        Files.createDirectories(folder.resolve("tables/secrets"));
        Files.writeString(folder.resolve("tables/secrets/two"), "Duo+12345\n");
    }

    @Test
    void eachRowGetsItsFileAndAGeneratedPasswordItsOwn() throws IOException {
        table("hostname,domain,new-password\npc-1,,generate\npc-2,lab.example.com,file:secrets/two\npc-3,,env:NEW\n");
        Run.Result result = run(CREATE + "tables/fleet.csv -o out/fleet");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("out/fleet: 3 machines\n");
        assertThat(files("out/fleet"))
                .containsExactly("pc-1/Setup.bin", "pc-1/Setup.bin.password", "pc-2/Setup.bin", "pc-3/Setup.bin");
        assertThat(value("out/fleet/pc-1/Setup.bin", VariableRow.NEW_MEBX_PASSWORD))
                .isEqualTo(Files.readString(folder.resolve("out/fleet/pc-1/Setup.bin.password"))
                        .strip());
        assertThat(value("out/fleet/pc-2/Setup.bin", VariableRow.NEW_MEBX_PASSWORD))
                .isEqualTo("Duo+12345");
        assertThat(value("out/fleet/pc-2/Setup.bin", VariableRow.PKI_DNS_SUFFIX))
                .isEqualTo("lab.example.com");
        assertThat(value("out/fleet/pc-3/Setup.bin", VariableRow.PKI_DNS_SUFFIX))
                .isEqualTo("corp.example.com");
    }

    @Test
    void aTableWithoutRowsMakesNoFolder() throws IOException {
        table("hostname\n");
        assertThat(run(CREATE + "tables/fleet.csv -o fleet"))
                .matches(result -> result.code() == 4
                        && result.err().contains("tables/fleet.csv")
                        && result.err().contains("no rows"));
        assertThat(folder.resolve("fleet")).doesNotExist();
    }

    @Test
    void generatedByOptionMeansOneForEachRow() throws IOException {
        table("hostname\npc-1\npc-2\n");
        run(CREATE + "tables/fleet.csv --new-password generate -o fleet");

        assertThat(value("fleet/pc-1/Setup.bin", VariableRow.NEW_MEBX_PASSWORD))
                .isNotEqualTo(value("fleet/pc-2/Setup.bin", VariableRow.NEW_MEBX_PASSWORD));
        assertThat(files("fleet")).contains("pc-1/Setup.bin.password", "pc-2/Setup.bin.password");
    }

    @Test
    void aMistakeInTheLastRowLeavesNothingBehind() throws IOException {
        table("hostname,new-password\npc-1,generate\npc-2,Hunter2+secret\n");
        Run.Result result = run(CREATE + "tables/fleet.csv -o out/fleet");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .contains("'tables/fleet.csv': line 3: a secret must not stand here")
                .doesNotContain("Hunter2");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatAsksForEachRowIsRefused() throws IOException {
        table("hostname,new-password\npc-1,prompt\n");
        assertThat(run(CREATE + "tables/fleet.csv -o out").err()).contains("line 2: a password in a table is env:NAME");
        table("hostname,current-password\npc-1,generate\n");
        assertThat(run(CREATE + "tables/fleet.csv -o out").err()).contains("line 2: the current MEBx password exists");
    }

    @Test
    void noHintOffersWhatTheNextRunRefuses() throws IOException {
        table("hostname,current-password\npc-1,admin\n");
        assertThat(run(CREATE + "tables/fleet.csv -o out").err()).contains("hint: write env:NAME or file:PATH\n");
        table("hostname,new-password\npc-1,admin\n");
        assertThat(run(CREATE + "tables/fleet.csv -o out").err())
                .contains("hint: write env:NAME, file:PATH or generate\n");
        assertThat(run(CREATE.replace("env:OLD", "admin") + "tables/fleet.csv -o out")
                        .err())
                .contains("stdin or prompt; see")
                .doesNotContain("generate");
    }

    @Test
    void aRowWithoutASuffixIsRefusedUnlessDhcpHasIt() throws IOException {
        table("hostname,domain,new-password\npc-1,corp.example.com,env:NEW\npc-2,,env:NEW\n");
        String create = "setup-bin create --root pki/root.crt --current-password env:OLD --csv tables/fleet.csv -o out";
        Run.Result refused = run(create);
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err())
                .contains("'tables/fleet.csv': line 3: there is no DNS suffix")
                .contains("fill the column 'domain'")
                .contains("--no-suffix");
        assertThat(folder.resolve("out")).doesNotExist();

        Run.Result meant = run(create + " --no-suffix");
        assertThat(meant.code()).as(meant.err()).isZero();
        assertThat(meant.err()).doesNotContain("U6");
        assertThat(SetupBin.decode(Files.readAllBytes(folder.resolve("out/pc-2/Setup.bin")))
                        .records()
                        .get(0)
                        .find(VariableRow.PKI_DNS_SUFFIX))
                .isEmpty();
    }

    @Test
    void whatTheFirmwareRefusesIsSaidWithItsLine() throws IOException {
        table("hostname,new-password\npc-1,env:NEW\n");
        Run.Result result = run(CREATE + "tables/fleet.csv --file-version 4 --firmware 6 -o out");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("'tables/fleet.csv': line 2: U");
    }

    @Test
    void oneMachineIsNotWrittenTwice() throws IOException {
        table("hostname,new-password\npc-1,env:NEW\nPC-1,env:NEW\n");
        Run.Result result = run(CREATE + "tables/fleet.csv -o out");
        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("'pc-1/Setup.bin' would be written twice");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aFolderThatIsThereIsLeftAlone() throws IOException {
        table("hostname,new-password\npc-1,env:NEW\n");
        Files.createDirectory(folder.resolve("out"));
        assertThat(run(CREATE + "tables/fleet.csv -o out").code()).isEqualTo(6);
        assertThat(files("out")).isEmpty();
    }

    @Test
    void aWarningIsSaidOnceForAllFiles() throws IOException {
        table("hostname,new-password\npc-1,env:NEW\npc-2,env:NEW\n");
        Run.Result result = run(CREATE + "tables/fleet.csv --vendor-hashes off -o out");
        assertThat(result.err())
                .containsOnlyOnce("the vendor's root hashes are switched off")
                .contains("(2 files)");
    }

    @Test
    void theTableMayComeThroughAPipe() {
        Run.Result result = Run.in(folder)
                .variable("OLD", "admin")
                .stdin("hostname,new-password\npc-1,file:tables/secrets/two\n")
                .run((CREATE + "- -o out --json").split(" "));
        assertThat(result.json().get("machines")).isEqualTo(1L);
    }

    @Test
    void aPoolIsOneFileWithALedgerOfItsPasswords() throws IOException {
        table("hostname,new-password\npc-1,generate\npc-2,file:secrets/two\n");
        Run.Result result = run(CREATE + "tables/fleet.csv --pool -o usb/Setup.bin");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("a record names no machine");
        assertThat(files("usb")).containsExactly("Setup.bin", "Setup.bin.ledger.csv");
        assertThat(SetupBin.decode(Files.readAllBytes(folder.resolve("usb/Setup.bin")))
                        .doNotConsume())
                .isFalse();
        assertThat(Files.readAllLines(folder.resolve("usb/Setup.bin.ledger.csv")))
                .hasSize(3)
                .startsWith("record,new-password,machine")
                .contains("2,Duo+12345,unknown until noted");
    }

    @Test
    void aPoolOfManyRecordsIsWarnedOfOnce() throws IOException {
        table("new-password\n" + "env:NEW\n".repeat(301));
        Run.Result result = run(CREATE + "tables/fleet.csv --pool -o Setup.bin");
        assertThat(result.code()).isZero();
        assertThat(result.err()).containsOnlyOnce("301 records: each machine looks");
    }

    private void table(String text) throws IOException {
        Files.writeString(folder.resolve("tables/fleet.csv"), text);
    }

    private String value(String file, VariableRow row) throws IOException {
        return SetupBin.decode(Files.readAllBytes(folder.resolve(file)))
                .records()
                .get(0)
                .find(row)
                .orElseThrow()
                .display(true);
    }

    private List<String> files(String name) throws IOException {
        Path root = folder.resolve(name);
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private Run.Result run(String line) {
        return Run.in(folder)
                .variable("OLD", "admin")
                .variable("NEW", "One+12345")
                .run(line.split(" "));
    }
}
