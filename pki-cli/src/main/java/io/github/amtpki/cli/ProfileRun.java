package io.github.amtpki.cli;

import io.github.amtpki.cli.option.Call;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import java.nio.file.Path;

/**
 * A profile that the command line names, planned.
 *
 * @param file its name, without folders
 * @param beside where names in it start from
 * @param plan what it comes to
 */
record ProfileRun(String file, Path beside, PkiPlan plan) {

    static ProfileRun of(Call call) {
        return of(call, call.arguments().first());
    }

    /** @param word as the command line names it */
    static ProfileRun of(Call call, String word) {
        Path path = call.console().path(word);
        Path parent = path.getParent();
        Path beside = parent == null ? path.resolveSibling("") : parent;
        return new ProfileRun(NewFiles.lastName(word), beside, Planner.plan(ProfileReader.read(path), beside));
    }
}
