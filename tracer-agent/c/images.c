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
    struct sys_lock lock;
    struct arena arena;
    struct image *first, **last;
    /* What the system said when it was looked last. */
    uint64_t version;
    /* The tape that has packets of those up to this one. */
    uint32_t tape;
    const struct image *told;
} all = {.last = &all.first};

static bool is_known(const struct sys_image *image, size_t length) {
    const struct image *known = all.first;
    while (known && (known->base != image->base || known->start != image->start || known->path_length != length ||
                     memcmp(known->path, image->path, length) != 0))
        known = known->next;
    return known != NULL;
}

static void add(const struct sys_image *image) {
    size_t length = strlen(image->path);
    if (is_known(image, length)) return;
    struct image *kept = arena_take(&all.arena, sizeof *kept + length);
    if (!kept) return;
    *kept = (struct image){.base = image->base, .start = image->start, .end = image->end, .path_length = length};
    kept->id_length = image->id_length < sizeof kept->id ? image->id_length : sizeof kept->id;
    if (kept->id_length > 0) memcpy(kept->id, image->id, kept->id_length);
    memcpy(kept->path, image->path, length);
    *all.last = kept;
    all.last = &kept->next;
}

static void look(void) {
    uint64_t version = sys_images_version();
    if (version == all.version) return;
    all.version = version;
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
    sys_lock(&all.lock);
    look();
    if (all.tape != tape) {
        all.tape = tape;
        all.told = NULL;
    }
    for (const struct image *image = all.told ? all.told->next : all.first; image; image = image->next) {
        record(image);
        all.told = image;
    }
    sys_unlock(&all.lock);
}

void images_fork_prepare(void) { sys_lock(&all.lock); }

void images_fork_parent(void) { sys_unlock(&all.lock); }

void images_fork_child(void) { sys_lock_reset(&all.lock); }
