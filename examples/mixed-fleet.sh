#!/bin/sh
# Old and new machines together. AMT up to 20 refuses SHA-384, AMT 22 refuses SHA-256: no one chain serves both.
set -eu
amtpki=${AMTPKI:-$(cd -- "$(dirname -- "$0")/.." && pwd)/amtpki}
work=$(mktemp -d)
cd "$work"

"$amtpki" init --domain corp.example.com --firmware 12,16,22 -o fleet.yaml

# Two chains, each with its own root, leaf and bundle, in a folder named after its digest; the output says why.
"$amtpki" apply fleet.yaml -o pki
ls pki/sha256 pki/sha384

# AMT 12 and 16 are told this hash,
"$amtpki" hash pki/sha256/root.crt
# AMT 22 this one.
"$amtpki" hash pki/sha384/root.crt

echo "everything is in $work"
