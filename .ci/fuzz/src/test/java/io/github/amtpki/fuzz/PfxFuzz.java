package io.github.amtpki.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class PfxFuzz {

    @FuzzTest
    void read(byte[] file) {
        FuzzTarget.PFX.run(file);
    }
}
