package io.github.amtpki.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class SetupbinFuzz {

    @FuzzTest
    void read(byte[] file) {
        FuzzTarget.SETUPBIN.run(file);
    }
}
