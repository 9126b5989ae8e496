package io.github.amtpki.internal.bc;

import io.github.amtpki.Secret;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Builds PKCS#12 files that nobody should write, one oddity at a time. */
public final class OddPfx {

    private final List<Pfx.Item> items = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();
    private Optional<PbePassword> nullPassword = Optional.empty();

    /** Uses the spelling of the empty password that has no bytes at all. */
    public OddPfx withNullPassword() {
        nullPassword = Optional.of(PbePassword.spellings(Secret.of(new char[0])).get(1));
        return this;
    }

    private PbePassword spelling(Secret secret) {
        return nullPassword.orElseGet(() -> PbePassword.of(secret));
    }

    public static SafeBag bag(SafeBag.Kind kind, byte[] value) {
        return new SafeBag(kind, value, Optional.empty(), Optional.empty());
    }

    public SafeBag shrouded(byte[] pkcs8, Secret password, int iterations) {
        Pbe pbe = Pbe.compatible(iterations, random);
        return bag(
                SafeBag.Kind.SHROUDED_KEY,
                new Pkcs8(pbe, pbe.derive(spelling(password)).encrypt(pkcs8)).encode());
    }

    /** A shrouded key whose salt, count and bytes are all made up. */
    public static SafeBag fakeKey(long iterations) {
        DERSequence parameters =
                new DERSequence(new DEROctetString(new byte[8]), new ASN1Integer(BigInteger.valueOf(iterations)));
        AlgorithmIdentifier algorithm =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, parameters);
        return bag(SafeBag.Kind.SHROUDED_KEY, Der.encode(new DERSequence(algorithm, new DEROctetString(new byte[64]))));
    }

    /** One bag by itself, for a safe put together by hand. */
    public static byte[] der(SafeBag bag) {
        return Der.encode(Asn1.sequence(SafeBag.encode(List.of(bag)), "").getObjectAt(0));
    }

    public OddPfx plain(SafeBag... bags) {
        items.add(new Pfx.Item(Optional.empty(), SafeBag.encode(List.of(bags))));
        return this;
    }

    public OddPfx raw(byte[] safeContents) {
        items.add(new Pfx.Item(Optional.empty(), safeContents));
        return this;
    }

    public OddPfx locked(Secret password, int iterations, SafeBag... bags) {
        return locked(password, Pbe.compatible(iterations, random), SafeBag.encode(List.of(bags)));
    }

    public OddPfx modern(Secret password, int iterations, SafeBag... bags) {
        return locked(password, Pbe.modern(iterations, random), SafeBag.encode(List.of(bags)));
    }

    private OddPfx locked(Secret password, Pbe pbe, byte[] safe) {
        items.add(new Pfx.Item(Optional.of(pbe), pbe.derive(spelling(password)).encrypt(safe)));
        return this;
    }

    /** An encrypted item whose algorithm nobody knows. */
    public OddPfx unknownCipher() {
        AlgorithmIdentifier unknown = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4"));
        items.add(new Pfx.Item(Optional.of(Pbe.parse(unknown)), new byte[16]));
        return this;
    }

    public byte[] withMac(Secret password, Hash hash, int iterations) {
        MacScheme scheme = MacScheme.classic(hash, iterations, random);
        return Pfx.encode(items, scheme, scheme.derive(spelling(password)));
    }

    /** With a MAC made with a key of nobody's, claiming some number of iterations. */
    public byte[] withFakeMac(int iterations) {
        MacScheme scheme = MacScheme.classic(Hash.SHA_256, iterations, random);
        return Pfx.encode(items, scheme, new MacScheme.MacKey(Hash.SHA_256, new byte[32]));
    }

    public byte[] withoutMac() {
        byte[] whole = withFakeMac(1);
        ASN1Sequence pfx = Asn1.sequence(whole, "");
        return Der.encode(new DERSequence(pfx.getObjectAt(0), pfx.getObjectAt(1)));
    }

    /** A MAC whose digest has no OID that anybody knows. */
    public byte[] withUnknownMac() {
        ASN1Sequence pfx = Asn1.sequence(withFakeMac(1), "");
        DERSequence info = new DERSequence(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.5")), new DEROctetString(new byte[32]));
        DERSequence mac = new DERSequence(info, new DEROctetString(new byte[8]));
        return Der.encode(new DERSequence(new ASN1Encodable[] {pfx.getObjectAt(0), pfx.getObjectAt(1), mac}));
    }

    /** A safe with a secret, a CRL and a bag of unknown type, each holding nothing of use. */
    public static byte[] strangers() {
        ASN1EncodableVector bags = new ASN1EncodableVector();
        for (ASN1ObjectIdentifier type : List.of(
                PKCSObjectIdentifiers.secretBag,
                PKCSObjectIdentifiers.crlBag,
                PKCSObjectIdentifiers.safeContentsBag,
                new ASN1ObjectIdentifier("1.2.3.6"))) {
            bags.add(new DERSequence(type, new DERTaggedObject(0, new DERSequence())));
        }
        return Der.encode(new DERSequence(bags));
    }
}
