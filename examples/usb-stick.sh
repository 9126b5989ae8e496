#!/bin/sh
# From a root to machines that stand in racks: the file on the USB stick, for one, for many, and what is wrong with others.
set -eu
amtpki=${AMTPKI:-$(cd -- "$(dirname -- "$0")/.." && pwd)/amtpki}
work=$(mktemp -d)
cd "$work"

"$amtpki" init --domain corp.example.com --firmware 11-21 -o lab.yaml
"$amtpki" apply lab.yaml -o pki

# One file for all machines: the root's hash, the suffix, and a new password for MEBx, which lies beside it afterwards.
# Passwords never stand on a command line; 'admin' is what a machine has that nobody has touched.
FACTORY="admin"
export FACTORY
"$amtpki" setup-bin create --root pki/root.crt --domain corp.example.com \
    --current-password env:FACTORY --new-password generate -o usb/Setup.bin
cat usb/Setup.bin.password

# What is in it, with the passwords hidden, and what machines would say.
"$amtpki" setup-bin show usb/Setup.bin
"$amtpki" setup-bin check usb/Setup.bin --firmware 11-21

# AMT 6 does not know this version of the file: exit code 1, and how to mend it.
status=0
"$amtpki" setup-bin check usb/Setup.bin --firmware 6 || status=$?
[ "$status" = 1 ]

# Copy the file onto a freshly formatted stick, as the first and only one; or write a whole image with dd.
"$amtpki" setup-bin image usb/Setup.bin -o usb/stick.img

# A password for each machine: one file per row. What a row leaves empty is as the options say.
cat >fleet.csv <<'ROWS'
hostname,domain,new-password
pc-0001,,generate
pc-0002,lab.example.com,generate
ROWS
"$amtpki" setup-bin create --root pki/root.crt --domain corp.example.com \
    --current-password env:FACTORY --csv fleet.csv -o fleet
status=0
"$amtpki" setup-bin diff fleet/pc-0001/Setup.bin fleet/pc-0002/Setup.bin || status=$?
[ "$status" = 1 ]

# Or one stick from which each machine takes the next record. Which took which is unknown until somebody notes it, so rows may
# differ in nothing but the new password.
cat >pool.csv <<'ROWS'
hostname,new-password
pc-0003,generate
pc-0004,generate
ROWS
"$amtpki" setup-bin create --root pki/root.crt --domain corp.example.com \
    --current-password env:FACTORY --csv pool.csv --pool -o pool/Setup.bin
cut -d, -f1,3 pool/Setup.bin.ledger.csv

echo "everything is in $work"
