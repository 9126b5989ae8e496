package io.github.amtpki.profile.adopt;

import io.github.amtpki.amt.CertificateKind;
import io.github.amtpki.amt.Track;
import io.github.amtpki.check.rule.Importer;
import io.github.amtpki.internal.text.PastedText;
import io.github.amtpki.profile.HostNames;
import io.github.amtpki.profile.YamlText;
import io.github.amtpki.x509.Extension;
import io.github.amtpki.x509.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the profile of a family, with comments for whoever sees one for the first time. */
final class ProfileText {

    /** How much of a leaf is described: all, or, where a profile cannot hold all, whom it names. */
    enum Detail {
        ALL,
        NAMES_ONLY
    }

    private static final int LONGEST_PATH = 10;

    private final Family family;
    private final Wishes wishes;
    private final List<String> firmware;
    private final Track track;
    private final Detail detail;
    private final StringBuilder text = new StringBuilder();

    ProfileText(Family family, Wishes wishes, List<String> firmware, Track track, Detail detail) {
        this.family = family;
        this.wishes = wishes;
        this.firmware = firmware;
        this.track = track;
        this.detail = detail;
    }

    /** @param differences by member; told of in comments */
    String text(String fileName, String folder, Map<String, List<String>> differences) {
        text.setLength(0);
        String shown = PastedText.line(fileName, 100);
        String shownFolder = PastedText.line(folder, 100);
        line(0, "# Written by amtpki adopt: the profile that would have made what lies in " + shownFolder + ".");
        line(0, "# Nothing of that is issued again as long as its lines here stay as they are. To go on:");
        line(0, "#");
        line(
                0,
                "#   amtpki apply " + shown + " -o " + shownFolder
                        + "    changes nothing now; after a change, only that");
        line(0, "version: 1");
        line(0, "");
        domain();
        line(0, "");
        line(
                0,
                "# The AMT versions of the machines. They decide on digests and key types of what is issued from now on.");
        line(0, "firmware: [" + list(firmware) + "]");
        if (!wishes.targets().isEmpty()) {
            line(0, "");
            line(0, "# The programs that must take what is made. Left out: all that amtpki knows.");
            line(
                    0,
                    "targets: ["
                            + list(wishes.targets().stream().map(Importer::id).toList()) + "]");
        }
        root(differences);
        intermediates(differences);
        leaves(differences);
        return text.toString();
    }

    /** A domain that the leaves do not lie in would make the profile invalid; that they do not is for check to say. */
    private void domain() {
        line(0, "# The DNS suffix that the machines are given, by DHCP option 15 or in MEBx.");
        Optional<String> fits = wishes.domain()
                .filter(domain -> domain.contains(".")
                        && family.members().stream()
                                .filter(member -> member.kind() == CertificateKind.PROVISIONING)
                                .allMatch(member -> Names.commonName(
                                                member.certificate().getSubjectX500Principal())
                                        .filter(name -> HostNames.within(name.toLowerCase(Locale.ROOT), domain))
                                        .isPresent()));
        line(
                0,
                fits.map(domain -> "domain: " + YamlText.quoted(domain))
                        .orElse(wishes.domain()
                                .map(domain -> "# domain: " + domain
                                        + "    # the provisioning certificate's name is not in it")
                                .orElse("# domain: corp.example.com")));
    }

    private void root(Map<String, List<String>> differences) {
        Member root = family.root();
        line(0, "");
        line(
                0,
                "# Its hash is enrolled on the machines. A change of these lines would make a new root, and a visit to every");
        line(0, "# machine, so apply refuses it without --replace-root. In another folder they make another root.");
        remarks(0, root, differences);
        line(0, "root:");
        if (!root.name().equals("root")) {
            line(1, "name: " + root.name());
        }
        authority(1, root);
        int length = root.certificate().getBasicConstraints();
        if (length >= deepest() && length <= LONGEST_PATH) {
            line(1, "pathLength: " + length);
        }
        key(1, root);
        crl(1, root);
    }

    private int deepest() {
        return family.members().stream()
                .filter(member -> member.kind().ca())
                .mapToInt(member -> family.chain(member).size() - 1)
                .max()
                .orElse(0);
    }

    private void intermediates(Map<String, List<String>> differences) {
        List<Member> members = family.members().stream()
                .filter(member -> member.kind() == CertificateKind.INTERMEDIATE_CA)
                .toList();
        if (!members.isEmpty()) {
            line(0, "");
            line(0, "# CAs between root and leaves.");
            line(0, "intermediates:");
        }
        for (Member member : members) {
            remarks(1, member, differences);
            line(1, "- name: " + member.name());
            authority(2, member);
            line(2, "issuer: " + member.issuer().orElseThrow());
            key(2, member);
            crl(2, member);
        }
    }

    private void crl(int depth, Member ca) {
        ListPlace.of(ca, family).ifPresent(place -> line(depth, "crl: " + YamlText.quoted(place)));
    }

    private void authority(int depth, Member ca) {
        line(
                depth,
                "subject: "
                        + YamlText.quoted(
                                SubjectText.ofAuthority(ca.certificate().getSubjectX500Principal(), ca.name())));
        line(depth, "validity: " + Lasting.of(ca.certificate()));
    }

    private void leaves(Map<String, List<String>> differences) {
        List<Member> leaves =
                family.members().stream().filter(member -> !member.kind().ca()).toList();
        line(0, "");
        line(0, "# What the CAs issue. An entry that is added here is issued by the next apply.");
        line(0, leaves.isEmpty() ? "certificates: []" : "certificates:");
        for (Member leaf : leaves) {
            remarks(1, leaf, differences);
            line(1, "- name: " + leaf.name());
            line(2, "kind: " + leaf.kind().id());
            List<String> lines = detail == Detail.ALL
                    ? LeafText.lines(
                            leaf.kind(),
                            leaf.certificate(),
                            ListPlace.of(family.member(leaf.issuer().orElseThrow()), family)
                                    .map(Extension::crlDistributionPoint))
                    : LeafText.subjectOnly(leaf.kind(), leaf.certificate());
            lines.forEach(one -> line(2, one));
            line(2, "validity: " + Lasting.of(leaf.certificate()));
            line(2, "issuer: " + leaf.issuer().orElseThrow());
            key(2, leaf);
            if (bundled(leaf)) {
                line(2, "pfx:");
                line(3, "password: generate      # or env:NAME, file:PATH, prompt");
            }
        }
    }

    /** Provisioning servers import bundles; whatever else has a key is used as files. */
    static boolean bundled(Member member) {
        return member.kind() == CertificateKind.PROVISIONING && member.key().isPresent();
    }

    /** The usual type is left out: then other versions can be served as well, where another type is usual. */
    private void key(int depth, Member member) {
        member.keyType()
                .filter(type -> type != member.kind().defaultKeyType(track))
                .filter(member.kind().keyTypes(track)::contains)
                .ifPresent(type -> line(depth, "key: " + type.id()));
    }

    private void remarks(int depth, Member member, Map<String, List<String>> differences) {
        if (member.key().isEmpty()) {
            line(
                    depth,
                    member.kind().ca()
                            ? "# Its key was not there: what it shall sign needs " + member.name() + ".key and "
                                    + member.name() + ".key.password in the folder."
                            : "# Its key was not there. Issued again it would have a new one; with 'csr: FILE' it keeps its own.");
        }
        List<String> different = differences.getOrDefault(member.name(), List.of());
        if (!different.isEmpty()) {
            line(depth, "# It stays as it is; issued again it would be different (as it is, then as it would be):");
            different.forEach(one -> line(depth, "#   " + one));
        }
    }

    private static String list(List<String> texts) {
        return String.join(", ", texts.stream().map(YamlText::quoted).toList());
    }

    private void line(int depth, String line) {
        text.append(line.isEmpty() ? "" : "  ".repeat(depth)).append(line).append('\n');
    }
}
