/*
 * What a power cut leaves. Loaded into a process with LD_PRELOAD, it keeps beside the directory POWERCUT_DATA a mirror,
 * POWERCUT_MIRROR, which holds only what the process has synced: octets come to the mirror when fsync or fdatasync returns,
 * the name of a new file with the first sync of the file, renames and removals with the next sync of anything, in their
 * order, as a journaling file system does it. Whoever kills the process and puts the mirror in the place of the directory
 * has cut the power, at the worst: nothing that was not synced was written by chance.
 *
 * The shared memory files of SQLite (-shm) are left out; SQLite makes them anew. Writes through mmap are not seen.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define DESCRIPTORS 65536
#define TO_THE_END LONG_MAX
#define REAL(function) ((typeof(&function)) real(#function))
#define ALSO(name) __attribute__((alias(name)))

/* A file below the directory. From low to high it may differ from its mirror. Without a path, it has no name any more. */
struct file {
    struct file *next;
    char *path;
    off_t low, high;
};

/* A name that was changed since the last sync; without a new one, it was removed. */
struct change {
    struct change *next;
    char *from, *to;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct file *files;
static struct file *opened[DESCRIPTORS];
static struct change *first_change, **last_change = &first_change;

static void *real(const char *name) {
    return dlsym(RTLD_NEXT, name);
}

static void fail(const char *what, const char *path) {
    fprintf(stderr, "powercut: cannot %s %s: %s\n", what, path, strerror(errno));
    abort();
}

/* The path below the directory, with its slash, or NULL when it is not of our concern. */
static const char *below(const char *path) {
    const char *data = getenv("POWERCUT_DATA");
    size_t length = data == NULL ? 0 : strlen(data);
    size_t all = strlen(path);
    int concerns = length > 0 && strncmp(path, data, length) == 0 && path[length] == '/'
        && !(all > 4 && strcmp(path + all - 4, "-shm") == 0);
    return concerns ? path + length : NULL;
}

/* The place in the mirror, whose folders are made on the way. */
static void mirrored(const char *path, char place[PATH_MAX]) {
    snprintf(place, PATH_MAX, "%s%s", getenv("POWERCUT_MIRROR"), below(path));
    for (char *slash = strchr(place + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(place, 0777);
        *slash = '/';
    }
}

/* The absolute name of a path whose folder exists; the last part is taken as it is. */
static int absolute(const char *path, char whole[PATH_MAX]) {
    char folder[PATH_MAX];
    char found[PATH_MAX];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    const char *name = slash == NULL ? path : path + (slash - folder) + 1;
    if (slash != NULL) {
        slash[slash == folder ? 1 : 0] = 0;
    }
    if (realpath(slash == NULL ? "." : folder, found) == NULL) {
        return 0;
    }
    return snprintf(whole, PATH_MAX, "%s/%s", found, name) < PATH_MAX && below(whole) != NULL;
}

static struct file *named(const char *path) {
    for (struct file *file = files; file != NULL; file = file->next) {
        if (file->path != NULL && strcmp(file->path, path) == 0) {
            return file;
        }
    }
    return NULL;
}

static struct file *known(const char *path) {
    struct file *file = named(path);
    if (file == NULL) {
        file = calloc(1, sizeof *file);
        file->path = strdup(path);
        file->low = TO_THE_END;
        file->next = files;
        files = file;
    }
    return file;
}

static void forget(const char *path) {
    struct file *file = named(path);
    if (file != NULL) {
        free(file->path);
        file->path = NULL;
    }
}

static void mark(int descriptor, off_t from, off_t to) {
    if (descriptor < 0 || descriptor >= DESCRIPTORS || opened[descriptor] == NULL) {
        return;
    }
    pthread_mutex_lock(&lock);
    struct file *file = opened[descriptor];
    if (file != NULL) {
        file->low = from < file->low ? from : file->low;
        file->high = to > file->high ? to : file->high;
    }
    pthread_mutex_unlock(&lock);
}

static void remember(int descriptor, int flags) {
    int keep = errno;
    char link[64];
    char path[PATH_MAX];
    if (descriptor >= 0 && descriptor < DESCRIPTORS && (flags & O_ACCMODE) != O_RDONLY) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        ssize_t length = readlink(link, path, sizeof path - 1);
        path[length < 0 ? 0 : length] = 0;
        if (below(path) != NULL) {
            pthread_mutex_lock(&lock);
            opened[descriptor] = known(path);
            pthread_mutex_unlock(&lock);
            if (flags & O_TRUNC) {
                mark(descriptor, 0, TO_THE_END);
            }
        }
    }
    errno = keep;
}

static void change(const char *from, const char *to) {
    struct change *next = calloc(1, sizeof *next);
    next->from = strdup(from);
    next->to = to == NULL ? NULL : strdup(to);
    *last_change = next;
    last_change = &next->next;
}

static void apply_changes(void) {
    char from[PATH_MAX];
    char to[PATH_MAX];
    while (first_change != NULL) {
        struct change *now = first_change;
        mirrored(now->from, from);
        if (now->to == NULL) {
            REAL(unlink)(from);
        } else {
            mirrored(now->to, to);
            if (REAL(rename)(from, to) != 0) {
                REAL(unlink)(to); /* A name of what was never synced: nothing is sure of its content. */
            }
        }
        first_change = now->next;
        free(now->from);
        free(now->to);
        free(now);
    }
    last_change = &first_change;
}

static void copy(struct file *file) {
    static char buffer[1 << 16];
    char place[PATH_MAX];
    struct stat size;
    int source = REAL(open)(file->path, O_RDONLY | O_CLOEXEC);
    if (source < 0) {
        return;
    }
    mirrored(file->path, place);
    int target = REAL(open)(place, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (target < 0 || fstat(source, &size) != 0) {
        fail("mirror", place);
    }
    for (off_t at = file->low; at < file->high && at < size.st_size;) {
        off_t left = (file->high < size.st_size ? file->high : size.st_size) - at;
        ssize_t got = pread(source, buffer, left < (off_t) sizeof buffer ? (size_t) left : sizeof buffer, at);
        if (got <= 0) {
            break;
        }
        if (REAL(pwrite)(target, buffer, (size_t) got, at) != got) {
            fail("write", place);
        }
        at += got;
    }
    if (REAL(ftruncate)(target, size.st_size) != 0) {
        fail("cut", place);
    }
    file->low = TO_THE_END;
    file->high = 0;
    REAL(close)(source);
    REAL(close)(target);
}

static int synced(int descriptor, int result) {
    if (result == 0 && getenv("POWERCUT_DATA") != NULL) {
        pthread_mutex_lock(&lock);
        apply_changes();
        struct file *file = descriptor < DESCRIPTORS ? opened[descriptor] : NULL;
        if (file != NULL && file->path != NULL) {
            copy(file);
        }
        pthread_mutex_unlock(&lock);
    }
    return result;
}

static ssize_t appended(int descriptor, ssize_t count) {
    if (count > 0 && descriptor < DESCRIPTORS && opened[descriptor] != NULL) {
        off_t end = lseek(descriptor, 0, SEEK_CUR);
        mark(descriptor, end - count, end);
    }
    return count;
}

static int removed(const char *path, int (*remove_it)(const char *)) {
    char whole[PATH_MAX];
    int ours = absolute(path, whole);
    int result = remove_it(path);
    if (ours && result == 0) {
        int keep = errno;
        pthread_mutex_lock(&lock);
        forget(whole);
        change(whole, NULL);
        pthread_mutex_unlock(&lock);
        errno = keep;
    }
    return result;
}

#include "powercut-calls.h"
