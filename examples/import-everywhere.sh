#!/bin/sh
# From a bundle to the server that uses it: a folder for each, and the same PKI in openssl's words.
set -eu
amtpki=${AMTPKI:-$(cd -- "$(dirname -- "$0")/.." && pwd)/amtpki}
work=$(mktemp -d)
cd "$work"

"$amtpki" init --domain corp.example.com --firmware 11-21 -o lab.yaml
"$amtpki" apply lab.yaml -o pki

# Each server wants its own file in its own shape; a README in each folder says what to do with it.
"$amtpki" export pki --for rps,console,rpc-go,meshcentral,ema,scs -o servers
cat servers/rps/README.txt

# No file holds the bundle's password: scripts read it where it lies when they run.
if grep -rF "$(cat pki/provisioning.pfx.password)" servers; then exit 1; fi

# MeshCentral wants it in clear in its configuration. Who says so gets it, and is told which file holds it.
"$amtpki" export pki --for meshcentral --with-password -o with-password
grep certpfxpass with-password/meshcentral/config-fragment.json

# The profile can say it, too: then 'apply' keeps the folders beside the bundle and makes them again when it changes.
echo 'exports: [rps, meshcentral]' >>lab.yaml
"$amtpki" apply lab.yaml -o pki
ls pki/exports/rps

# For whoever does not want to trust this tool: an equal PKI from openssl alone, with keys of its own.
"$amtpki" export pki --as-openssl -o audit
sh audit/make-pki.sh like-it
openssl verify -CAfile like-it/root.crt like-it/provisioning.crt

echo "everything is in $work"
