package io.github.amtpki.setupbin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.BadInputException;
import io.github.amtpki.PkiException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What is wrong with a file is said with its place; an unchanged sample passes, so that each change is the reason. */
final class DecoderTest {

    private static AbstractThrowableAssert<?, ? extends Throwable> changed(Consumer<ByteBuffer> change) {
        byte[] file = Samples.file();
        SetupBin.decode(file);
        change.accept(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        return refused(file);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(byte[] file) {
        return assertThatThrownBy(() -> SetupBin.decode(file))
                .isExactlyInstanceOf(BadInputException.class)
                .satisfies(e -> assertThat(((PkiException) e).hint()).isPresent());
    }

    @Test
    void everyTruncationIsNoticed() {
        byte[] file = Samples.file();
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            refused(cut).hasMessageContaining("the file ends at offset 0x");
        }
    }

    @Test
    void whatFollowsTheLastRecordIsNoticed() {
        refused(Arrays.copyOf(Samples.file(), 1025)).hasMessageContaining("the file has 1 more");
    }

    @Test
    void moreBytesThanAnySetupBinAreRefused() {
        assertThatThrownBy(() -> SetupBin.decode(new byte[SetupBin.MAX_BYTES + 1]))
                .isExactlyInstanceOf(BadInputException.class)
                .hasMessageContaining("larger than any Setup.bin");
    }

    @Test
    void anotherKindOfFileIsNamedSo() {
        changed(file -> file.put(0, (byte) 1)).hasMessageStartingWith("this is not a Setup.bin");
    }

    @Test
    void aVersionThatItsGuidContradictsIsNoticed() {
        changed(file -> file.put(24, (byte) 3)).hasMessageContaining("0x0018 says version 3.0");
    }

    @Test
    void aCountOfRecordsThatLiesIsNoticedBeforeAnythingIsAllocated() {
        changed(file -> file.putInt(28, -1))
                .hasMessageContaining("0x001c counts 4294967295 records, which makes 2199023255552 bytes");
    }

    @Test
    void moreConsumedThanThereAreIsNoticed() {
        changed(file -> file.putInt(32, 2)).hasMessageContaining("0x0020 counts 2 consumed records of 1");
    }

    @Test
    void aRecordNumberInTheHeaderIsNoticed() {
        changed(file -> file.putInt(20, 1)).hasMessageContaining("0x0014");
    }

    @Test
    void recordsOfSeveralChunksAreRefused() {
        changed(file -> file.putShort(36, (short) 2)).hasMessageContaining("each record takes 2 chunks");
    }

    @Test
    void aHeaderOfSeveralChunksIsRefused() {
        changed(file -> file.putShort(16, (short) -1)).hasMessageContaining("the header takes 65535 chunks");
    }

    @Test
    void anUnknownTypeOfRecordIsNoticed() {
        changed(file -> file.putInt(512, 2)).hasMessageContaining("record 1 at offset 0x0200 has type 2");
    }

    @Test
    void aRecordWithAnotherNumberIsNoticed() {
        changed(file -> file.putInt(532, 2)).hasMessageContaining("0x0214 has the number 2 instead of 1");
    }

    @Test
    void aRecordWithAnotherSizeOfItsHeaderIsNoticed() {
        changed(file -> file.putShort(530, (short) 32)).hasMessageContaining("header size 32 instead of 24");
    }

    @Test
    void aRecordWithAnotherCountOfChunksIsNoticed() {
        changed(file -> file.putShort(528, (short) 9)).hasMessageContaining("chunk count 9 instead of 1");
    }

    @Test
    void aLengthThatRunsOverTheRecordIsNoticed() {
        changed(file -> file.putShort(536 + 4, (short) 481))
                .hasMessageContaining("variable 1/1 of record 1 at offset 0x0218 claims 481 bytes, but 480 are left");
    }

    @Test
    void aLengthThatOverlapsTheNextVariableEndsInNonsenseThatIsNoticed() {
        changed(file -> file.putShort(536 + 4, (short) 9))
                .hasMessageContaining("variable 13/0 of record 1 at offset 0x022c");
    }

    @Test
    void aVariableThatOccursTwiceIsNoticed() {
        changed(file -> file.putShort(552 + 2, (short) 1))
                .hasMessage("variable 1/1 current-mebx-password of record 1 occurs again at offset 0x0228");
    }

    @Test
    void aScrambledRecordThatIsNotMarkedSoIsNoticed() {
        byte[] file = VectorsTest.intelsFile();
        file[516] = 1;
        refused(file).hasMessageContaining("offset 0x0218");
    }

    @Test
    void noMessageHoldsAPassword() {
        byte[] file = Samples.file();
        for (int at = 0; at < file.length; at++) {
            byte[] broken = file.clone();
            broken[at] ^= 0x55;
            try {
                SetupBin.decode(broken);
            } catch (BadInputException e) {
                assertThat(e.getMessage()).doesNotContain("Test-Probe");
            }
        }
    }
}
