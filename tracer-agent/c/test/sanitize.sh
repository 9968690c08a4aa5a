#!/bin/sh
# sanitize.sh: the agent's unit tests under address, undefined and thread sanitizers, and under valgrind; then the agent
# built so in whole programs, libxpc and programs built the same way for threads. What this machine does not have is
# said and left out. Some two minutes.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
build=$(mktemp -d /tmp/xpctape-sanitize.XXXXXX)
trap 'rm -rf "$build"' EXIT
fixtures=$build/fixtures
jobs=$(nproc 2>/dev/null || echo 1)

# install FOLDER FLAGS: the programs and their libxpc.
install() {
	make -s -j"$jobs" -C "$here/../../fixtures/c" OUT="$1" CFLAGS="$2" >/dev/null
}

# run_all WHO FIXTURES PRELOAD COMMAND...: the programs with the agent; each must end well and leave its tape.
run_all() {
	who=$1 from=$2 preload=$3
	shift 3
	for program in $programs; do
		XPC_SERVICES=$from/services LD_PRELOAD=$preload XPCTAPE_TAPE=$build/tape.$who.$program "$@" "$from/bin/$program" \
			>"$build/output" 2>&1 || {
			cat "$build/output" >&2
			echo "sanitize: $program, $who" >&2
			exit 1
		}
		[ -s "$build/tape.$who.$program" ] || {
			echo "sanitize: $program leaves no tape, $who" >&2
			exit 1
		}
		rm "$build/tape.$who.$program"*
	done
}
programs='three-sends create-reply peer-dies all-types barrier sessions pipes further conduct signals forks'

install "$fixtures" ''
for sanitizers in address,undefined thread; do
	echo "sanitize: $sanitizers"
	make -s -j"$jobs" -C "$here" all check-units SANITIZE=$sanitizers BUILD="$build/$sanitizers" FIXTURES="$fixtures"
done
runtime() { "${CC:-cc}" -print-file-name="$1"; }
export ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1
run_all address "$fixtures" "$(runtime libasan.so) $(runtime libubsan.so) $build/address,undefined/libxpctape-agent.so"
# Only what is built for it as well can be told apart from a race.
install "$build/thread-fixtures" '-fsanitize=thread -g'
export TSAN_OPTIONS='die_after_fork=0 report_signal_unsafe=0'
run_all thread "$build/thread-fixtures" "$(runtime libtsan.so) $build/thread/libxpctape-agent.so"

if ! command -v valgrind >/dev/null; then
	echo 'sanitize: no valgrind here'
	exit 0
fi
echo 'sanitize: valgrind'
make -s -j"$jobs" -C "$here" BUILD="$build/plain" FIXTURES="$fixtures" CFLAGS='-O2 -g -DTEST_SANITIZED' all memory-programs
memory='valgrind -q --error-exitcode=99 --leak-check=no --fair-sched=yes'
for test in pb_test plan_decode_test plan_apply_test walk_test tape_test tape_loss_test; do
	$memory "$build/plain/$test" >/dev/null
done
cp "$build/plain/balance" "$fixtures/bin"
programs="$programs balance"
# shellcheck disable=SC2086
run_all valgrind "$fixtures" "$build/plain/libxpctape-agent.so" $memory
echo 'sanitize: nothing found'
