#!/bin/sh
# Runs a command that ends when the process that started it ends, however that one ends: its end closes our input.
# Usage: leash.sh PID_FILE COMMAND ARGUMENT…   TERM is passed on; the exit code is the command's.
pid_file=$1
shift
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
echo "$child" >"$pid_file"
{
  while read -r _ <&3; do :; done
  kill -TERM "$child"
  # a child that cannot finish without its parent must not stay behind
  sleep 20
  kill -KILL "$child"
} >/dev/null 2>&1 &
watcher=$!
trap 'kill -TERM "$child" 2>/dev/null' TERM INT HUP
code=0
while :; do
  wait "$child"
  code=$?
  kill -0 "$child" 2>/dev/null || break
done
kill -KILL "$watcher" 2>/dev/null
rm -f "$pid_file"
exit "$code"
