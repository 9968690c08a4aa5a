#include "images.h"

#include "arena.h"
#include "tape.h"
#include "thread.h"

struct image {
    struct image *next;
    uint64_t base, start, end;
    uint8_t id[SYS_IMAGE_ID_MAX];
    size_t id_length, path_length;
    char path[];
};

static struct {
    struct arena arena;
    struct image *first, **last;
    /* The tape that has their packets. */
    _Atomic(uint32_t) recorded;
} all;

static void add(const struct sys_image *image) {
    size_t length = strlen(image->path);
    struct image *kept = arena_take(&all.arena, sizeof *kept + length);
    if (!kept) return;
    *kept = (struct image){.base = image->base, .start = image->start, .end = image->end, .path_length = length};
    kept->id_length = image->id_length < sizeof kept->id ? image->id_length : sizeof kept->id;
    if (kept->id_length > 0) memcpy(kept->id, image->id, kept->id_length);
    memcpy(kept->path, image->path, length);
    *all.last = kept;
    all.last = &kept->next;
}

void images_load(void) {
    all.last = &all.first;
    sys_images(add);
}

static void record(const struct image *image) {
    struct pb_out out;
    if (!thread_scratch(&out)) return;
    pb_bytes_set(&out, Image_build_id, image->id, image->id_length);
    pb_bytes_set(&out, Image_path, image->path, image->path_length);
    pb_fixed64(&out, Image_end, image->end);
    pb_fixed64(&out, Image_start, image->start);
    pb_fixed64(&out, Image_base, image->base);
    pb_message(&out, Packet_image, 0);
    slot_sequence_field(&out);
    if (!out.full) tape_append(&out, TAPE_OTHER);
}

void images_record(void) {
    uint32_t tape = tape_generation();
    if (atomic_load_explicit(&all.recorded, memory_order_relaxed) == tape ||
        atomic_exchange_explicit(&all.recorded, tape, memory_order_relaxed) == tape)
        return;
    for (const struct image *image = all.first; image; image = image->next) record(image);
}
