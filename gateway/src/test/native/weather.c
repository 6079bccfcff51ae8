/*
 * Bad weather for a process. Loaded with LD_PRELOAD, it reads the file WEATHER_SWITCH twenty times a second, which says what
 * happens below the directory WEATHER_DATA and to the time of day:
 *
 *   scarce      the disk says that nothing is free, and takes what is written all the same
 *   full        the disk says that nothing is free, and whatever would make a file grow or change fails: ENOSPC
 *   readonly    nothing can be opened for writing or made: EROFS
 *   clock N     the time of day is N seconds off; steady clocks go on as they were
 *
 * An empty file, or none, is fair weather.
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
#include <sys/statvfs.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(function) ((typeof(&function)) dlsym(RTLD_NEXT, #function))
#define ALSO(name) __attribute__((alias(name)))

static volatile int scarce, full, readonly;
static volatile long offset;

static void look(void) {
    char words[64] = "";
    int file = REAL(open)(getenv("WEATHER_SWITCH"), O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        ssize_t length = read(file, words, sizeof words - 1);
        words[length < 0 ? 0 : length] = 0;
        REAL(close)(file);
    }
    full = strncmp(words, "full", 4) == 0;
    scarce = full || strncmp(words, "scarce", 6) == 0;
    readonly = strncmp(words, "readonly", 8) == 0;
    offset = strncmp(words, "clock ", 6) == 0 ? atol(words + 6) : 0;
}

static void *watch(void *nothing) {
    struct timespec pause = {0, 50 * 1000 * 1000};
    for (;;) {
        look();
        nanosleep(&pause, NULL);
    }
    return nothing;
}

__attribute__((constructor)) static void begin(void) {
    pthread_t thread;
    if (getenv("WEATHER_SWITCH") != NULL && getenv("WEATHER_DATA") != NULL) {
        look();
        pthread_create(&thread, NULL, watch, NULL);
    }
}

static int concerns(const char *path) {
    const char *data = getenv("WEATHER_DATA");
    size_t length = data == NULL ? 0 : strlen(data);
    return length > 0 && strncmp(path, data, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int descriptor_concerns(int descriptor) {
    char link[64];
    char path[PATH_MAX];
    int keep = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
    errno = keep;
    return concerns(path);
}

static int no_room(int descriptor) {
    if (full && descriptor_concerns(descriptor)) {
        errno = ENOSPC;
        return 1;
    }
    return 0;
}

static int not_writable(const char *path, int flags) {
    int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT);
    if (writes && concerns(path) && (readonly || (full && (flags & O_CREAT) && access(path, F_OK) != 0))) {
        errno = readonly ? EROFS : ENOSPC;
        return 1;
    }
    return 0;
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return not_writable(path, flags) ? -1 : REAL(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) ALSO("open");

int openat(int folder, const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return not_writable(path, flags) ? -1 : REAL(openat)(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) ALSO("openat");

int mkdir(const char *path, mode_t mode) {
    return not_writable(path, O_WRONLY | O_CREAT) ? -1 : REAL(mkdir)(path, mode);
}

int access(const char *path, int mode) {
    if (readonly && (mode & W_OK) && concerns(path)) {
        errno = EROFS;
        return -1;
    }
    return REAL(access)(path, mode);
}

ssize_t write(int descriptor, const void *octets, size_t count) {
    return no_room(descriptor) ? -1 : REAL(write)(descriptor, octets, count);
}

ssize_t pwrite(int descriptor, const void *octets, size_t count, off_t at) {
    return no_room(descriptor) ? -1 : REAL(pwrite)(descriptor, octets, count, at);
}
ssize_t pwrite64(int descriptor, const void *octets, size_t count, off_t at) ALSO("pwrite");

ssize_t writev(int descriptor, const struct iovec *pieces, int count) {
    return no_room(descriptor) ? -1 : REAL(writev)(descriptor, pieces, count);
}

ssize_t pwritev(int descriptor, const struct iovec *pieces, int count, off_t at) {
    return no_room(descriptor) ? -1 : REAL(pwritev)(descriptor, pieces, count, at);
}
ssize_t pwritev64(int descriptor, const struct iovec *pieces, int count, off_t at) ALSO("pwritev");

int ftruncate(int descriptor, off_t size) {
    return no_room(descriptor) ? -1 : REAL(ftruncate)(descriptor, size);
}
int ftruncate64(int descriptor, off_t size) ALSO("ftruncate");

int fallocate(int descriptor, int mode, off_t from, off_t length) {
    return no_room(descriptor) ? -1 : REAL(fallocate)(descriptor, mode, from, length);
}
int fallocate64(int descriptor, int mode, off_t from, off_t length) ALSO("fallocate");

int posix_fallocate(int descriptor, off_t from, off_t length) {
    return no_room(descriptor) ? ENOSPC : REAL(posix_fallocate)(descriptor, from, length);
}
int posix_fallocate64(int descriptor, off_t from, off_t length) ALSO("posix_fallocate");

int statvfs(const char *path, struct statvfs *found) {
    int result = REAL(statvfs)(path, found);
    if (result == 0 && scarce && concerns(path)) {
        found->f_bfree = found->f_bavail = 0;
    }
    return result;
}
int statvfs64(const char *path, struct statvfs64 *found) ALSO("statvfs");

int clock_gettime(clockid_t clock, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    real = real != NULL ? real : REAL(clock_gettime);
    int result = real(clock, now);
    if (result == 0 && clock == CLOCK_REALTIME) {
        now->tv_sec += offset;
    }
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    int result = REAL(gettimeofday)(now, zone);
    if (result == 0) {
        now->tv_sec += offset;
    }
    return result;
}

time_t time(time_t *kept) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (kept != NULL) {
        *kept = now.tv_sec;
    }
    return now.tv_sec;
}
