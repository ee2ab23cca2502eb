#!/usr/bin/env bash
# Asks the wallboard's question and says when the answer is another one than before. Needs curl and a token with READ:
#   WAYMARK_URL=https://waymark.example.org WAYMARK_TOKEN=wm_… bash poll.sh
set -euo pipefail
url=${WAYMARK_URL:-http://localhost:4000}
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT

# ask: the answer goes to $kept/answer unless it is the same as before; prints the status.
ask() {
  curl -sS -o "$kept/new" -w '%{http_code}' --etag-compare "$kept/etag" --etag-save "$kept/etag.new" \
    "$url/graphql" -H "Authorization: Bearer $WAYMARK_TOKEN" -H 'Content-Type: application/json' \
    -d '{"query": "{ roadmap { revision groups(by: STATUS) { label count personWeeks } } }"}'
}

for ((i = 0; i < ${TIMES:-1000000}; i++)); do
  touch "$kept/etag"
  status=$(ask)
  if [ "$status" = 200 ]; then
    mv "$kept/etag.new" "$kept/etag"
    cat "$kept/new" && echo
  elif [ "$status" != 304 ]; then
    echo "The service answered $status: $(cat "$kept/new")" >&2
  fi
  sleep "${EVERY:-10}"
done
