/*
 * Bad weather for one process. Loaded with LD_PRELOAD, it spoils what the process sees of the directory WEATHER_DATA and of
 * the time of day, as long as these files are in the directory WEATHER_SWITCHES:
 *
 *   full       nothing can be written or made below WEATHER_DATA: ENOSPC. Worse than most full disks, on which what was
 *              written before can be overwritten.
 *   low        the file system of WEATHER_DATA says that nothing is free, although writing succeeds
 *   read-only  nothing can be opened for writing, made, renamed or removed below WEATHER_DATA: EROFS
 *   clock      holds a number of seconds by which the time of day is wrong. The monotonic clock stays right.
 *
 * A switch is looked at in each call, the clock's some fifty times a second.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* Found once for each place that asks: the time of day is asked for many thousand times a second. */
#define REAL(function) \
    ({ \
        static typeof(&function) found; \
        if (found == NULL) { \
            found = (typeof(&function)) dlsym(RTLD_NEXT, #function); \
        } \
        found; \
    })
#define ALSO(name) __attribute__((alias(name)))
#define LOOK_EVERY 20000000L

static int on(const char *name) {
    char path[PATH_MAX];
    struct stat there;
    int keep = errno;
    const char *switches = getenv("WEATHER_SWITCHES");
    snprintf(path, sizeof path, "%s/%s", switches == NULL ? "/nowhere" : switches, name);
    int found = stat(path, &there) == 0;
    errno = keep;
    return found;
}

static int below(const char *path) {
    const char *data = getenv("WEATHER_DATA");
    size_t length = data == NULL ? 0 : strlen(data);
    return length > 0 && strncmp(path, data, length) == 0 && (path[length] == '/' || path[length] == 0);
}

/* Whether a descriptor belongs to a file of the directory. */
static int ours(int descriptor) {
    char link[64];
    char path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    return below(path);
}

/* What is wrong with writing to a descriptor now; 0 when nothing is. */
static int trouble(int descriptor) {
    return on("full") && ours(descriptor) ? ENOSPC : 0;
}

/* What is wrong with a change of the names below the directory; one that needs no room succeeds on a full disk. */
static int name_trouble(const char *path, int needs_room) {
    if (!below(path)) {
        return 0;
    }
    return on("read-only") ? EROFS : needs_room && on("full") ? ENOSPC : 0;
}

static int open_trouble(const char *path, int flags) {
    struct stat there;
    if ((flags & O_ACCMODE) == O_RDONLY && !(flags & O_CREAT)) {
        return 0;
    }
    return name_trouble(path, (flags & O_CREAT) && below(path) && stat(path, &there) != 0);
}

static _Atomic long wrong_by;
static _Atomic long looked_at;

static long clock_error(void) {
    struct timespec now;
    char path[PATH_MAX];
    char text[32] = "0";
    REAL(clock_gettime)(CLOCK_MONOTONIC, &now);
    long nanos = now.tv_sec * 1000000000L + now.tv_nsec;
    if (nanos - atomic_load(&looked_at) < LOOK_EVERY) {
        return atomic_load(&wrong_by);
    }
    int keep = errno;
    atomic_store(&looked_at, nanos);
    const char *switches = getenv("WEATHER_SWITCHES");
    snprintf(path, sizeof path, "%s/clock", switches == NULL ? "/nowhere" : switches);
    int file = REAL(open)(path, O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        ssize_t length = read(file, text, sizeof text - 1);
        text[length < 0 ? 0 : length] = 0;
        close(file);
    }
    atomic_store(&wrong_by, atol(text));
    errno = keep;
    return atomic_load(&wrong_by);
}

#include "weather-calls.h"
