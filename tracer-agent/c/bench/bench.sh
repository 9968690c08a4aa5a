#!/bin/sh
# bench.sh AGENT BENCH CALLS: what xpc_connection_send_message costs with a dictionary of 20 fields, in one run on one
# machine. The original behind the agent does nothing; what a time holds beside the call is two readings of the clock,
# which the first line shows. Times are nanoseconds.
set -eu
agent=$1 bench=$2 calls=$3
work=$(mktemp -d "${TMPDIR:-/var/tmp}/xpctape-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
nothing=$bench/nothing.so

# row NAME COMMAND...
row() {
	name=$1
	shift
	line=$("$@" 2>>"$work/errors" | grep -E '^[0-9]+ [0-9]+ [0-9]+ [0-9]+ [0-9]+$')
	# shellcheck disable=SC2086
	printf '%-34s %9s %9s %9s %11s %12s\n' "$name" $line
	last=${line%% *}
}
# other NAME COMMAND...: a way that is measured with few calls, when the program is there.
other() {
	if command -v "$2" >/dev/null; then row "$@"; else printf '%-34s not here\n' "$1"; fi
}

uptime
printf '%-34s %9s %9s %9s %11s %12s\n' "" median mean 99.9% worst calls/s
row 'untraced, 1 thread' env LD_PRELOAD="$nothing" "$bench/send" "$calls" 1
base=$last
row 'filtered out, 1 thread' env LD_PRELOAD="$agent $nothing" XPCTAPE_TAPE="$work/a" XPCTAPE_SERVICES=none "$bench/send" "$calls" 1
filtered=$last
for threads in 1 2; do
	each=$((calls / threads))
	row "encoding alone, $threads thread" "$bench/encode" "$each" $threads
	[ $threads = 1 ] && encoding=$last
	row "traced, $threads thread" env LD_PRELOAD="$agent $nothing" XPCTAPE_TAPE="$work/b$threads" "$bench/send" "$each" $threads
	[ $threads = 1 ] && traced=$last
	rm -f "$work/b$threads"
	mkdir "$work/c$threads"
	row "encoding and write(2), $threads thread" "$bench/encode" "$each" $threads "$work/c$threads"
	rm -rf "$work/c$threads"
done
row 'traced with --stack 8, 1 thread' env LD_PRELOAD="$agent $nothing" XPCTAPE_TAPE="$work/d" XPCTAPE_STACK=8 "$bench/send" "$calls" 1
rm -f "$work/d"
cat >"$work/gdb" <<'EOF'
set breakpoint pending on
set startup-with-shell off
break xpc_connection_send_message
commands
silent
printf "%p\n", $rsi
continue
end
run
EOF
few=$((calls > 2000 ? 2000 : calls))
other 'gdb printing one argument' gdb -nx -q -batch -iex 'set debuginfod enabled off' -x "$work/gdb" -ex quit --args env LD_PRELOAD="$nothing" "$bench/send" "$few" 1
gdb=$last
other 'ltrace' ltrace -o "$work/ltrace" -e xpc_connection_send_message "$bench/send" "$few" 1
awk -v b="$base" -v f="$filtered" -v e="$encoding" -v t="$traced" -v g="$gdb" 'BEGIN {
	printf "medians without the clock: filtered out %d ns, traced %d ns = %.2f x encoding; gdb %.0f x traced\n",
		f - b, t - b, (t - b) / (e - b), (g - b) / (t - b) }'
