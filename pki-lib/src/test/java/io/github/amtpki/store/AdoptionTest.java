package io.github.amtpki.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.amtpki.OutputExistsException;
import io.github.amtpki.profile.PkiPlan;
import io.github.amtpki.profile.Planner;
import io.github.amtpki.profile.ProfileReader;
import io.github.amtpki.profile.adopt.Description;
import io.github.amtpki.profile.adopt.Families;
import io.github.amtpki.profile.adopt.Family;
import io.github.amtpki.profile.adopt.Wishes;
import io.github.amtpki.testing.TestKeys;
import io.github.amtpki.x509.Authority;
import io.github.amtpki.x509.Certificates;
import io.github.amtpki.x509.IssuanceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdoptionTest {

    private static final IssuanceContext CONTEXT = TestKeys.context();
    private static final Manifest.Tool TOOL = new Manifest.Tool("amtpki", "test");

    @TempDir
    Path place;

    private final Families have = new Families();

    @Test
    void everyCertificateIsKeptByteForByteAndThePlanFindsNothingToDo() throws IOException {
        Authority root = have.root("O=Nameless, OU=Odd");
        Authority below = have.intermediate(root, "CN=Below");
        have.leaf(below, "CN=corp.example.com");
        have.leaf(root, "CN=Not a host");
        Path folder = place.resolve("new/lab");
        Adoption done = adopt(folder);

        assertThat(done.judged())
                .extracting(file -> file.name())
                .containsExactly("provisioning.pfx", "provisioning-corp-example-com.pfx");
        assertThat(Files.readAllBytes(folder.resolve("root.der"))).isEqualTo(Certificates.der(root.certificate()));
        PkiPlan plan = Planner.plan(ProfileReader.read(place.resolve("new/lab.yaml")), place.resolve("new"));
        try (PkiFolder open = PkiFolder.openToRead(folder, CONTEXT.clock())) {
            assertThat(Provisioner.preview(plan, Optional.of(open), CONTEXT.clock()))
                    .hasSize(4)
                    .noneMatch(Step::changes);
        }
        ApplyOptions options = new ApplyOptions(TOOL, "lab.yaml", place, true, false);
        assertThat(new Provisioner(CONTEXT, (reference, purpose) -> fail(), step -> {})
                        .apply(plan, folder, options)
                        .outcome()
                        .changed())
                .isFalse();
    }

    @Test
    void nothingIsOverwrittenAndNoProfileStaysBehind() throws IOException {
        have.root("CN=Root");
        Files.createDirectories(place.resolve("full"));
        Files.writeString(place.resolve("full/file"), "mine");
        assertThatThrownBy(() -> adopt(place.resolve("full"))).isInstanceOf(OutputExistsException.class);
        assertThat(place.resolve("full.yaml")).doesNotExist();
        Files.writeString(place.resolve("taken.yaml"), "mine");
        assertThatThrownBy(() -> adopt(place.resolve("taken"))).isInstanceOf(OutputExistsException.class);
        assertThat(place.resolve("taken")).doesNotExist();
        adopt(place.resolve("lab"));
        Files.delete(place.resolve("lab.yaml"));
        assertThatThrownBy(() -> adopt(place.resolve("lab")))
                .isInstanceOf(OutputExistsException.class)
                .hasMessageContaining("is a PKI folder already");
        assertThat(place.resolve("lab.yaml")).doesNotExist();
    }

    @Test
    void anEmptyFolderWillDo() throws IOException {
        have.root("CN=Root");
        Files.createDirectories(place.resolve("empty"));
        assertThat(adopt(place.resolve("empty")).outcome().written()).contains("root.crt", "root.key");
    }

    private Adoption adopt(Path folder) {
        Family family = have.family();
        Description description = Description.of(
                family,
                new Wishes(Optional.empty(), List.of(), List.of()),
                Adoption.profile(folder).getFileName().toString(),
                folder.getFileName().toString());
        return Adoption.into(folder, family, description, TOOL, CONTEXT);
    }

    private static io.github.amtpki.Secret fail() {
        throw new AssertionError("no password is needed");
    }
}
