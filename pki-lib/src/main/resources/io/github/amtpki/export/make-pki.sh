#!/bin/sh
# Makes a PKI like the one this was exported from, with nothing but OpenSSL, 3.0 or newer, and a POSIX shell:
#
#   sh make-pki.sh [FOLDER]       a new folder; 'pki' beside this script if left out
#
# Keys and passwords are new. What goes into each certificate stands in conf/NAME.cnf.
set -eu
umask 077 # private keys are for their owner
OPENSSL=${OPENSSL:-openssl}
here=$(cd -- "$(dirname -- "$0")" && pwd)
out=${1:-$here/pki}

fail() {
    echo "make-pki.sh: $1" >&2
    exit 1
}

case $("$OPENSSL" version) in
"OpenSSL "[3-9]*) ;;
*) fail "this is for OpenSSL 3.0 or newer, and '$OPENSSL' is '$("$OPENSSL" version)'" ;;
esac
[ ! -e "$out" ] || fail "$out exists already"
WORK=$(mktemp -d)
export WORK
trap 'rm -rf "$WORK"' EXIT
: >"$WORK/index.txt"

# Says nothing unless it fails.
quietly() {
    "$@" >"$WORK/log" 2>&1 || { cat "$WORK/log" >&2; fail "this failed: $*"; }
}

# key NAME ALGORITHM OPTION: a private key, locked with a password of 144 random bits that lies beside it.
key() {
    mkdir -p "$(dirname -- "$out/$1")"
    "$OPENSSL" rand -base64 18 >"$out/$1.key.password"
    quietly "$OPENSSL" genpkey -algorithm "$2" -pkeyopt "$3" -aes-256-cbc -pass "file:$out/$1.key.password" \
        -out "$out/$1.key"
}

# request NAME: who asks, and for which key. Openssl wants a request even for a root.
request() {
    quietly "$OPENSSL" req -new -utf8 -config "$here/conf/$1.cnf" -key "$out/$1.key" \
        -passin "file:$out/$1.key.password" -out "$WORK/request.pem"
}

# self_sign NAME: a root, which answers for itself.
self_sign() {
    request "$1"
    quietly "$OPENSSL" ca -batch -notext -preserveDN -config "$here/conf/$1.cnf" -selfsign -keyfile "$out/$1.key" \
        -passin "file:$out/$1.key.password" -in "$WORK/request.pem" -out "$out/$1.crt"
    quietly "$OPENSSL" x509 -in "$out/$1.crt" -outform DER -out "$out/$1.der"
}

# sign NAME ISSUER: dates and extensions are NAME's, the signature is ISSUER's.
sign() {
    request "$1"
    quietly "$OPENSSL" ca -batch -notext -preserveDN -config "$here/conf/$1.cnf" -cert "$out/$2.crt" -keyfile "$out/$2.key" \
        -passin "file:$out/$2.key.password" -in "$WORK/request.pem" -out "$out/$1.crt"
}

# chain NAME ISSUER... ROOT: the certificate and what stands above it, root last.
chain() {
    name=$1
    cp "$out/$name.crt" "$out/$name.chain.crt"
    shift
    : >"$WORK/above.crt"
    for issuer in "$@"; do
        cat "$out/$issuer.crt" >>"$WORK/above.crt"
        root=$issuer
    done
    cat "$WORK/above.crt" >>"$out/$name.chain.crt"
}

# bundle NAME ENCRYPTION DIGEST ITERATIONS FRIENDLY-NAME: key and chain in one file, leaf first, each certificate once.
bundle() {
    "$OPENSSL" rand -base64 18 >"$out/$1.pfx.password"
    quietly "$OPENSSL" pkcs12 -export -inkey "$out/$1.key" -passin "file:$out/$1.key.password" -in "$out/$1.crt" \
        -certfile "$WORK/above.crt" -name "$5" -keypbe "$2" -certpbe "$2" -macalg "$3" -iter "$4" \
        -passout "file:$out/$1.pfx.password" -out "$out/$1.pfx"
}

# judge NAME: does openssl, as strict as it can be, follow the chain to the root? (The date of today is left out of it.)
# What was exported may itself be less than strict readers want, as a root without key usage; then that is said.
judge() {
    if ! follows "$1" -x509_strict >/dev/null 2>&1; then
        quietly follows "$1"
        echo "make-pki.sh: $1 verifies, but not strictly, and neither does what it is made after" >&2
    fi
}

# follows NAME [options]
follows() {
    leaf=$1
    shift
    "$OPENSSL" verify "$@" -no_check_time -CAfile "$out/$root.crt" -untrusted "$WORK/above.crt" "$out/$leaf.crt"
}
@COMMANDS@
echo "everything is in $out"
