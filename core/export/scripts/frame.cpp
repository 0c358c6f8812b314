// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/scripts/script.h"

namespace breakwater::scripts {

std::string_view bashFrame()
{
    return R"FRAME(usage() {
  cat <<'EOF'
Without an option nothing is changed: the steps and their commands are printed.

  --execute          carry the steps out
  --approve NUMBER   a decision that was taken already; may be given several times
  --skip NUMBER      go on without a step, such as one in a region that does not answer; likewise
  --state FILE       what is done, so that a second run goes on where the first one stopped
  --log FILE         what happened when, one JSON object a line
  --list             numbers and keys of the steps
  -h, --help         this text

A step that only looks is done when its command ends without an error: compare what it shows with what is
expected. Variables that the design does not know are read from the environment. At the end the times stand in
FILE.rehearsal.json, in the form that `records.rehearsals` of a design has.
EOF
}

execute=false
list=false
state="$SCRIPT-$STAMP_ID.state"
log="$SCRIPT-$STAMP_ID.log"
approved=" "
skipped=" "
# A number that no step has is a slip of the hand: nobody waits for what it was meant to pass.
numbered() {
  if [ ! -f "$0" ] || grep -Fq -- "step '$1' " "$0"; then return; fi
  printf 'No step has the number %s; --list shows them.\n' "$1" >&2
  exit 2
}

while [ $# -gt 0 ]; do
  case $1 in
    --execute) execute=true ;;
    --approve) numbered "${2:?a step number}"; approved="$approved$2 "; shift ;;
    --skip) numbered "${2:?a step number}"; skipped="$skipped$2 "; shift ;;
    --state) state=${2:?a file}; shift ;;
    --log) log=${2:?a file}; shift ;;
    --list) list=true ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }

# event STEP-AS-JSON NUMBER WHAT [START MINUTES]
event() {
  $execute || return 0
  local at times=
  at=$(now)
  [ $# -lt 5 ] || times=$(printf ',"minutes":%s,"start":"%s","end":"%s","outcome":"%s"' "$5" "$4" "$at" "$3")
  printf '{"at":"%s","script":"%s","stamp":%s,"step":%s,"number":"%s","event":"%s"%s}\n' \
    "$at" "$SCRIPT" "$STAMP_JSON" "$1" "$2" "$3" "$times" >>"$log"
}

minutes_since() { awk -v s=$((SECONDS - $1)) 'BEGIN { printf "%.2f", s / 60 }'; }

is_done() { [ -f "$state" ] && grep -Fqx -- "$1" "$state"; }

confirm() {
  local number=$1 question=$2 answer
  case $approved in *" $number "*) return 0 ;; esac
  if [ ! -t 0 ]; then
    printf 'Step %s needs a person, or --approve %s.\n' "$number" "$number" >&2
    return 1
  fi
  printf '%s\nType %s to go on: ' "$question" "$number" >&2
  read -r answer
  [ "$answer" = "$number" ]
}

# Stops a step at its first command that fails, and keeps the script. Sets `status`.
attempt() {
  set +e
  (
    set -e
    "$1"
  )
  status=$?
  set -e
}

# failed STEP-AS-JSON NUMBER START BEGAN
failed() {
  event "$1" "$2" failed "$3" "$(minutes_since "$4")"
  printf 'Step %s failed; run again to go on here, with --skip %s to go on without it.\n' "$2" "$2" >&2
  exit 4
}

# step NUMBER KEY KEY-AS-JSON KIND TITLE OWNER EXPECT ROLLBACK [FUNCTION]
step() {
  local number=$1 key=$2 json=$3 kind=$4 title=$5 owner=$6 expect=$7 rollback=$8 function=${9:-}
  if $list; then
    printf '%s\t%s\n' "$number" "$key"
    return 0
  fi
  printf '\n%s  %s\n        %s\n' "$number" "$title" "$key"
  [ -z "$owner" ] || printf '        Who:      %s\n' "$owner"
  [ -z "$expect" ] || printf '        Expect:   %s\n' "$expect"
  [ -z "$rollback" ] || printf '        Way back: %s\n' "$rollback"
  if ! $execute; then
    [ -z "$function" ] || declare -f "$function" | sed -e '1,2d' -e '$d' -e 's/^/      /'
    return 0
  fi
  if is_done "$key"; then
    printf '        Done already.\n'
    return 0
  fi
  if is_done "skipped $key"; then
    printf '        Skipped before. To carry it out, take the line "skipped %s" out of %s and run again.\n' "$key" "$state"
    return 0
  fi
  case $skipped:$kind:$function in
    *" $number "*:*gate*:) printf '        A decision is not skipped.\n' ;;
    *" $number "*)
      event "$json" "$number" skipped
      printf '        Skipped.\n'
      printf 'skipped %s\n' "$key" >>"$state"
      return 0
      ;;
  esac
  case $kind in
    *gate*) confirm "$number" "This step is a decision." || exit 3 ;;
    *nowayback*) confirm "$number" "There is no way back behind this step." || exit 3 ;;
  esac
  local began=$SECONDS start
  start=$(now)
  event "$json" "$number" started
  if [ -n "$function" ]; then
    local tries=0
    attempt "$function"
    while [ "$status" -ne 0 ]; do
      tries=$((tries + 1))
      case $kind in
        *hold*)
          [ "$tries" -lt 120 ] || failed "$json" "$number" "$start" "$began"
          [ "$tries" -gt 1 ] || printf 'Not there yet: asked again every 30 seconds for an hour. Stop this and run again with --skip %s to go on without it.\n' "$number" >&2
          sleep 30
          ;;
        *) failed "$json" "$number" "$start" "$began" ;;
      esac
      attempt "$function"
    done
    case $kind in
      *hold*) confirm "$number" "Is what was expected there?" || exit 3 ;;
    esac
  else
    case $kind in
      *gate* | *nowayback*) ;;
      *) confirm "$number" "Done by hand?" || exit 3 ;;
    esac
  fi
  event "$json" "$number" 'done' "$start" "$(minutes_since "$began")"
  printf '%s\n' "$key" >>"$state"
}

# The times of this run as a rehearsal of the design.
rehearsal() {
  $execute || return 0
  awk -v stamp="$STAMP_JSON" -v planned="$PLANNED" -v day="$(date -u +%Y-%m-%d)" '
    match($0, /"event":"done","minutes":[0-9.]+/) {
      minutes = substr($0, RSTART + 25, RLENGTH - 25)
      from = index($0, "\"step\":") + 7
      to = index($0, ",\"number\":")
      steps = steps (steps == "" ? "" : ", ") substr($0, from, to - from) ": " minutes
    }
    END { printf "{\"stamp\": %s, \"on\": \"%s\", \"disruption\": \"region\", \"planned\": %s, \"steps\": {%s}}\n", stamp, day, planned, steps }
  ' "$log" >"$log.rehearsal.json"
  printf '\nTimes: %s.rehearsal.json\n' "$log"
}
)FRAME";
}

} // namespace breakwater::scripts
