#!/bin/sh
# sanitize.sh [FIXTURES]: the agent's unit tests under address, undefined and thread sanitizers, and under valgrind,
# with the whole of a conversation in a program that the agent is loaded into. FIXTURES is where fixtures/c is
# installed; without it, make builds them. What this machine does not have is said and left out.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
build=$(mktemp -d /tmp/xpctape-sanitize.XXXXXX)
trap 'rm -rf "$build"' EXIT
if [ $# -gt 0 ]; then
	fixtures=$(cd "$1" && pwd)
else
	fixtures=$build/fixtures
	make -s -C "$here/../../fixtures/c" OUT="$fixtures"
fi

for sanitizers in address,undefined thread; do
	echo "sanitize: $sanitizers"
	make -s -C "$here" check-units SANITIZE=$sanitizers BUILD="$build/$sanitizers" FIXTURES="$fixtures"
done

if ! command -v valgrind >/dev/null; then
	echo 'sanitize: no valgrind here'
	exit 0
fi
echo 'sanitize: valgrind'
make -s -C "$here" BUILD="$build/plain" FIXTURES="$fixtures" CFLAGS='-O2 -g' all memory-programs
export XPC_SERVICES="$fixtures/services"
memory='valgrind -q --error-exitcode=99 --leak-check=no --fair-sched=yes'
for test in pb_test plan_decode_test plan_apply_test walk_test; do
	$memory "$build/plain/$test" >/dev/null
done
for program in balance bin/sessions bin/pipes bin/all-types bin/peer-dies; do
	case $program in bin/*) path=$fixtures/$program ;; *) path=$build/plain/$program ;; esac
	LD_PRELOAD=$build/plain/libxpctape-agent.so XPCTAPE_TAPE=$build/tape.$(basename "$program") $memory "$path" >/dev/null
done
echo 'sanitize: nothing found'
