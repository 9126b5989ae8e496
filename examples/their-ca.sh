#!/bin/sh
# Somebody else runs the CA: amtpki makes key and request, and the bundle out of what comes back. Here openssl plays the CA.
set -eu
amtpki=${AMTPKI:-$(cd -- "$(dirname -- "$0")/.." && pwd)/amtpki}
work=$(mktemp -d)
cd "$work"

"$amtpki" csr --kind provisioning --host rps.corp.example.com --password generate -o mine/rps

# Their CA, in openssl. Note -copy_extensions: without it openssl drops every extension of the request, and AMT answers
# AUTH_FAILED to what is left.
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 3650 -subj "/CN=Their Root" \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null
openssl x509 -req -in mine/rps.csr -CA ca.crt -CAkey ca.key -days 730 -sha256 -copy_extensions copyall \
    -out rps.crt 2>/dev/null

"$amtpki" bundle mine/rps.key rps.crt ca.crt --key-password file:mine/rps.key.password --password generate -o mine/rps.pfx
"$amtpki" inspect mine/rps.pfx --password file:mine/rps.pfx.password

# An old Windows Server reads only the old algorithms: the same bundle in another flavour.
"$amtpki" bundle mine/rps.pfx --key-password file:mine/rps.pfx.password --flavour compat --password generate -o mine/rps-2016.pfx

echo "everything is in $work"
