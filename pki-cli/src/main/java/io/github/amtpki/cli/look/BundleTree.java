package io.github.amtpki.cli.look;

import io.github.amtpki.Secret;
import io.github.amtpki.cli.console.Json;
import io.github.amtpki.pkcs12.Bundle;
import io.github.amtpki.pkcs12.BundleStructure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A bundle: how it is built, and what is in it as far as the password reaches. */
final class BundleTree {

    private BundleTree() {}

    static Map<String, Object> of(byte[] pfx, Optional<Secret> password, Instant now) {
        BundleStructure structure =
                password.isPresent() ? Bundle.decode(pfx, password.get()).structure() : Bundle.inspect(pfx);
        List<Object> items = new ArrayList<>();
        for (BundleStructure.Item item : structure.items()) {
            items.add(item(item, now));
        }
        return Json.tree(
                "type",
                "bundle",
                "encoding",
                structure.der() ? "DER" : "BER",
                "trailingBytes",
                structure.trailingBytes(),
                "mac",
                structure.mac().map(BundleTree::mac).orElse("none"),
                "opened",
                password.isPresent(),
                "items",
                items);
    }

    private static Map<String, Object> item(BundleStructure.Item item, Instant now) {
        Map<String, Object> tree = Json.tree("encryption", encryption(item.encryption()));
        List<Object> bags = new ArrayList<>();
        for (BundleStructure.Bag bag : item.bags()) {
            bags.add(bag(bag, now));
        }
        if (!bags.isEmpty()) {
            tree.put("contents", bags);
        }
        return tree;
    }

    private static Map<String, Object> bag(BundleStructure.Bag bag, Instant now) {
        Map<String, Object> tree =
                Json.tree("bag", bag.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        bag.friendlyName().ifPresent(name -> tree.put("friendlyName", name));
        bag.localKeyId().ifPresent(id -> tree.put("localKeyId", id));
        if (bag.encryption().isPresent()) {
            tree.put("encryption", encryption(bag.encryption()));
        }
        bag.certificate().ifPresent(certificate -> tree.putAll(CertificateTree.of(certificate, now)));
        return tree;
    }

    private static String mac(BundleStructure.Mac mac) {
        return (mac.pbmac1() ? "PBMAC1 " : "HMAC ") + mac.digest() + ", " + mac.iterations() + " iterations"
                + (mac.pbmac1() || mac.nullParameters() ? "" : ", digest without NULL parameters");
    }

    private static String encryption(Optional<BundleStructure.Encryption> encryption) {
        return encryption
                .map(one -> one.cipher() + ", " + one.kdf() + ", " + one.iterations() + " iterations")
                .orElse("none");
    }
}
