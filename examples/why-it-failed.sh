#!/bin/sh
# Three labs that failed, each with one detail wrong. openssl makes what they made; amtpki says at the desk what the machines in
# the rack would have answered.
set -eu
amtpki=${AMTPKI:-$(cd -- "$(dirname -- "$0")/.." && pwd)/amtpki}
work=$(mktemp -d)
cd "$work"

# check exits with 1 if somebody refuses, which is what these three are about.
refused() {
    code=0
    "$amtpki" check "$@" || code=$?
    [ "$code" -eq 1 ]
}

root() {
    openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.crt -days 3650 -subj "/CN=$1" \
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,"$2" 2>/dev/null
}

request() {
    openssl req -new -newkey rsa:2048 -nodes -keyout leaf.key -out leaf.csr -subj "/CN=$1" \
        -addext "subjectAltName=DNS:$1" -addext extendedKeyUsage=serverAuth,2.16.840.1.113741.1.2.3 2>/dev/null
}

bundle() {
    openssl pkcs12 -export -inkey leaf.key -in leaf.crt -certfile root.crt -passout pass:example -out "$1.pfx"
    echo example > "$1.pfx.password"
}

# One: the root may sign revocation lists, but no certificates. AddNextCertInChain takes the leaf and refuses the root: 4.
root "Lab Root One" cRLSign
request corp.example.com
openssl x509 -req -in leaf.csr -CA root.crt -CAkey root.key -days 730 -copy_extensions copyall -out leaf.crt 2>/dev/null
bundle one
refused one.pfx --domain corp.example.com --firmware 12
"$amtpki" explain C1

# Two: openssl signed the request and dropped every extension of it. The chain is taken; AdminSetup says 5, AUTH_FAILED.
root "Lab Root Two" keyCertSign,cRLSign
openssl x509 -req -in leaf.csr -CA root.crt -CAkey root.key -days 730 -out leaf.crt 2>/dev/null
bundle two
refused two.pfx --domain corp.example.com --firmware 12

# Three: all is well with the certificate, but the machine knows its suffix from the operating system only.
request ema.example.com.ua
openssl x509 -req -in leaf.csr -CA root.crt -CAkey root.key -days 730 -copy_extensions copyall -out leaf.crt 2>/dev/null
bundle three
refused three.pfx --domain example.com.ua --suffix-source os --firmware 16
"$amtpki" check three.pfx --domain example.com.ua --suffix-source mebx --firmware 16

# All three left a line like this in a log. The method decides what the number means.
echo 'AdminSetup failed: ReturnValue 5' | "$amtpki" explain

# Whether a machine trusts the root at all: somebody typed its hash, with one digit wrong.
"$amtpki" hash root.crt --digest sha256 --format groups | sed 's/^\(.\{5\}\)./\1O/' > typed.txt
"$amtpki" compare root.crt --amtinfo typed.txt || [ $? -eq 1 ]

echo "everything is in $work"
