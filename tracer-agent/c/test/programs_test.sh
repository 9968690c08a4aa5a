#!/bin/sh
# programs_test.sh AGENT FIXTURES BUILD: what the agent does to whole programs, and what their tapes
# say. Each program's output and status stay what they are without it.
set -u
agent=$1 fixtures=$2 build=$3
here=$(dirname "$0")
work=$(mktemp -d /tmp/xpctape-test.XXXXXX)
trap 'rm -rf "$work"' EXIT
export XPC_SERVICES="$fixtures/services"
failed=0

fail() {
	echo "failed: $*" >&2
	failed=1
}

# traced TAPE COMMAND...: the one place that knows how the agent gets in. XPCTAPE_PRELOAD is the caller's own LD_PRELOAD.
traced() {
	tape=$work/$1
	shift
	LD_PRELOAD="$agent${XPCTAPE_PRELOAD+ $XPCTAPE_PRELOAD}" XPCTAPE_TAPE=$tape "$@"
}

same() {
	diff -u "$1" "$2" >&2 || fail "$3"
}

# Lines of different connections may come in any order.
for program in three-sends create-reply peer-dies all-types barrier sessions pipes further; do
	"$fixtures/bin/$program" >"$work/plain" 2>&1
	plain=$?
	traced "$program" "$fixtures/bin/$program" >"$work/traced" 2>&1
	[ $? = $plain ] || fail "$program ends with another status"
	sort "$work/plain" >"$work/plain.sorted"
	sort "$work/traced" >"$work/traced.sorted"
	same "$work/plain.sorted" "$work/traced.sorted" "$program prints something else"
	"$build/tape_text" "$work/$program" >"$work/text" || fail "$program's tape can't be read"
	same "$here/expected/$program.txt" "$work/text" "$program's tape says something else"
done

# A counted function that is called before the agent has started.
FURTHER_EARLY=1 "$fixtures/bin/further" >"$work/plain"
FURTHER_EARLY=1 traced early "$fixtures/bin/further" >"$work/traced"
same "$work/plain" "$work/traced" "an early call does something else"
"$build/tape_text" "$work/early" | grep -qx 'xpc_event_publisher_fire: 4 not recorded' || fail "an early call is not counted"

# A libxpc that lacks functions: their hooks are off, and nothing else is.
for program in three-sends create-reply; do
	LD_PRELOAD=$build/partial/libxpc.so "$fixtures/bin/$program" >"$work/plain" 2>&1 || fail "$program needs all of libxpc"
	XPCTAPE_PRELOAD=$build/partial/libxpc.so traced "partial-$program" "$fixtures/bin/$program" >"$work/traced" 2>&1
	same "$work/plain" "$work/traced" "with half a libxpc $program prints something else"
	"$build/tape_text" -f "$work/partial-$program" >"$work/text"
	grep -qx 'hooks not live' "$work/text" || fail "an absent required function is not told"
	grep -q '^hooks_missing: .*xpc_connection_send_barrier.* xpc_session_activate' "$work/text" ||
		fail "absent functions are not told"
	sed 1,2d "$work/text" >"$work/rest"
	same "$here/expected/$program.txt" "$work/rest" "with half a libxpc $program's tape says something else"
done

# A listener for sessions, in a service of its own that a shell puts the agent in front of.
mkdir "$work/services"
cat >"$work/services/io.xpctape.session" <<EOF
#!/bin/sh
export LD_PRELOAD=$agent XPCTAPE_TAPE=$work/listener
exec $fixtures/services/io.xpctape.session
EOF
chmod +x "$work/services/io.xpctape.session"
XPC_SERVICES=$work/services "$fixtures/bin/sessions" >"$work/traced" 2>&1
same "$here/../../../fixtures/c/programs/expected/sessions.txt" "$work/traced" "a traced listener does something else"
"$build/tape_text" "$work/listener" >"$work/text"
same "$here/expected/session-listener.txt" "$work/text" "a listener's tape says something else"

# Nothing of the agent's is left that the program could see. Its own sockets come in any order.
surroundings=$fixtures/bin/surroundings-xpc
own='^descriptor.*(socket|anon_inode)$'
"$surroundings" | grep -Ev "$own" >"$work/plain"
traced surroundings "$surroundings" | grep -Ev "$own" >"$work/traced"
same "$work/plain" "$work/traced" "the surroundings change"
LD_PRELOAD=$fixtures/lib/libxpc.so "$surroundings" | grep -Ev "$own" >"$work/plain"
XPCTAPE_PRELOAD=$fixtures/lib/libxpc.so traced preload "$surroundings" | grep -Ev "$own" >"$work/traced"
same "$work/plain" "$work/traced" "the caller's LD_PRELOAD does not come back"

# Through what has no libxpc, to what has.
traced through sh -c "'$fixtures/bin/three-sends' >/dev/null; true"
"$build/tape_text" "$work/through" >"$work/text"
same "$here/expected/three-sends.txt" "$work/text" "a shell in front keeps the agent out"

# Objects and blocks: as many as without the agent, which is none.
for how in '' XPCTAPE_SERVICES=none XPCTAPE_MAX_DATA=0 "XPCTAPE_PLAN=$work/plan"; do
	"$build/put_plan" "$work/plan" || fail "no plan"
	rm -f "$work/balance"
	traced balance env $how "$build/balance" || fail "objects stay alive: $how"
done
"$build/tape_text" "$work/balance" >"$work/text"
grep -q '"boot_loader": {"command_line": "quiet"}.* changed by 0' "$work/text" || fail "no plan was followed"
grep -q '"answer": "no"} changed by 1 in place' "$work/text" || fail "no reply was changed"

# A child writes its own tape, and the parent's stays its own.
traced forking "$build/balance" fork || fail "a child keeps objects alive"
[ "$(ls "$work" | grep -c '^forking')" = 2 ] || fail "not two tapes: $(ls "$work")"
for tape in "$work"/forking*; do
	"$build/tape_text" "$tape" | grep -q 'answers #' || fail "$tape says nothing"
done

# A traced child finds the name taken.
XPCTAPE_CHILDREN=1 traced children sh -c "'$fixtures/bin/three-sends'; '$fixtures/bin/three-sends'" >/dev/null
[ "$(ls "$work" | grep -c '^children')" = 2 ] || fail "not a tape a child: $(ls "$work")"
for tape in "$work"/children*; do
	"$build/tape_text" "$tape" >"$work/text"
	same "$here/expected/three-sends.txt" "$work/text" "a child's tape says something else"
done

# Only the services that were asked for.
XPCTAPE_SERVICES='none
io.xpctape.e*' traced filtered "$fixtures/bin/peer-dies" >/dev/null
"$build/tape_text" "$work/filtered" | grep '^#[0-9]*[.]' >"$work/text"
grep -q '"io.xpctape.echo"' "$work/text" || fail "the filter lets nothing through"
grep -v '"io.xpctape.echo"' "$work/text" >&2 && fail "the filter lets something else through"

# Where a message was sent from, if that is asked for.
for depth in 0 1 3; do
	where=$(XPCTAPE_STACK=$depth traced "stack$depth" "$build/stack") || fail "a stack stops a program"
	# shellcheck disable=SC2086
	"$build/stack" "$work/stack$depth" $depth $where || fail "a stack of $depth is not what it was"
done
XPCTAPE_STACK=64 traced deep "$fixtures/bin/three-sends" >/dev/null || fail "a deep stack stops a program"
"$build/tape_text" "$work/deep" >"$work/text"
same "$here/expected/three-sends.txt" "$work/text" "with stacks a tape says something else"

# What the recorder knows goes into the header, and no further.
XPCTAPE_FACTS='os_name=Some System 1
no fact
=no name
build=a=b' traced facts "$surroundings" | grep -Ev "$own" >"$work/traced"
"$surroundings" | grep -Ev "$own" >"$work/plain"
same "$work/plain" "$work/traced" "the facts change the surroundings"
"$build/tape_text" -f "$work/facts" | grep -E '^(build|os_name|no|=)' >"$work/text"
printf 'build: a=b\nos_name: Some System 1\n' | same - "$work/text" "the header has other facts"

# A plan that can't be read: nothing is traced, the program runs, and the tape says why.
echo nonsense >"$work/plan"
XPCTAPE_PLAN=$work/plan traced badplan "$fixtures/bin/three-sends" >/dev/null || fail "a bad plan stops a program"
grep -q plan_error "$work/badplan" || fail "a bad plan is not told"
[ -z "$("$build/tape_text" "$work/badplan")" ] || fail "a bad plan is half followed"

# Where no tape can be made the program runs.
XPCTAPE_TAPE=/no/such/folder/tape LD_PRELOAD=$agent "$fixtures/bin/three-sends" >"$work/traced" 2>&1 ||
	fail "no tape stops a program"
"$fixtures/bin/three-sends" >"$work/plain" 2>&1
same "$work/plain" "$work/traced" "without a tape it prints something else"

"$build/storm_kill" "$fixtures/bin/storm" "$agent" 5 || fail "a kill loses messages"
XPCTAPE_STACK=8 "$build/storm_kill" "$fixtures/bin/storm" "$agent" 3 $$ fork || fail "a kill loses messages of a child"
exit $failed
