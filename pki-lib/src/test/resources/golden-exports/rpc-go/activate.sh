#!/bin/sh
# Activates this machine in admin control mode, without any server. As root, beside provisioning.pfx:
#
#   sudo sh activate.sh [options of rpc activate]
#
#   RPC=PATH                  the rpc program; else the one on the search path
#   AMT_PASSWORD=...          the password that AMT's admin gets; else you are asked
#   PFX_PASSWORD_FILE=FILE    whose first line opens provisioning.pfx; else ../../provisioning.pfx.password
#
# rpc-go 2 and 3 both take certificate and passwords from these variables: nothing secret stands on a command line.
set -eu
here=$(dirname -- "$0")
[ -n "${PFX_PASSWORD_FILE:-}" ] || PFX_PASSWORD_FILE="$here"/'../../provisioning.pfx.password'
if [ ! -r "$PFX_PASSWORD_FILE" ]; then
    echo "activate.sh: there is no $PFX_PASSWORD_FILE: set PFX_PASSWORD_FILE to the file with the password" >&2
    exit 1
fi
PROVISIONING_CERT_PASSWORD=
IFS= read -r PROVISIONING_CERT_PASSWORD <"$PFX_PASSWORD_FILE" || [ -n "$PROVISIONING_CERT_PASSWORD" ]
PROVISIONING_CERT_PASSWORD=${PROVISIONING_CERT_PASSWORD%"$(printf '\r')"}
PROVISIONING_CERT=$(base64 <"$here"/'provisioning.pfx' | tr -d '\r\n')
if [ -z "${AMT_PASSWORD:-}" ]; then
    printf "new password for AMT's admin (is not shown): " >&2
    [ ! -t 0 ] || { trap 'stty echo' EXIT; stty -echo; }
    IFS= read -r AMT_PASSWORD
    [ ! -t 0 ] || { stty echo; trap - EXIT; }
    echo >&2
fi
export PROVISIONING_CERT PROVISIONING_CERT_PASSWORD AMT_PASSWORD
exec "${RPC:-rpc}" activate --local --acm "$@"
