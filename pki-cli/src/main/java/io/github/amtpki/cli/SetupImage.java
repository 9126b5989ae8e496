package io.github.amtpki.cli;

import io.github.amtpki.cli.console.InputFile;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.cli.console.OutputDevice;
import io.github.amtpki.cli.option.Call;
import io.github.amtpki.cli.option.Opt;
import io.github.amtpki.cli.option.Outcome;
import io.github.amtpki.cli.option.Positional;
import io.github.amtpki.cli.option.Usage;
import io.github.amtpki.cli.option.Usage.Example;
import io.github.amtpki.cli.option.Value;
import io.github.amtpki.cli.option.Verb;
import io.github.amtpki.setupbin.DiskImage;
import io.github.amtpki.setupbin.DiskLayout;
import io.github.amtpki.setupbin.SetupBin;
import io.github.amtpki.setupbin.SetupRecord;
import java.util.Arrays;
import java.util.List;

final class SetupImage implements Verb {

    @Override
    public String name() {
        return "setup-bin image";
    }

    @Override
    public String summary() {
        return "put a Setup.bin onto the image of a USB stick";
    }

    @Override
    public Usage usage() {
        return Usage.of(
                List.of(
                        new Example(
                                "setup-bin image Setup.bin -o stick.img", "to be written with dd or an image writer"),
                        new Example(
                                "setup-bin image Setup.bin -o /dev/sdX --device /dev/sdX",
                                "straight onto a stick; all that is on it is lost")),
                List.of(Positional.one(Value.file("FILE"), "a Setup.bin; - is standard input")),
                List.of(
                        Opt.out(Value.file("IMAGE"), "a new file").mandatory(),
                        Opt.of(
                                "layout",
                                Value.oneOf("LAYOUT", layouts()),
                                "fat32 if left out; fat16 for older machines"),
                        Opt.of("device", Value.text("PATH"), "the same as -o, if that is a device")),
                "The image holds SETUP.BIN alone, in one piece, and the same file always gives the same image. It holds the"
                        + " file's passwords. Copying the file onto a freshly formatted stick does as well.");
    }

    @Override
    public Outcome run(Call call) {
        String name = call.arguments().first();
        DiskLayout layout = DiskLayout.byId(call.arguments().value("layout").orElse("fat32"))
                .orElseThrow();
        DiskImage image = InputFile.read(call.console(), name, bytes -> {
            warnOfUsedUp(call, SetupBin.decode(bytes));
            return DiskImage.of(bytes, layout);
        });
        String out = call.arguments().get("out");
        OutputDevice device =
                new OutputDevice(call.console(), out, call.arguments().value("device"));
        if (device.isMeant()) {
            call.working("writing to '" + out + "'", () -> device.write(image.size(), image::writeTo));
        } else {
            call.working(
                    "writing",
                    () -> NewFiles.beside(call.console(), out)
                            .add(NewFiles.lastName(out), image.toByteArray(), true)
                            .write());
        }
        return Outcome.done(
                List.of(out), Json.tree("files", List.of(out), "layout", layout.id(), "bytes", image.size()));
    }

    /** The stick would do nothing, and nobody at the machine could tell why. */
    private static void warnOfUsedUp(Call call, SetupBin file) {
        long free = file.records().stream().filter(SetupRecord::valid).count();
        if (free == 0) {
            call.warn("every record of it is used up: no machine will take anything from this stick");
        }
    }

    private static List<String> layouts() {
        return Arrays.stream(DiskLayout.values()).map(DiskLayout::id).toList();
    }
}
