#!/bin/sh
# Somebody else made a key and a request. Every extension asked for is answered for: none is dropped without a word.
set -eu
amtpki=${AMTPKI:-$(cd -- "$(dirname -- "$0")/.." && pwd)/amtpki}
work=$(mktemp -d)
cd "$work"

"$amtpki" init --domain corp.example.com --firmware 11-21 -o lab.yaml
"$amtpki" apply lab.yaml -o pki

# Their side: a key, and a request for a provisioning certificate.
"$amtpki" csr --kind provisioning --host rps.corp.example.com --password generate -o theirs/rps
"$amtpki" inspect theirs/rps.csr

# Our side: what the request asks for is copied as far as a request may have it.
"$amtpki" sign theirs/rps.csr --ca pki --kind provisioning --copy all -o signed

# Only the names, nothing else; the purposes come from the kind.
"$amtpki" sign theirs/rps.csr --ca pki --kind provisioning --copy subjectAltName -o names-only

# Their side again: key, certificate and chain become a bundle.
"$amtpki" bundle theirs/rps.key signed/rps.chain.crt --key-password file:theirs/rps.key.password \
    --password generate -o theirs/rps.pfx

echo "everything is in $work"
