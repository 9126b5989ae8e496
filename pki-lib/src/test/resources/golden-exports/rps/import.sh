#!/bin/sh
# Gives domain.json to RPS, as a new domain profile or in place of the one of that name. Run it as
#
#   sh import.sh https://SERVER [options of curl, as --cacert FILE]
#
#   TOKEN=...                 a token that you have; 'none' where the server wants none; else you are asked to sign in
#   PFX_PASSWORD_FILE=FILE    whose first line opens the certificate's bundle; else ../../provisioning.pfx.password
#
# Passwords and tokens reach curl through pipes: what stands on a command line can be read by everybody on this machine.
set -eu
LC_ALL=C
export LC_ALL
profile='provisioning'
login='/mps/login/api/v1/authorize'
domains='/rps/api/v1/admin/domains'

fail() {
    echo "import.sh: $1" >&2
    exit 1
}

[ $# -ge 1 ] || fail 'say which server: sh import.sh https://SERVER'
server=${1%/}
shift
here=$(dirname -- "$0")
newline='
'

# Text as it stands between the quotes of JSON.
json() {
    rest=$1
    text=
    while [ -n "$rest" ]; do
        tail=${rest#?}
        char=${rest%"$tail"}
        case $char in
        \\ | \") text=$text\\$char ;;
        [[:cntrl:]]) fail 'a password or name holds a control character' ;;
        *) text=$text$char ;;
        esac
        rest=$tail
    done
    printf '%s' "$text"
}

# Asks the server: METHOD PATH [options of curl]. Answers what it says, and the HTTP status on a line of its own.
ask() {
    method=$1
    path=$2
    shift 2
    curl --silent --show-error --request "$method" --header 'Content-Type: application/json' --config /dev/fd/3 \
        --write-out '\n%{http_code}' "$@" "$server$path" 3<<CONFIG
${header:-}
CONFIG
}

# Splits what ask answered.
take() {
    status=${1##*"$newline"}
    answer=${1%"$newline"*}
}

# A field of a flat JSON object, if it is text.
field() {
    case $1 in
    *"\"$2\""*) ;;
    *) return 0 ;;
    esac
    value=${1#*"\"$2\""}
    value=${value#*\"}
    printf '%s' "${value%%\"*}"
}

# The profile, with the bundle's password where there is none yet.
body() {
    while IFS= read -r line; do
        case $line in
        *'"provisioningCertPassword": ""') printf '  "provisioningCertPassword": "%s"%s\n' "$secret" "$version" ;;
        *'"provisioningCertPassword":'*) printf '%s%s\n' "$line" "$version" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <"$here/domain.json"
}

secret=
if grep -q '"provisioningCertPassword": ""' "$here/domain.json"; then
    [ -n "${PFX_PASSWORD_FILE:-}" ] || PFX_PASSWORD_FILE="$here"/'../../provisioning.pfx.password'
    [ -r "$PFX_PASSWORD_FILE" ] || fail "there is no $PFX_PASSWORD_FILE: set PFX_PASSWORD_FILE to the file with the password"
    password=
    IFS= read -r password <"$PFX_PASSWORD_FILE" || [ -n "$password" ] || fail "$PFX_PASSWORD_FILE is empty"
    password=${password%"$(printf '\r')"}
    secret=$(json "$password")
fi

if [ -z "${TOKEN:-}" ]; then
    printf 'user name at %s: ' "$server" >&2
    IFS= read -r user
    printf 'password (is not shown): ' >&2
    [ ! -t 0 ] || { trap 'stty echo' EXIT; stty -echo; }
    IFS= read -r word
    [ ! -t 0 ] || { stty echo; trap - EXIT; }
    echo >&2
    name=$(json "$user")
    word=$(json "$word")
    take "$(printf '{"username": "%s", "password": "%s"}' "$name" "$word" |
        ask POST "$login" --data-binary @- "$@")"
    TOKEN=$(field "$answer" token)
    [ -n "$TOKEN" ] || fail "$server did not let '$user' in (HTTP $status): $answer"
fi
[ "$TOKEN" = none ] || header="header = \"Authorization: Bearer $(json "$TOKEN")\""

# The server wants to be told which version of an existing profile is replaced.
take "$(ask GET "$domains/$profile" "$@")"
case $status in
2*)
    method=PATCH
    number=$(field "$answer" version)
    version=${number:+",$newline  \"version\": \"$number\""}
    ;;
404)
    method=POST
    version=
    ;;
*) fail "$server does not tell its domain profiles (HTTP $status): $answer" ;;
esac
take "$(body | ask "$method" "$domains" --data-binary @- "$@")"
case $status in
2*) echo "$server has the domain profile '$profile'" ;;
*) fail "$server refused it (HTTP $status): $answer" ;;
esac
