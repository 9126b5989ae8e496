package io.github.amtpki.setupbin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.Secret;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BulkSetupTest {

    private static final Map<String, String> VAULT =
            Map.of("ref:factory", "admin", "ref:one", "One+12345", "ref:two", "Duo+12345", "ref:weak", "weak");

    private static final String HEADER = "hostname,domain,current-password,new-password\n";

    private static final BulkSetup.Passwords SAFE = new BulkSetup.Passwords() {

        @Override
        public Secret current(String reference) {
            return fetch(reference);
        }

        @Override
        public Secret fresh(String reference) {
            return fetch(reference);
        }
    };

    private static Secret fetch(String reference) {
        String found = VAULT.get(reference);
        if (found == null) {
            throw new BadInputException("there is no such reference");
        }
        return Samples.secret(found);
    }

    private static InputStream csv(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static List<BulkSetup.MachineFile> files(String text) {
        List<BulkSetup.MachineFile> files = new ArrayList<>();
        long rows = BulkSetup.files(csv(text), new SetupBinBuilder(), SAFE, files::add);
        assertThat(rows).isEqualTo(files.size());
        return files;
    }

    private static List<Variable> variables(byte[] file, int record) {
        return SetupBin.decode(file).records().get(record).variables();
    }

    @Test
    void eachRowBecomesAFileOfItsOwn() {
        List<BulkSetup.MachineFile> files = files(
                HEADER + "PC-1,corp.example.com,ref:factory,ref:one\n" + "pc-2,lab.example.com,ref:factory,ref:two\n");

        assertThat(files).extracting(file -> file.file().path()).containsExactly("pc-1/Setup.bin", "pc-2/Setup.bin");
        assertThat(files).extracting(BulkSetup.MachineFile::line).containsExactly(2L, 3L);
        assertThat(files).allMatch(file -> file.file().secret());
        assertThat(variables(files.get(1).file().bytes(), 0))
                .extracting(variable -> variable.display(true))
                .containsExactly("admin", "Duo+12345", "lab.example.com");
    }

    @Test
    void whatARowLeavesOpenComesFromTheTemplate() {
        SetupBinBuilder template =
                Samples.builder().pkiDnsSuffix("corp.example.com").kvm(Switch.ON);
        List<BulkSetup.MachineFile> files = new ArrayList<>();
        BulkSetup.files(
                csv("server-port,hostname,server,server-address,new-password\n"
                        + "9971,pc-1,server.example.com,192.0.2.10,\n,pc-2,,,ref:two\n"),
                template,
                SAFE,
                files::add);

        assertThat(variables(files.get(0).file().bytes(), 0))
                .extracting(variable -> variable.display(true))
                .containsExactly(
                        "admin",
                        Samples.PASSWORD,
                        "corp.example.com",
                        "server.example.com",
                        "192.0.2.10",
                        "9971",
                        "1 (on)");
        assertThat(variables(files.get(1).file().bytes(), 0))
                .extracting(variable -> variable.display(true))
                .containsExactly("admin", "Duo+12345", "corp.example.com", "1 (on)");
        assertThat(template.build().encode())
                .isEqualTo(Samples.builder()
                        .pkiDnsSuffix("corp.example.com")
                        .kvm(Switch.ON)
                        .build()
                        .encode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pc-1,local,ref:factory,ref:one|the PKI DNS suffix",
                "pc/1,corp.example.com,ref:factory,ref:one|is not a name",
                "*.x,corp.example.com,ref:factory,ref:one|wildcard",
                ",corp.example.com,ref:factory,ref:one|there is no hostname",
                "pc-1,corp.example.com,ref:nowhere,ref:one|there is no such reference",
                "pc-1,corp.example.com,ref:factory|3 fields where the header row has 4"
            })
    void whatIsWrongWithARowIsSaidWithItsLine(String row, String message) {
        assertThatThrownBy(() -> files(HEADER + "pc-0,corp.example.com,ref:factory,ref:two\n" + row + "\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("line 3: ")
                .hasMessageContaining(message);
    }

    @Test
    void aWeakPasswordIsRefusedWithItsLineAndNotShown() {
        assertThatThrownBy(() -> files(HEADER + "pc-1,corp.example.com,ref:factory,ref:weak\n"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("line 2: MEBx would refuse")
                .satisfies(e -> assertThat(((PkiException) e).hint()).isPresent());
    }

    @Test
    void withoutHostnamesThereAreNoNamesForFiles() {
        assertThatThrownBy(() -> files("domain\ncorp.example.com\n")).hasMessageContaining("no column 'hostname'");
    }

    @Test
    void rowsAreHandedOnWhileTheTableIsStillBeingRead() {
        AtomicLong made = new AtomicLong();
        InputStream endless = new InputStream() {
            private byte[] row = HEADER.getBytes(UTF_8);
            private int at;

            @Override
            public int read() {
                if (at == row.length) {
                    row = ("pc-" + made.incrementAndGet() + ",corp.example.com,ref:factory,ref:one\n").getBytes(UTF_8);
                    at = 0;
                }
                return row[at++];
            }
        };
        AtomicLong taken = new AtomicLong();
        assertThatThrownBy(() -> BulkSetup.files(endless, new SetupBinBuilder(), SAFE, file -> {
                    if (taken.incrementAndGet() == 2_000) {
                        throw new IllegalStateException("enough");
                    }
                }))
                .hasMessage("enough");
        assertThat(made.get()).isBetween(2_000L, 3_000L);
    }

    @Test
    void aPoolHasARecordForEachRowAndALedger() {
        SetupPool pool = BulkSetup.pool(
                csv("current-password,new-password\nref:factory,ref:one\nref:factory,ref:two\n"),
                new SetupBinBuilder().pkiDnsSuffix("corp.example.com"),
                SAFE);
        SetupBin file = SetupBin.decode(pool.file());

        assertThat(file.doNotConsume()).isFalse();
        assertThat(file.header().consumed()).isZero();
        assertThat(file.header().modules()).containsExactly(1, 2);
        assertThat(file.records()).extracting(SetupRecord::number).containsExactly(1L, 2L);
        assertThat(variables(pool.file(), 1))
                .extracting(variable -> variable.display(true))
                .containsExactly("admin", "Duo+12345", "corp.example.com");
        assertThat(new String(pool.ledger(), UTF_8))
                .isEqualTo(
                        "record,new-password,machine\n1,One+12345,unknown until noted\n2,Duo+12345,unknown until noted\n");
        assertThat(pool.warnings()).singleElement().asString().contains("a record names no machine");
        assertThat(pool.toString()).isEqualTo("SetupPool[2 records]");
    }

    @ParameterizedTest
    @CsvSource({
        "domain,lab.example.com",
        "current-password,ref:two",
        "server,server.example.com",
        "server-address,192.0.2.10",
        "server-port,9971"
    })
    void aPoolWhoseRecordsAreNotForAnyMachineIsRefused(String column, String other) {
        String table = "hostname,new-password," + column + "\npc-1,ref:one,\npc-2,ref:one," + other + "\n";
        SetupBinBuilder template = Samples.builder().pkiDnsSuffix("corp.example.com");
        assertThatThrownBy(() -> BulkSetup.pool(csv(table), template, SAFE))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("line 3: column '" + column + "' differs from the first row");
    }

    @Test
    void rowsOfAPoolMaySayTheSameInDifferentWays() {
        SetupPool pool = BulkSetup.pool(
                csv("hostname,domain,new-password\npc-1,,ref:one\npc-1,corp.example.com,ref:two\n"),
                Samples.builder().pkiDnsSuffix("corp.example.com"),
                SAFE);
        assertThat(pool.records()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", " pc-1 ", "b\u00fcro-01"})
    void whatNoHostIsCalledIsRefusedWithAnExample(String name) {
        assertThatThrownBy(() -> files(HEADER + name + ",corp.example.com,ref:factory,ref:one\n"))
                .isInstanceOf(BadInputException.class)
                .satisfies(e -> assertThat(((PkiException) e).hint())
                        .hasValueSatisfying(
                                hint -> assertThat(hint).contains("as pc-1").doesNotContain("ip:")));
    }

    @Test
    void anAddressIsNoNameOfAServer() {
        assertThatThrownBy(() -> new SetupBinBuilder().configurationServer("192.0.2.1"))
                .isInstanceOf(BadInputException.class)
                .satisfies(e -> assertThat(((PkiException) e).hint())
                        .hasValueSatisfying(hint -> assertThat(hint).contains("--server-address")));
    }

    @Test
    void aPoolIsTheFileThatTheModelWouldWrite() {
        byte[] pool = Samples.pool(5);
        assertThat(SetupBin.decode(pool).encode()).isEqualTo(pool);
        assertThat(SetupBin.of(FileVersion.V4, false, SetupBin.decode(pool).records())
                        .encode())
                .isEqualTo(pool);
    }

    @Test
    void aPoolOfManyRecordsIsWarnedAbout() {
        try (SetupPool.Builder pool = new SetupPool.Builder()) {
            SetupBinSpec spec = Samples.builder().build();
            for (int i = 0; i < SetupPool.MANY_RECORDS; i++) {
                pool.add(spec);
            }
            assertThat(pool.build().warnings()).noneMatch(warning -> warning.contains("boot"));
            pool.add(spec);
            assertThat(pool.build().warnings()).anyMatch(warning -> warning.contains("301 records"));
        }
    }

    @Test
    void aPoolHasABound() {
        try (SetupPool.Builder pool = new SetupPool.Builder()) {
            SetupBinSpec spec = Samples.builder().build();
            for (int i = 0; i < SetupBin.MAX_RECORDS; i++) {
                pool.add(spec);
            }
            assertThat(pool.build().file()).hasSize(SetupBin.MAX_BYTES);
            assertThatThrownBy(() -> pool.add(spec)).isInstanceOf(BadInputException.class);
        }
    }

    @Test
    void aPoolWithoutNewPasswordsIsRefused() {
        assertThatThrownBy(() -> BulkSetup.pool(csv("current-password\nref:one\n"), new SetupBinBuilder(), SAFE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no new password");
    }

    @Test
    void aRowWithoutANewPasswordGetsOneOfItsOwn() {
        BulkSetup.Passwords numbered = new BulkSetup.Passwords() {

            private int made;

            @Override
            public Secret current(String reference) {
                return fetch(reference);
            }

            @Override
            public Secret fresh(String reference) {
                return reference.equals("new") ? Samples.secret("Nr+1234" + made++) : fetch(reference);
            }

            @Override
            public Optional<String> freshElsewhere() {
                return Optional.of("new");
            }
        };
        SetupPool pool = BulkSetup.pool(
                csv("new-password,current-password\n,ref:factory\nref:one,ref:factory\n,ref:factory\n"),
                new SetupBinBuilder(),
                numbered);

        assertThat(new String(pool.ledger(), UTF_8).lines().skip(1).map(line -> line.split(",")[1]))
                .containsExactly("Nr+12340", "One+12345", "Nr+12341");
    }

    @Test
    void anEmptyPoolIsRefused() {
        assertThatThrownBy(() -> BulkSetup.pool(csv(HEADER), Samples.builder(), SAFE))
                .isInstanceOf(BadInputException.class);
    }
}
