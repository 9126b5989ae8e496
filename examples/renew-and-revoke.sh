#!/bin/sh
# The years after: what ends when, a new certificate before the old one ends, and taking one back.
set -eu
amtpki=${AMTPKI:-$(cd -- "$(dirname -- "$0")/.." && pwd)/amtpki}
work=$(mktemp -d)
cd "$work"

cat >lab.yaml <<'PROFILE'
version: 1
domain: corp.example.com
firmware: "11-18"
root:
  subject: "CN=Example Root, O=Example"
  validity: 15y
intermediates:
  - {name: issuing, subject: "CN=Example Issuing CA, O=Example", validity: 10y}
certificates:
  - {name: provisioning, kind: provisioning, validity: 60d, pfx: {password: generate}}
  - {name: spare, kind: provisioning, host: spare.corp.example.com, validity: 1y, pfx: {password: generate}}
PROFILE
"$amtpki" apply lab.yaml -o pki

# What ends when, soonest first. Nothing is due within 30 days; within 90 something is, and the exit code says so.
"$amtpki" status pki
status=0
"$amtpki" status pki --within 90d || status=$?
[ "$status" = 1 ]

# For people's calendars and monitors; run again, the same files are refreshed.
"$amtpki" status pki --ical pki.ics --prometheus pki.prom
"$amtpki" status pki -q --ical pki.ics --prometheus pki.prom

# A new certificate with a new key. The old one stays valid, its files lie in pki/replaced, and the bundle has the password it
# had: import it again, and no machine need be visited.
cp pki/provisioning.pfx.password before
"$amtpki" renew pki provisioning --new-key
cmp before pki/provisioning.pfx.password

# A CA keeps its key, so what it issued stays valid; every chain and bundle below shows its new certificate.
"$amtpki" renew pki issuing --keep-key

# A root is not renewed: that would mean visiting every machine (exit code 5).
status=0
"$amtpki" renew pki root --keep-key || status=$?
[ "$status" = 5 ]

# The old certificate is imported nowhere any more: take it back. A key that was stolen: likewise, with its reason; what is
# in use and revoked is a finding until it is renewed with a new key.
"$amtpki" revoke pki provisioning --reason superseded
"$amtpki" revoke pki spare --reason keyCompromise
"$amtpki" renew pki spare --new-key

# Nobody knows before the lists are made. A list that is over makes strict readers refuse everything: repeat this from cron.
"$amtpki" crl pki --next-update 30d
"$amtpki" inspect pki/issuing.crl

# The profile has not changed, so there is nothing to apply.
"$amtpki" apply lab.yaml -o pki | tail -n 1 | grep -x "nothing changed in pki"
"$amtpki" status pki --profile lab.yaml

echo "everything is in $work"
