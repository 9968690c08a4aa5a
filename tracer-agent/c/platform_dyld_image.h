/* What of the macOS platform looks at stacks and loaded images: dyld and Mach-O. */
#ifndef XPCTAPE_PLATFORM_DYLD_IMAGE_H
#define XPCTAPE_PLATFORM_DYLD_IMAGE_H

#include "platform_dyld.h"

void *pthread_self(void);
/* The stack's greatest address. */
void *pthread_get_stackaddr_np(void *thread);
size_t pthread_get_stacksize_np(void *thread);
uint32_t _dyld_image_count(void);
const void *_dyld_get_image_header(uint32_t index);
intptr_t _dyld_get_image_vmaddr_slide(uint32_t index);
const char *_dyld_get_image_name(uint32_t index);

/* Of the thread's own stack alone, which is mapped from where it is used to its end. */
static inline size_t sys_stack_read(const void *from, void *to, size_t size) {
    void *self = pthread_self();
    uintptr_t end = (uintptr_t)pthread_get_stackaddr_np(self), at = (uintptr_t)from;
    if (at >= end || end - at > pthread_get_stacksize_np(self)) return 0;
    if (size > end - at) size = end - at;
    memcpy(to, from, size);
    return size;
}

/* struct mach_header_64, struct load_command and struct segment_command_64, as far as they are read. */
struct sys_mach_header {
    uint32_t magic, processor, subtype, type, command_count, command_bytes, flags, reserved;
};
struct sys_load_command {
    uint32_t command, size;
};
struct sys_segment_command {
    struct sys_load_command head;
    char name[16];
    uint64_t address, size;
};

static inline uint64_t sys_images_version(void) { return _dyld_image_count(); }

static inline void sys_images(void (*each)(const struct sys_image *)) {
    for (uint32_t i = 0; i < _dyld_image_count(); i++) {
        const struct sys_mach_header *header = _dyld_get_image_header(i);
        const char *name = _dyld_get_image_name(i);
        if (!header || !name) continue;
        struct sys_image image = {.base = (uint64_t)_dyld_get_image_vmaddr_slide(i), .path = name};
        const uint8_t *at = (const uint8_t *)(header + 1);
        for (uint32_t j = 0; j < header->command_count; j++) {
            const struct sys_load_command *command = (const struct sys_load_command *)at;
            const struct sys_segment_command *segment = (const struct sys_segment_command *)at;
            if (command->command == 0x1b /* LC_UUID */) {
                image.id = at + sizeof *command;
                image.id_length = SYS_IMAGE_ID_UUID;
            }
            if (command->command == 0x19 /* LC_SEGMENT_64 */ && memcmp(segment->name, "__TEXT", 7) == 0) {
                image.start = image.base + segment->address;
                image.end = image.start + segment->size;
            }
            at += command->size;
        }
        each(&image);
    }
}

#endif
