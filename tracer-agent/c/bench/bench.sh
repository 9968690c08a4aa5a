#!/bin/sh
# bench.sh AGENT BENCH CALLS: what xpc_connection_send_message costs with a dictionary of 20 fields, in one run on one
# machine. The original behind the agent does nothing; what a time holds beside the call is two readings of the clock,
# which the first line shows. Times are nanoseconds.
set -eu
agent=$1 bench=$2 calls=$3
work=$(mktemp -d "${TMPDIR:-/var/tmp}/xpctape-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
nothing=$bench/nothing.so
runs='1 2 3 4 5'

# once COMMAND...: its line. Each run begins with no file at all.
once() {
	rm -rf "$work"/tape* "$work/written"
	mkdir "$work/written"
	"$@" 2>>"$work/errors" | grep -E '^[0-9]+ [0-9]+ [0-9]+ [0-9]+ [0-9]+$' || echo '- - - - -'
}
# row KEY NAME COMMAND...: one line of the table; the numbers are kept for the targets. It is the quietest of some runs,
# that of the least mean: the others hold what else the machine did, and what a virtual one pays its host for memory that
# it had handed back.
row() {
	key=$1 name=$2
	shift 2
	line=$(for run in $runs; do once "$@"; done | sort -n -k 2 | head -n 1)
	# shellcheck disable=SC2086
	printf '%-34s %9s %9s %9s %11s %12s\n' "$name" $line
	echo "$key $line" >>"$work/rows"
}
# other KEY NAME TOOL COMMAND...: a way that is measured with few calls, when the tool is there.
other() {
	tool=$3
	if command -v "$tool" >/dev/null; then
		key=$1 name=$2
		shift 3
		row "$key" "$name" "$@"
	else
		printf '%-34s not here\n' "$2"
	fi
}
traced() { env LD_PRELOAD="$agent $nothing" XPCTAPE_TAPE="$work/tape" "$@"; }

uptime
printf '%-34s %9s %9s %9s %11s %12s\n' "" median mean 99.9% worst calls/s
row untraced 'untraced' env LD_PRELOAD="$nothing" "$bench/send" "$calls" 1
row filtered 'filtered out' traced env XPCTAPE_SERVICES=none "$bench/send" "$calls" 1
for threads in 1 2; do
	each=$((calls / threads))
	who=$([ $threads = 1 ] || echo ", $threads threads")
	row encode$threads "encoding alone$who" "$bench/encode" "$each" $threads
	row traced$threads "traced$who" traced "$bench/send" "$each" $threads
	row write$threads "encoding and write(2)$who" "$bench/encode" "$each" $threads "$work/written"
done
row stack 'traced with --stack 8' traced env XPCTAPE_STACK=8 "$bench/send" "$calls" 1
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
runs=1
few=$((calls > 2000 ? 2000 : calls))
other gdb 'gdb printing one argument' gdb gdb -nx -q -batch -iex 'set debuginfod enabled off' -x "$work/gdb" -ex quit \
	--args env LD_PRELOAD="$nothing" "$bench/send" "$few" 1
other ltrace 'ltrace' ltrace ltrace -o "$work/ltrace" -e xpc_connection_send_message "$bench/send" "$few" 1
other uftrace 'uftrace, pointers alone' uftrace env LD_PRELOAD="$nothing" uftrace record --force -d "$work/uftrace" \
	"$bench/send" "$few" 1
awk '
	{ median[$1] = $2; mean[$1] = $3; tail[$1] = $4; worst[$1] = $5; rate[$1] = $6 }
	function target(what, value, unit, sign, limit) {
		printf "%-46s %9.2f%s, target %s %s: %s\n", what, value, unit, sign, limit,
			(sign == "<=" ? value <= limit : value >= limit) ? "met" : "missed"
	}
	END {
		clock = median["untraced"]
		traced = median["traced1"] - clock
		print ""
		target("median", median["traced1"], " ns", "<=", 500)
		target("median, of encoding alone, without the clock", traced / (median["encode1"] - clock), "", "<=", 1.25)
		target("mean", mean["traced1"], " ns", "<=", 900)
		target("99.9 %", tail["traced1"] / 1000, " us", "<=", 10)
		target("worst", worst["traced1"] / 1e6, " ms", "<=", 5)
		target("two threads together, of one", rate["traced2"] / rate["traced1"], "", ">=", 1.6)
		target("a filtered-out connection, by the mean", mean["filtered"] - mean["untraced"], " ns", "<=", 20)
		if (median["gdb"]) target("gdb printing one argument, by the median", (median["gdb"] - clock) / traced, "", ">=", 200)
		printf "without the clock, by the median: write(2) %.1f x traced", (median["write1"] - clock) / traced
		printf ", --stack 8 %.1f x", (median["stack"] - clock) / traced
		if (median["ltrace"]) printf ", ltrace %.0f x", (median["ltrace"] - clock) / traced
		if (median["uftrace"]) printf ", uftrace %.1f x", (median["uftrace"] - clock) / traced
		print ""
	}' "$work/rows"
