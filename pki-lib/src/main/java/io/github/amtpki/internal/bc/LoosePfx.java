package io.github.amtpki.internal.bc;

import io.github.amtpki.Secret;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * A PKCS#12 file written with a free hand, as other programs write it or as nobody should: any number of items, any bags, any
 * algorithm, with or without a MAC, in DER or in BER. For files that are made to be refused; bundles for use come from
 * {@link Pfx#encode}.
 *
 * <pre>{@code
 * LoosePfx pfx = new LoosePfx(password, 2048, random);
 * pfx.locked(OddPbe.RC2_128, certificates).open(List.of(pfx.shrouded(OddPbe.TRIPLE_DES, key, name, id)));
 * byte[] file = pfx.encode(Optional.empty(), false);             // no MAC, DER
 * }</pre>
 */
public final class LoosePfx {

    private final Secret password;
    private final int iterations;
    private final SecureRandom random;
    private final List<Pfx.Item> items = new ArrayList<>();

    public LoosePfx(Secret password, int iterations, SecureRandom random) {
        this.password = password;
        this.iterations = iterations;
        this.random = random;
    }

    /** One more item, which nothing locks. */
    public LoosePfx open(List<SafeBag> bags) {
        items.add(new Pfx.Item(Optional.empty(), SafeBag.encode(bags)));
        return this;
    }

    /** One more item under a lock. */
    public LoosePfx locked(OddPbe how, List<SafeBag> bags) {
        Pbe pbe = how.with(iterations, random);
        items.add(new Pfx.Item(Optional.of(pbe), encrypt(pbe, SafeBag.encode(bags))));
        return this;
    }

    /** A key in a lock of its own, for an item. */
    public SafeBag shrouded(OddPbe how, byte[] pkcs8, Optional<String> friendlyName, Optional<byte[]> localKeyId) {
        Pbe pbe = how.with(iterations, random);
        byte[] locked = new Pkcs8(pbe, encrypt(pbe, pkcs8)).encode();
        return new SafeBag(SafeBag.Kind.SHROUDED_KEY, locked, friendlyName, localKeyId);
    }

    /** A symmetric key as Java's keystores keep it: a secret bag around the same structure as a shrouded key's. */
    public SafeBag secret(OddPbe how, byte[] anything) {
        byte[] locked =
                shrouded(how, anything, Optional.empty(), Optional.empty()).value();
        ASN1Encodable[] bag = {
            PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, new DERTaggedObject(0, new DEROctetString(locked))
        };
        return new SafeBag(SafeBag.Kind.SECRET, Der.encode(new DERSequence(bag)), Optional.empty(), Optional.empty());
    }

    /**
     * The file.
     *
     * @param mac how it is made tamper-evident, if at all
     * @param ber whether the shell has indefinite lengths and octet strings in pieces, as Bouncy Castle's keystore writes
     */
    public byte[] encode(Optional<MacScheme> mac, boolean ber) {
        byte[] authenticated = Pfx.authenticated(items);
        ASN1EncodableVector pfx = new ASN1EncodableVector();
        pfx.add(new ASN1Integer(3));
        pfx.add(ber ? inPieces(authenticated) : whole(authenticated));
        mac.ifPresent(scheme -> pfx.add(MacScheme.encode(scheme, macKey(scheme).over(authenticated))));
        try {
            return ber ? new BERSequence(pfx).getEncoded() : Der.encode(new DERSequence(pfx));
        } catch (IOException e) {
            throw new IllegalStateException("encoding to memory cannot fail", e);
        }
    }

    private static ASN1Encodable whole(byte[] content) {
        return new DERSequence(
                new ASN1Encodable[] {PKCSObjectIdentifiers.data, new DERTaggedObject(0, new DEROctetString(content))});
    }

    private static ASN1Encodable inPieces(byte[] content) {
        return new BERSequence(
                new ASN1Encodable[] {PKCSObjectIdentifiers.data, new BERTaggedObject(0, new BEROctetString(content))});
    }

    private MacScheme.MacKey macKey(MacScheme scheme) {
        try (PbePassword spelling = PbePassword.of(password)) {
            return scheme.derive(spelling);
        }
    }

    private byte[] encrypt(Pbe pbe, byte[] plain) {
        try (PbePassword spelling = PbePassword.of(password);
                DerivedKey key = pbe.derive(spelling)) {
            return key.encrypt(plain);
        }
    }
}
