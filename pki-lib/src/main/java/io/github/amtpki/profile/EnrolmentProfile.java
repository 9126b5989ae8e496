package io.github.amtpki.profile;

import io.github.amtpki.setupbin.DiskLayout;
import java.util.List;
import java.util.Optional;

/**
 * What carries the root's hash to the machines. In a PKI of two chains each has its own.
 *
 * @param setupBin the file that firmware reads from a USB stick, if one is to be made
 * @param image the layout of a whole stick that holds it, if one is to be made
 * @param sheet whether a page to print is made
 */
public record EnrolmentProfile(Optional<SetupBinProfile> setupBin, Optional<DiskLayout> image, boolean sheet) {

    static final List<Key> KEYS = List.of(
            Key.of(
                    "setupBin",
                    "Setup.bin, which firmware reads from a USB stick: root hash, DNS suffix, MEBx password. {} will do."),
            Key.of(
                            "image",
                            "Image of a whole stick that holds Setup.bin: fat32 for UEFI machines, fat16 for older ones.")
                    .example("fat32"),
            Key.of("sheet", "A page to print: the hash to compare, a list to tick off at each machine.")
                    .byDefault("true"));
}
