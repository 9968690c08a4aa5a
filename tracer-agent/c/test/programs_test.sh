#!/bin/sh
# programs_test.sh AGENT FIXTURES BUILD: what the agent does to whole programs, and what their tapes
# say. Each program's output and status stay what they are without it. PRELOAD is the variable that
# brings the agent in, LD_PRELOAD if it is not set.
set -u
agent=$1 fixtures=$2 build=$3
here=$(dirname "$0")
work=$(mktemp -d /tmp/xpctape-test.XXXXXX)
trap 'rm -rf "$work"' EXIT
export XPC_SERVICES="$fixtures/services"
export PRELOAD="${PRELOAD:-LD_PRELOAD}"
failed=0

fail() {
	echo "failed: $*" >&2
	failed=1
}

# become_traced PATH COMMAND...: the one place that knows how the agent gets in; the shell becomes the command. What the
# caller has in the same variable follows behind it, and comes back.
become_traced() {
	eval "own=\${$PRELOAD-}"
	[ -z "$own" ] || export XPCTAPE_PRELOAD="$own"
	export "$PRELOAD=$agent${own:+:$own}" XPCTAPE_TAPE="$1"
	shift
	exec "$@"
}

# traced TAPE COMMAND...
traced() {
	tape=$work/$1
	shift
	(become_traced "$tape" "$@")
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

# A counted function that is called before the agent has started. dyld starts an inserted library before all that could
# call, and does not redirect a library's calls to itself, of which this is one.
if [ "$PRELOAD" = LD_PRELOAD ]; then
	FURTHER_EARLY=1 "$fixtures/bin/further" | sort >"$work/plain"
	FURTHER_EARLY=1 traced early "$fixtures/bin/further" | sort >"$work/traced"
	same "$work/plain" "$work/traced" "an early call does something else"
	"$build/tape_text" "$work/early" | grep -qx 'xpc_event_publisher_fire: 4 not recorded' ||
		fail "an early call is not counted"
fi

# What Linux's own variable holds already: nothing, or the loader of Mach-O.
preloaded=${LD_PRELOAD:+$LD_PRELOAD:}

# A libxpc that lacks functions: their hooks are off, and nothing else is.
partial=$preloaded$build/partial/libxpc.so
for program in three-sends create-reply; do
	LD_PRELOAD=$partial "$fixtures/bin/$program" >"$work/plain" 2>&1 || fail "$program needs all of libxpc"
	LD_PRELOAD=$partial traced "partial-$program" "$fixtures/bin/$program" >"$work/traced" 2>&1
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
export LD_PRELOAD='${LD_PRELOAD-}'
export $PRELOAD=$agent XPCTAPE_TAPE=$work/listener
exec $fixtures/services/io.xpctape.session
EOF
chmod +x "$work/services/io.xpctape.session"
XPC_SERVICES=$work/services "$fixtures/bin/sessions" >"$work/traced" 2>&1
sort "$work/traced" >"$work/traced.sorted"
sort "$here/../../../fixtures/c/programs/expected/sessions.txt" >"$work/plain.sorted"
same "$work/plain.sorted" "$work/traced.sorted" "a traced listener does something else"
"$build/tape_text" "$work/listener" >"$work/text"
same "$here/expected/session-listener.txt" "$work/text" "a listener's tape says something else"

# errno, references, order, stack, locks, signals, and children: as without the agent, with everything that it can do.
for program in conduct signals forks; do
	"$fixtures/bin/$program" >"$work/plain" 2>&1
	for how in '' XPCTAPE_STACK=8 XPCTAPE_SERVICES=none; do
		traced "$program$how" env $how "$fixtures/bin/$program" >"$work/traced" 2>&1 || fail "$program ends otherwise: $how"
		same "$work/plain" "$work/traced" "$program behaves otherwise: $how"
	done
done
# A request and its reply are seen from both ends; the peer itself is one more.
"$build/tape_text" -c "$work/signals" | grep -qx '32001 messages' || fail "a signal loses messages"
# Two times ten children talked; those that went another way have no tape.
[ "$(ls "$work" | grep -c '^forks[.]')" = 20 ] || fail "not a tape for each child: $(ls "$work")"
for tape in "$work"/forks.*; do
	"$build/tape_text" "$tape" | grep -q 'out send_message_with_reply_sync {"who": "\(grand\)*child"}' ||
		fail "$tape says nothing"
done

# libxpc's own calls out of the agent's work.
LD_PRELOAD=$preloaded$build/reentry.so "$fixtures/bin/all-types" >"$work/plain" 2>&1
LD_PRELOAD=$preloaded$build/reentry.so traced reentry "$fixtures/bin/all-types" >"$work/traced" 2>&1
same "$work/plain" "$work/traced" "all-types prints something else when libxpc calls itself"
"$build/tape_text" -c "$work/reentry" | grep -qx '[1-9][0-9]* dropped: reentry' || fail "a call out of our own is not told"

# libxpc comes in later: nothing is traced, and all works.
traced late "$build/late" "$build/late.so" || fail "a libxpc that comes later does not work"
[ ! -e "$work/late" ] || fail "a libxpc that comes later is traced"

# Nothing of the agent's is left that the program could see. Its own sockets come in any order.
surroundings=$fixtures/bin/surroundings-xpc
own='^descriptor.*(socket|anon_inode)$'
"$surroundings" | grep -Ev "$own" >"$work/plain"
traced surroundings "$surroundings" | grep -Ev "$own" >"$work/traced"
same "$work/plain" "$work/traced" "the surroundings change"
# Untold what to do, the agent does nothing.
(export "$PRELOAD=$agent"; "$surroundings" | grep -Ev "$own" >"$work/plain")
(export "$PRELOAD=$agent"; traced preload "$surroundings" | grep -Ev "$own" >"$work/traced")
same "$work/plain" "$work/traced" "the caller's $PRELOAD does not come back"

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
# What is loaded later is told as well.
STACK_LATER=$build/late.so XPCTAPE_STACK=1 traced later "$build/stack" >/dev/null || fail "a later library stops a program"
grep -q 'late[.]so' "$work/later" || fail "a later library is not told"
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
"$fixtures/bin/three-sends" >"$work/plain" 2>&1
for tape in /no/such/folder/tape /dev/null/tape /proc/tape; do
	(become_traced $tape "$fixtures/bin/three-sends") >"$work/traced" 2>&1 || fail "no tape stops a program: $tape"
	same "$work/plain" "$work/traced" "without a tape it prints something else: $tape"
done

# A disk that is full soon, and one that is full from the start: a limit needs no disk, and has a signal as well.
"$fixtures/bin/signals" >"$work/plain" 2>&1
for blocks in 400 1; do
	(ulimit -f $blocks && traced "full$blocks" "$fixtures/bin/signals") >"$work/traced" 2>&1 ||
		fail "a full disk stops a program"
	same "$work/plain" "$work/traced" "on a full disk it prints something else"
done
"$build/tape_text" -c "$work/full400" >"$work/text"
grep -qx '[1-9][0-9]* messages' "$work/text" || fail "nothing is recorded on a disk that is full soon"
grep -qx '[1-9][0-9]* dropped: disk full' "$work/text" || fail "a full disk is not told"

# A tape that is deleted, and one that another file took the place of: the program goes on far beyond the next growth.
for how in 'rm -f' 'cp /dev/null'; do
	rm -f "$work/counts" "$work/other"
	become_traced "$work/deleted" "$fixtures/bin/storm" 2 "$work/counts" &
	storm=$!
	sent() { od -An -v -tu8 -w8 "$work/counts" 2>/dev/null | awk '{sum += $1} END {print sum + 0}'; }
	until [ "$(sent)" -gt 1000 ]; do kill -0 $storm || break; done
	mv "$work/deleted" "$work/moved"
	[ "$how" = 'rm -f' ] || echo mine >"$work/deleted"
	[ "$how" != 'rm -f' ] || rm "$work/moved"
	before=$(sent)
	until [ "$(sent)" -gt $((before + 100000)) ]; do kill -0 $storm || break; done
	kill -KILL $storm 2>/dev/null || fail "a deleted tape stops a program"
	wait $storm 2>/dev/null
done
[ "$(cat "$work/deleted")" = mine ] || fail "another's file is written to"
"$build/tape_text" -c "$work/moved" | grep -qx '1 dropped: tape lost' || fail "a moved tape does not say so"

"$build/storm_kill" "$fixtures/bin/storm" "$agent" 20000 whole || fail "threads lose messages"
"$build/storm_kill" "$fixtures/bin/storm" "$agent" 5 >"$work/kill" || fail "a kill loses messages"
XPCTAPE_STACK=8 "$build/storm_kill" "$fixtures/bin/storm" "$agent" 3 $$ fork >"$work/kill" || fail "a kill loses messages of a child"
exit $failed
