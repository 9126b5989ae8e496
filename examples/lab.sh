#!/bin/sh
# The main job: a profile in, a PKI out; then the same again, and then a change.
set -eu
amtpki=${AMTPKI:-$(cd -- "$(dirname -- "$0")/.." && pwd)/amtpki}
work=$(mktemp -d)
cd "$work"

# A profile to begin with. Asked on a terminal, init asks back; here everything is said.
"$amtpki" init --domain corp.example.com --firmware 11-21 -o lab.yaml

# What would happen, certificate by certificate. Writes nothing.
"$amtpki" plan lab.yaml -o pki

# Do it.
"$amtpki" apply lab.yaml -o pki

# The hash that every machine must be told, in the forms people need.
"$amtpki" hash pki/root.crt

# The bundle for the provisioning server: key, leaf, root.
"$amtpki" inspect pki/provisioning.pfx --password file:pki/provisioning.pfx.password

# The same profile changes no byte.
"$amtpki" apply lab.yaml -o pki

# A shorter leaf: the root stays, no machine need be visited, and the old files are kept.
sed 's/validity: 2y/validity: 1y/' lab.yaml >shorter.yaml
"$amtpki" apply shorter.yaml -o pki
ls pki/replaced/*

# Another root would mean visiting every machine: exit code 6 until somebody says that it is meant.
sed 's/O=Example Lab/O=Another Lab/' lab.yaml >another.yaml
status=0
"$amtpki" apply another.yaml -o pki || status=$?
[ "$status" = 6 ]

echo "everything is in $work"
