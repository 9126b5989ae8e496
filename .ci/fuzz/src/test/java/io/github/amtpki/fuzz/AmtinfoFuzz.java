package io.github.amtpki.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class AmtinfoFuzz {

    @FuzzTest
    void read(byte[] text) {
        FuzzTarget.AMTINFO.run(text);
    }
}
