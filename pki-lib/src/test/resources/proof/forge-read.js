// Opens bundles as RPS and MeshCentral do, and prints of each the private key and every certificate, in the file's order, as
// node-forge encodes them again: what these servers send to the firmware is that encoding and not the file's.
'use strict';
const fs = require('fs');
const [modulePath, passwordFile, ...files] = process.argv.slice(2);
const forge = require(modulePath);

const { pki } = forge;
const password = fs.readFileSync(passwordFile, 'utf8').split('\n')[0];
const keyBag = pki.oids.pkcs8ShroudedKeyBag;
const certBag = pki.oids.certBag;

for (const file of files) {
  const base64 = fs.readFileSync(file).toString('base64');
  const asn1 = forge.asn1.fromDer(forge.util.decode64(base64));
  const pfx = forge.pkcs12.pkcs12FromAsn1(asn1, password);

  const keys = pfx.getBags({ bagType: keyBag })[keyBag];
  const certificates = pfx.getBags({ bagType: certBag })[certBag].map((bag) => bag.cert);

  if (keys.length !== 1) throw new Error('expected one shrouded key, found ' + keys.length);
  const key = keys[0].key;
  // What is not RSA is opened and passed over without a word.
  if (!key || !certificates[0]) throw new Error('no RSA key, or no certificate of one');
  if (!key.n.equals(certificates[0].publicKey.n)) throw new Error('the key is not that of the first certificate');

  process.stdout.write(pki.privateKeyInfoToPem(pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key))));
  for (const certificate of certificates) process.stdout.write(pki.certificateToPem(certificate));
}
