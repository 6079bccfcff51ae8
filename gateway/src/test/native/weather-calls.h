/* The calls of the C library that weather.c stands in front of. */

#define FAIL_WITH(error) do { int code = (error); if (code != 0) { errno = code; return -1; } } while (0)

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    FAIL_WITH(open_trouble(path, flags));
    return REAL(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) ALSO("open");

/* Without the folder's descriptor, so relative paths are missed; neither the JVM nor SQLite opens by one. */
int openat(int folder, const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    FAIL_WITH(open_trouble(path, flags));
    return REAL(openat)(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) ALSO("openat");

int mkdir(const char *path, mode_t mode) {
    FAIL_WITH(name_trouble(path, 1));
    return REAL(mkdir)(path, mode);
}

int access(const char *path, int mode) {
    FAIL_WITH(mode & W_OK ? name_trouble(path, 0) : 0);
    return REAL(access)(path, mode);
}

int unlink(const char *path) {
    FAIL_WITH(name_trouble(path, 0));
    return REAL(unlink)(path);
}

int remove(const char *path) {
    FAIL_WITH(name_trouble(path, 0));
    return REAL(remove)(path);
}

int rename(const char *from, const char *to) {
    FAIL_WITH(name_trouble(from, 0));
    return REAL(rename)(from, to);
}

ssize_t write(int descriptor, const void *octets, size_t count) {
    FAIL_WITH(trouble(descriptor));
    return REAL(write)(descriptor, octets, count);
}

ssize_t writev(int descriptor, const struct iovec *parts, int number) {
    FAIL_WITH(trouble(descriptor));
    return REAL(writev)(descriptor, parts, number);
}

ssize_t pwrite(int descriptor, const void *octets, size_t count, off_t at) {
    FAIL_WITH(trouble(descriptor));
    return REAL(pwrite)(descriptor, octets, count, at);
}
ssize_t pwrite64(int descriptor, const void *octets, size_t count, off_t at) ALSO("pwrite");

ssize_t pwritev(int descriptor, const struct iovec *parts, int number, off_t at) {
    FAIL_WITH(trouble(descriptor));
    return REAL(pwritev)(descriptor, parts, number, at);
}
ssize_t pwritev64(int descriptor, const struct iovec *parts, int number, off_t at) ALSO("pwritev");

int fallocate(int descriptor, int mode, off_t at, off_t length) {
    FAIL_WITH(trouble(descriptor));
    return REAL(fallocate)(descriptor, mode, at, length);
}
int fallocate64(int descriptor, int mode, off_t at, off_t length) ALSO("fallocate");

/* Returns its error instead of setting errno. */
int posix_fallocate(int descriptor, off_t at, off_t length) {
    int code = trouble(descriptor);
    return code != 0 ? code : REAL(posix_fallocate)(descriptor, at, length);
}
int posix_fallocate64(int descriptor, off_t at, off_t length) ALSO("posix_fallocate");

int statvfs(const char *path, struct statvfs *facts) {
    int result = REAL(statvfs)(path, facts);
    if (result == 0 && below(path) && on("low")) {
        facts->f_bfree = 0;
        facts->f_bavail = 0;
    }
    return result;
}
int statvfs64(const char *path, struct statvfs64 *facts) ALSO("statvfs");

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = REAL(clock_gettime)(clock, time);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        time->tv_sec += clock_error();
    }
    return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    int result = REAL(gettimeofday)(time, zone);
    if (result == 0) {
        time->tv_sec += clock_error();
    }
    return result;
}

time_t time(time_t *place) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (place != NULL) {
        *place = now.tv_sec;
    }
    return now.tv_sec;
}
