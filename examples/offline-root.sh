#!/bin/sh
# Two tiers: the root signs one intermediate and goes into a safe; the intermediate signs from day to day.
set -eu
amtpki=${AMTPKI:-$(cd -- "$(dirname -- "$0")/.." && pwd)/amtpki}
work=$(mktemp -d)
cd "$work"

cat >two-tier.yaml <<'PROFILE'
version: 1
domain: corp.example.com
firmware: "11-21"
root:
  subject: "CN=Example Root, O=Example"
  validity: 20y
intermediates:
  - {name: issuing, subject: "CN=Example Issuing CA, O=Example", validity: 10y}
certificates:
  - {name: provisioning, kind: provisioning, validity: 2y, pfx: {password: generate}}
PROFILE
"$amtpki" apply two-tier.yaml -o pki

# Off with the root's key, onto the medium that goes into the safe.
mkdir -m 700 safe
mv pki/root.key pki/root.key.password safe/

# Everything but signing with the root goes on: here a second leaf, signed by the intermediate.
cat >>two-tier.yaml <<'PROFILE'
  - {name: second, kind: provisioning, host: second.corp.example.com, validity: 1y, pfx: {password: generate}}
PROFILE
"$amtpki" apply two-tier.yaml -o pki

# What needs the root's key says so and changes nothing (exit code 5).
cat >>two-tier.yaml <<'PROFILE'
  - {name: third, kind: provisioning, host: third.corp.example.com, validity: 1y, issuer: root}
PROFILE
status=0
"$amtpki" apply two-tier.yaml -o pki || status=$?
[ "$status" = 5 ]

# With the key back for a moment it works.
cp safe/* pki/
"$amtpki" apply two-tier.yaml -o pki
rm pki/root.key pki/root.key.password

echo "everything is in $work"
