package io.github.amtpki.profile.adopt;

import io.github.amtpki.InvalidProfileException;
import io.github.amtpki.PkiException;
import io.github.amtpki.RefusedException;
import io.github.amtpki.amt.Confidence;
import io.github.amtpki.amt.Generation;
import io.github.amtpki.amt.Track;
import io.github.amtpki.amt.Tracks;
import io.github.amtpki.amt.VersionSet;
import io.github.amtpki.check.facts.CertificateFacts;
import io.github.amtpki.check.facts.SignatureKind;
import io.github.amtpki.profile.CertificatePlan;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.profile.adopt.ProfileText.Detail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A family as a profile.
 *
 * @param text the profile, YAML
 * @param plan what it comes to: one chain, with a certificate for each member, under its name
 * @param differences what would be different about a member if it were issued again, by name; without those that would be as
 *     they are
 */
public record Description(String text, PkiPlan plan, Map<String, List<String>> differences) {

    public Description {
        differences = Map.copyOf(differences);
    }

    /**
     * Writes the profile that asks for what is there, or for the nearest thing to it.
     *
     * @param fileName what the profile will be called
     * @param folder what its PKI folder is called, for its comments
     * @throws RefusedException if one chain cannot serve the firmware, or no profile can describe the family
     */
    public static Description of(Family family, Wishes wishes, String fileName, String folder) {
        List<String> firmware = wishes.firmware().isEmpty() ? served(family) : wishes.firmware();
        Track track = track(VersionSet.parse(firmware));
        try {
            return of(new ProfileText(family, wishes, firmware, track, Detail.ALL), family, fileName, folder);
        } catch (PkiException tooMuch) {
            return nearest(
                    new ProfileText(family, wishes, firmware, track, Detail.NAMES_ONLY), family, fileName, folder);
        }
    }

    private static Description of(ProfileText text, Family family, String fileName, String folder) {
        PkiPlan plan = plan(fileName, text.text(fileName, folder, Map.of()));
        Map<String, List<String>> differences = differences(family, plan);
        String whole = text.text(fileName, folder, differences);
        return new Description(whole, plan(fileName, whole), differences);
    }

    private static Description nearest(ProfileText text, Family family, String fileName, String folder) {
        try {
            return of(text, family, fileName, folder);
        } catch (PkiException e) {
            throw new RefusedException(
                    "no profile can describe these certificates: " + reason(e),
                    "amtpki check says what is wrong with them",
                    e);
        }
    }

    private static String reason(PkiException e) {
        return e instanceof InvalidProfileException invalid
                ? invalid.problems().get(0).path() + ": "
                        + invalid.problems().get(0).message()
                : e.getMessage();
    }

    private static PkiPlan plan(String fileName, String text) {
        return Planner.plan(ProfileReader.read(fileName, text.getBytes(StandardCharsets.UTF_8)), Path.of(""));
    }

    private static Map<String, List<String>> differences(Family family, PkiPlan plan) {
        Map<String, List<String>> differences = new LinkedHashMap<>();
        for (CertificatePlan certificate : plan.certificates()) {
            List<String> between = Differences.between(family.member(certificate.name()), certificate);
            if (!between.isEmpty()) {
                differences.put(certificate.name(), between);
            }
        }
        return differences;
    }

    /** What a chain with such signatures is known to serve. */
    private static List<String> served(Family family) {
        boolean sha384 = family.members().stream()
                .map(member -> new CertificateFacts(member.certificate()).signature())
                .anyMatch(SignatureKind.SHA384::equals);
        Track track = sha384 ? Track.SHA384 : Track.SHA256;
        VersionSet versions = new VersionSet(Arrays.stream(Generation.values())
                .filter(row -> row.tracks().contains(track) && row.confidence() != Confidence.INFERRED)
                .map(Generation::versions)
                .toList());
        return List.of(versions.toString().split(", "));
    }

    private static Track track(VersionSet versions) {
        List<Tracks.Served> tracks = Tracks.serving(versions);
        if (tracks.size() > 1) {
            throw new RefusedException(
                    "one chain cannot serve AMT " + versions + ", and one is what is there",
                    "adopt it for the versions that it serves, as --firmware "
                            + tracks.get(0).versions().toString().replace(" ", "")
                            + "; widen 'firmware' in the profile afterwards, and apply makes a second chain");
        }
        return tracks.get(0).track();
    }
}
