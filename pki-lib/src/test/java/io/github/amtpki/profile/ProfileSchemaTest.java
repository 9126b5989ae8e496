package io.github.amtpki.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.amtpki.internal.json.JsonText;
import io.github.amtpki.testing.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileSchemaTest {

    private static final String HEAD = "firmware: 16\nroot: {subject: CN=Root, validity: 15y}\n";

    static List<Path> profiles() {
        return Shipped.profiles();
    }

    @Test
    void theCommittedSchemaIsCurrent() throws IOException {
        Path committed = Shipped.FOLDER.resolve("amtpki.schema.json");
        if (Boolean.getBoolean("amtpki.accept")) {
            Files.writeString(committed, ProfileSchema.json());
        }
        assertThat(Files.readString(committed))
                .as("regenerate it: mvn -pl pki-lib test -Dtest=ProfileSchemaTest -DargLine=-Damtpki.accept=true")
                .isEqualTo(ProfileSchema.json());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void shippedProfilesFit(Path file) {
        assertThat(complaints(Files.exists(file) ? new String(Shipped.bytes(file), UTF_8) : ""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hashes: sha256",
                "hashes: [sha256, sha384]",
                "intermediates: [{name: a, subject: CN=A, validity: P1Y6M, key: rsa-2048}]",
                "certificates: [{name: a, kind: provisioning, key: {password: env:A}, pfx: {password: fd:3}}]",
                "certificates: [{name: a, kind: provisioning, names: [1.2.3.4, a.b], extensions: [{oid: 1.2.3, hex: 05 00}]}]"
            })
    void whatTheReaderTakesFits(String more) {
        ProfileReader.read("test.yaml", (HEAD + "domain: a.example\n" + more).getBytes(UTF_8));
        assertThat(complaints(HEAD + more)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour: blue",
                "version: 2",
                "hashes: md5",
                "certificates: [{name: a}]",
                "certificates: [{name: A, kind: provisioning}]",
                "certificates: [{name: a, kind: server}]",
                "certificates: {name: a, kind: provisioning}",
                "certificates: [{name: a, kind: provisioning, validity: 2 years}]",
                "certificates: [{name: a, kind: provisioning, pfx: {password: hunter2}}]",
                "certificates: [{name: a, kind: provisioning, extensions: [{oid: 1.2.3, critical: yes}]}]",
                "certificates: [{name: a, kind: provisioning, key: {type: rsa-512}}]"
            })
    void whatIsWrongInFormDoesNotFit(String more) {
        assertThat(complaints(HEAD + more)).isNotEmpty();
    }

    @Test
    void everyKeyIsExplained() {
        assertThat(withoutDescription(JsonText.parse(ProfileSchema.json().getBytes(UTF_8))))
                .isEmpty();
    }

    private static List<String> withoutDescription(Object tree) {
        List<String> found = new java.util.ArrayList<>();
        if (tree instanceof Map<?, ?> map) {
            if (map.get("properties") instanceof Map<?, ?> properties) {
                properties.forEach((key, value) -> {
                    if (!(((Map<?, ?>) value).get("description") instanceof String text) || !text.endsWith(".")) {
                        found.add(String.valueOf(key));
                    }
                });
            }
            map.values().forEach(value -> found.addAll(withoutDescription(value)));
        }
        if (tree instanceof List<?> list) {
            list.forEach(value -> found.addAll(withoutDescription(value)));
        }
        return found;
    }

    private static List<String> complaints(String yaml) {
        Map<?, ?> schema = (Map<?, ?>) JsonText.parse(ProfileSchema.json().getBytes(UTF_8));
        return SchemaCheck.problems(schema, PlainYaml.of(yaml.getBytes(UTF_8)));
    }
}
