// Judges a provisioning bundle as RPS does at upload and MeshCentral at start; throws what it has against it.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const [modulePath, file, passwordFile, rootFile, suffix] = process.argv.slice(2);
const forge = require(modulePath);

const SETUP = '2.16.840.1.113741.1.2.3';
const password = fs.readFileSync(passwordFile, 'utf8').split('\n')[0];
const pfx = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(fs.readFileSync(file, 'binary')), password);
const keyBag = forge.pki.oids.pkcs8ShroudedKeyBag;
const certBag = forge.pki.oids.certBag;
const keys = pfx.getBags({ bagType: keyBag })[keyBag].map((bag) => bag.key);
const certificates = pfx.getBags({ bagType: certBag })[certBag].map((bag) => bag.cert);
const leaf = certificates[0];

const demand = (holds, otherwise) => {
  if (!holds) throw new Error(otherwise);
};
const same = (one, other) => one.hash === other.hash;

demand(keys.length === 1, 'exactly one private key');
demand(keys[0].n.equals(leaf.publicKey.n), 'the key must be that of the first certificate');
demand(certificates.every((one) => one.publicKey.n.bitLength() >= 2048), 'keys of at least 2048 bits');
demand(certificates.every((one) => one.validity.notBefore < new Date() && new Date() < one.validity.notAfter), 'dates');

const purposes = leaf.getExtension('extKeyUsage');
demand(purposes && purposes.serverAuth && purposes[SETUP], 'serverAuth and the AMT purpose');
const name = leaf.subject.getField('CN').value;
demand(name.split('.').slice(-2).join('.') === suffix.split('.').slice(-2).join('.'), 'the domain suffix');
demand(leaf.subject.getField('OU').value === 'Intel(R) Client Setup Certificate', 'the organizational unit');

// MeshCentral: one linear chain, whatever the order in the file, each certificate once.
const chain = [leaf];
const rest = certificates.slice(1);
while (rest.length > 0) {
  const next = rest.findIndex((one) => same(chain[chain.length - 1].issuer, one.subject));
  demand(next >= 0, 'unable to order the certificates');
  chain.push(...rest.splice(next, 1));
}
const root = chain[chain.length - 1];
demand(same(root.issuer, root.subject), 'a root certificate');
demand(chain.every((one, i) => one === certificates[i]), 'leaf first, root last');

// RPS: the chain is verified under the root that somebody trusts.
const trusted = forge.pki.certificateFromPem(fs.readFileSync(rootFile, 'utf8'));
forge.pki.verifyCertificateChain(forge.pki.createCaStore([trusted]), chain);

// What is sent to the firmware is encoded anew: it must still have the hash that is enrolled.
const again = Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(root)).getBytes(), 'binary');
const hash = (der) => crypto.createHash('sha256').update(der).digest('hex');
const enrolled = Buffer.from(fs.readFileSync(rootFile, 'utf8').replace(/-----[^-]*-----|\s/g, ''), 'base64');
demand(hash(again) === hash(enrolled), 'the same bytes when encoded again');
