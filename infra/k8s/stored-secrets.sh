# What make-secrets and rotate-keys share. Sourced, from this folder.
namespace=ticketing
read -r -a services <<<"$(./service-names)"

random_hex() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
random() { printf 'k%s' "$(random_hex)"; }

is_there() { kubectl -n "$namespace" get secret "$1" >/dev/null 2>&1; }

# stored SECRET KEY: its value; nothing where there is none
stored() { kubectl -n "$namespace" get secret "$1" -o "jsonpath={.data.$2}" | base64 -d; }

# data KEY=VALUE...: as a Secret has them; without a value it removes the key
data() {
  local pair value
  printf 'data:\n'
  for pair; do
    value=$(printf %s "${pair#*=}" | base64 | tr -d '\n')
    printf '  %s: %s\n' "${pair%%=*}" "${value:+\"}${value:-null}${value:+\"}"
  done
}

# change SECRET KEY=VALUE...; by a pipe: arguments are seen by everybody on this machine
change() {
  local name=$1
  shift
  data "$@" | kubectl -n "$namespace" patch secret "$name" --type merge --patch-file /dev/stdin >/dev/null
}
