// Works out the MAC of a bundle as RFC 9579 says, with node's primitives: exits with 0 if it is the bundle's, 2 if not.
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const [modulePath, file, passwordFile] = process.argv.slice(2);
const { asn1, util } = require(modulePath);

const PBMAC1 = '1.2.840.113549.1.5.14';
const PBKDF2 = '1.2.840.113549.1.5.12';
const HMAC_SHA256 = '1.2.840.113549.2.9';

const password = fs.readFileSync(passwordFile, 'utf8').split('\n')[0];
const bytes = (node) => Buffer.from(node.value, 'binary');
const number = (node) => parseInt(util.bytesToHex(node.value), 16);
const expect = (node, oid) => {
  if (asn1.derToOid(node.value) !== oid) throw new Error('expected ' + oid);
};

// PFX { version, authSafe { data, [0] { OCTET STRING } }, macData { { algorithm, digest }, salt, iterations } }
const [, authSafe, macData] = asn1.fromDer(fs.readFileSync(file, 'binary')).value;
const content = bytes(authSafe.value[1].value[0]);
const [algorithm, digest] = macData.value[0].value;
expect(algorithm.value[0], PBMAC1);
const [derivation, scheme] = algorithm.value[1].value;
expect(derivation.value[0], PBKDF2);
expect(scheme.value[0], HMAC_SHA256);
const [salt, iterations, length, prf] = derivation.value[1].value;
expect(prf.value[0], HMAC_SHA256);

const key = crypto.pbkdf2Sync(password, bytes(salt), number(iterations), number(length), 'sha256');
const mac = crypto.createHmac('sha256', key).update(content).digest();
process.exit(mac.equals(bytes(digest)) ? 0 : 2);
