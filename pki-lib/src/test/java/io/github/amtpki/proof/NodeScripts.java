package io.github.amtpki.proof;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Where the scripts lie that do with node-forge what provisioning servers do. */
final class NodeScripts {

    private NodeScripts() {}

    static String path(String name) {
        URL url = Objects.requireNonNull(NodeScripts.class.getResource("/proof/" + name), name);
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
