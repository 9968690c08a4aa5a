/* What of the ELF platform looks at stacks and loaded images. */
#ifndef XPCTAPE_PLATFORM_ELF_IMAGE_H
#define XPCTAPE_PLATFORM_ELF_IMAGE_H

#include <link.h>
#include <sys/uio.h>

#include "platform_elf.h"

/* The kernel copies: what is not mapped ends it, and is no fault. */
static inline size_t sys_stack_read(const void *from, void *to, size_t size) {
    struct iovec local = {to, size}, remote = {(void *)(uintptr_t)from, size};
    ssize_t count = process_vm_readv(getpid(), &local, 1, &remote, 1, 0);
    return count < 0 ? 0 : (size_t)count;
}

/* The build id among the notes of a segment. */
static inline void sys_image_note(const uint8_t *at, size_t size, struct sys_image *image) {
    ElfW(Nhdr) note;
    while (size >= sizeof note) {
        memcpy(&note, at, sizeof note);
        size_t name = (note.n_namesz + 3) & ~(size_t)3, whole = sizeof note + name + ((note.n_descsz + 3) & ~(size_t)3);
        if (whole > size) return;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && memcmp(at + sizeof note, "GNU", 4) == 0) {
            image->id = at + sizeof note + name;
            image->id_length = note.n_descsz;
        }
        at += whole;
        size -= whole;
    }
}

static inline int sys_image_found(struct dl_phdr_info *info, size_t size, void *each) {
    char path[SYS_PATH_MAX];
    struct sys_image image = {.base = info->dlpi_addr, .start = UINT64_MAX, .path = info->dlpi_name};
    (void)size;
    for (unsigned i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        uint64_t start = info->dlpi_addr + part->p_vaddr;
        if (part->p_type == PT_NOTE) sys_image_note((const uint8_t *)(uintptr_t)start, part->p_memsz, &image);
        if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
        if (start < image.start) image.start = start;
        if (start + part->p_memsz > image.end) image.end = start + part->p_memsz;
    }
    /* The program itself has no name here. */
    if (!*image.path) {
        path[sys_executable(path, sizeof path - 1)] = 0;
        image.path = path;
    }
    if (image.end > 0) (*(void (**)(const struct sys_image *))each)(&image);
    return 0;
}

static inline int sys_image_adds(struct dl_phdr_info *info, size_t size, void *to) {
    *(uint64_t *)to = size > offsetof(struct dl_phdr_info, dlpi_adds) ? info->dlpi_adds : 1;
    return 1;
}

static inline uint64_t sys_images_version(void) {
    uint64_t adds = 1;
    dl_iterate_phdr(sys_image_adds, &adds);
    return adds;
}

static inline void sys_images(void (*each)(const struct sys_image *)) { dl_iterate_phdr(sys_image_found, &each); }

#endif
