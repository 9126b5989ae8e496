// Looks at many files as RPS does at upload and MeshCentral at start, with node-forge itself doing what those two let it do:
// opening the file, finding bags, comparing names, verifying the chain. The order of the checks and their sentences are those
// that the programs are known to have; the code is ours.
//
// One line of JSON for each file on standard input: {"name", "file" (base64), "password", "suffix" (or null), "now"}
// One line of JSON for each on standard output: {"name", "rps", "meshcentral"}: what each has against it; left out if it takes it.
'use strict';
const readline = require('readline');
const [modulePath, only] = process.argv.slice(2);
const forge = require(modulePath);

const { pki, asn1, pkcs12 } = forge;
const SETUP = '2.16.840.1.113741.1.2.3';
const SETUP_UNIT = 'Intel(R) Client Setup Certificate';

class Refusal extends Error {}
const demand = (holds, words) => {
  if (!holds) throw new Refusal(words);
};
const complaint = (work) => {
  try {
    work();
    return null;
  } catch (e) {
    return e.message;
  }
};
// Key derivation is slow, and both programs do the same.
const once = (work) => {
  let again = () => {
    try {
      const value = work();
      again = () => value;
    } catch (e) {
      again = () => {
        throw e;
      };
    }
    return again();
  };
  return () => again();
};
const selfIssued = (certificate) => certificate.subject.hash === certificate.issuer.hash;

const open = ({ file, password }) => {
  const bytes = Buffer.from(file, 'base64').toString('binary');
  const pfx = pkcs12.pkcs12FromAsn1(asn1.fromDer(bytes), true, password);
  const bags = (type) => pfx.getBags({ bagType: type })[type];
  return {
    certificates: bags(pki.oids.certBag).map((bag) => bag.cert),
    keys: bags(pki.oids.pkcs8ShroudedKeyBag).map((bag) => bag.key),
  };
};

const tail = (name) => {
  const labels = name.split('.');
  return (labels[labels.length - 2] + '.' + labels[labels.length - 1]).trim();
};

const issuersOf = (certificates) => {
  const pool = certificates.slice(1);
  const chain = [certificates[0]];
  while (!selfIssued(chain[chain.length - 1])) {
    const wanted = chain[chain.length - 1].issuer.hash;
    const at = pool.findIndex((one) => one.subject.hash === wanted);
    demand(at >= 0, 'Certificate chain is broken: cannot find issuer for a certificate in the chain');
    chain.push(pool.splice(at, 1)[0]);
  }
  return chain;
};

const rps = (line, opening) => {
  demand(line.password.length > 0, 'Provisioning Cert Password is required');
  demand(line.password.length <= 64, 'Password should not exceed 64 characters in length');
  let opened;
  try {
    opened = opening();
  } catch (e) {
    throw new Refusal(
      'Unable to decrypt provisioning certificate. Please check that the password is correct, and that the certificate is ' +
        'a valid certificate.'
    );
  }
  const now = new Date(line.now);
  const certificates = opened.certificates.filter((one) => one);
  const keys = opened.keys.filter((one) => one);
  demand(
    certificates.length > 0,
    'No certificates could be parsed from the provisioning certificate. The certificate may use an unsupported public-key ' +
      'algorithm; an RSA-keyed certificate is required.'
  );
  const first = certificates[0];
  const name = first.subject.getField('CN');
  demand(name, 'Provisioning certificate does not contain a Common Name (CN) in the subject');
  demand(
    line.suffix === null || tail(name.value) === tail(line.suffix),
    'FQDN not associated with provisioning certificate'
  );
  for (const { validity } of certificates) {
    demand(
      validity.notBefore <= now,
      `Uploaded certificate is not yet valid: notBefore date ${validity.notBefore.toISOString()} is in the future`
    );
    demand(validity.notAfter >= now, 'Uploaded certificate has expired');
  }
  demand(certificates.some(selfIssued), 'Provisioning certificate does not contain a root certificate');
  for (const { publicKey } of certificates) {
    const bits = publicKey.n.bitLength();
    demand(bits >= 2048, `Certificate key size ${bits} bits is below the minimum required 2048 bits for AMT`);
  }
  demand(keys.length > 0, 'Provisioning certificate does not contain a private key');
  demand(
    first.publicKey.n.equals(keys[0].n),
    'Private key in the PFX does not match the leaf certificate public key'
  );
  if (certificates.length > 1) {
    const chain = issuersOf(certificates);
    try {
      pki.verifyCertificateChain(pki.createCaStore([chain[chain.length - 1]]), chain, { validityCheckDate: now });
    } catch (e) {
      throw new Refusal('Certificate chain signature verification failed: ' + e.message);
    }
  }
  const purposes = first.getExtension('extKeyUsage');
  demand(
    purposes && purposes[SETUP] === true,
    `Leaf certificate is missing the Intel AMT Activation EKU OID (${SETUP})`
  );
};

// From the root down; each certificate must find its place.
const ordered = (certificates) => {
  const chain = [];
  let above = null;
  for (let found = true; chain.length < certificates.length; ) {
    found = false;
    for (const one of certificates) {
      const root = one.subject.hash === one.issuer.hash;
      if (above === null ? root : !root && one.issuer.hash === above) {
        above = one.subject.hash;
        chain.unshift(one);
        found = true;
      }
    }
    demand(found, 'Unable to order Intel AMT ACM activation certificates to create a full chain.');
  }
  return chain;
};

const meshcentral = (line, opening) => {
  const { certificates, keys } = opening();
  demand(certificates.length >= 2, 'Certificate file contains less then 2 certificates');
  demand(keys.length === 1, 'Certificate file must contain exactly one private key');
  const leaf = ordered(certificates)[0];
  demand(
    leaf.publicKey.n.equals(keys[0].n) && leaf.publicKey.e.equals(keys[0].e),
    'Intel AMT activation certificate provided with a mismatching private key.'
  );
  const unit = leaf.subject.getField('OU');
  demand(
    leaf.extensions.some((one) => one[SETUP] === true) || (unit && unit.value === SETUP_UNIT),
    `Intel AMT activation certificate must have usage OID "${SETUP}" or organization name "${SETUP_UNIT}".`
  );
  demand(leaf.subject.getField('CN'), 'Unable to get Intel AMT activation certificate common name.');
};

// Opening a file is slow, so whoever wants one answer pays for one.
const asked = (importer) => only === undefined || only === importer;

readline.createInterface({ input: process.stdin }).on('line', (text) => {
  const line = JSON.parse(text);
  const opening = once(() => open(line));
  const answer = {
    name: line.name,
    rps: asked('rps') ? complaint(() => rps(line, opening)) ?? undefined : undefined,
    meshcentral: asked('meshcentral') ? complaint(() => meshcentral(line, opening)) ?? undefined : undefined,
  };
  process.stdout.write(JSON.stringify(answer) + '\n');
});
