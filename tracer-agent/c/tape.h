/*
 * The tape: one xpctape.v1.Trace, written packet by packet into a mapping of the file.
 *
 * Under one lock a writer takes its bytes, writes the complete header of a field `unfinished` of
 * that length, and moves the tail; it fills in the body outside the lock and stores the tag of a
 * packet last. So a killed process loses no packet whose tape_append had returned, whatever its
 * other threads were doing. Lock and tail are private memory. No descriptor stays open.
 *
 * Every function may be called from any thread, but not from a signal handler.
 */
#ifndef XPCTAPE_TAPE_H
#define XPCTAPE_TAPE_H

#include "tape_slot.h"

/* A marker stands behind every so many bytes, and behind a packet that is longer. */
#define TAPE_MARKER_EVERY ((uint64_t)1 << 16)
/* Bytes that a packet may have, its tag and length left out: protobuf allows 2 GiB in all. */
#define TAPE_PACKET_MAX ((size_t)1 << 30)
/* Kept free behind the tail, to say at the end what is missing. */
#define TAPE_LAST_WORDS 256

/* What a packet holds, for the counts of the last one. */
enum tape_kind { TAPE_MESSAGE, TAPE_CONNECTION, TAPE_OTHER };

/*
 * Makes the tape at path, or at path.PID if there is a file already, and writes its first packet:
 * header, the fields of a Header message, and what changes in a child: pids, folder and clocks.
 * Both are kept, not copied. False, and nothing is recorded, if that can't be done.
 */
bool tape_start(const char *path, const uint8_t *header, size_t length);

/* Messages are recorded: the tape was started and has not had to stop. Costs one load. */
bool tape_running(void);

/*
 * Appends a Packet, its sequence field in front; TAPE_ROOM bytes in front of it must be free. Gives its
 * sequence; 0 if it was dropped, and counted where it is a message.
 */
uint64_t tape_append(const struct pb_out *packet, enum tape_kind kind);

/* Counts a message that is not on the tape. */
void tape_drop(enum drop reason);

/* The same, of a tape that does not run any more. */
void tape_miss(void);

/* Counts the tapes of this process: 1, and one more in each forked child. */
uint32_t tape_generation(void);

/* Writes the last packet and trims the tail. Packets that come later are still recorded. */
void tape_close(void);

/* The three parts of fork. A child writes a tape of its own, path.PID, from its first packet on. */
void tape_fork_prepare(void);
void tape_fork_parent(void);
void tape_fork_child(void);

#endif
