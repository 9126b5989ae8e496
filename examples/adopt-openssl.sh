#!/bin/sh
# A PKI that openssl made, as the guides show it, goes on with amtpki: nothing is issued again, no machine is visited.
set -eu
amtpki=${AMTPKI:-$(cd -- "$(dirname -- "$0")/.." && pwd)/amtpki}
work=$(mktemp -d)
cd "$work"

# What people have: a root without key usage, a leaf, and the keys beside them, which nothing locks.
mkdir have
openssl req -x509 -sha256 -days 3560 -nodes -newkey rsa:2048 -subj "/CN=CA Custom Root Certificate" \
    -keyout have/rootCA.key -out have/rootCA.crt 2>/dev/null
openssl req -new -newkey rsa:2048 -nodes -keyout have/server.key -subj "/CN=corp.example.com" -out have/server.csr 2>/dev/null
cat >have/cert.conf <<'EOF'
basicConstraints = CA:FALSE
keyUsage = digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth, 2.16.840.1.113741.1.2.3
subjectAltName = DNS:corp.example.com
EOF
openssl x509 -req -in have/server.csr -CA have/rootCA.crt -CAkey have/rootCA.key -CAcreateserial -days 730 -sha256 \
    -extfile have/cert.conf -out have/server.crt 2>/dev/null

# Taken over and judged. Whatever amtpki would have made differently is said; the certificates stay as they are.
"$amtpki" adopt have -o out/lab --domain corp.example.com --firmware 11-18

# The root is the same to the byte, so its hash is, too: what was enrolled stays good.
openssl x509 -in have/rootCA.crt -outform DER | cmp - out/lab/root.der

# The profile that was written changes nothing.
"$amtpki" apply out/lab.yaml -o out/lab | tail -n 1

# From here on it is an amtpki PKI: a second certificate is a few lines more.
cat >>out/lab.yaml <<'EOF'
  - name: second
    kind: provisioning
    host: rps.corp.example.com
    validity: 1y
    pfx: {password: generate}
EOF
"$amtpki" apply out/lab.yaml -o out/lab
openssl verify -CAfile have/rootCA.crt out/lab/second.crt

# The old root key lies in have/rootCA.key, and nothing locks it. Once the folder is safe somewhere else, put it away.

echo "everything is in $work"
