/* The calls of the C library that powercut.c stands in front of: each does the real thing first, then notes it. */

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    int descriptor = REAL(open)(path, flags, mode);
    remember(descriptor, flags);
    return descriptor;
}
int open64(const char *path, int flags, ...) ALSO("open");

int openat(int folder, const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    int descriptor = REAL(openat)(folder, path, flags, mode);
    remember(descriptor, flags);
    return descriptor;
}
int openat64(int folder, const char *path, int flags, ...) ALSO("openat");

int creat(const char *path, mode_t mode) {
    return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}
int creat64(const char *path, mode_t mode) ALSO("creat");

int close(int descriptor) {
    if (descriptor >= 0 && descriptor < DESCRIPTORS) {
        opened[descriptor] = NULL; /* Before the close, after which another thread may get the number. */
    }
    return REAL(close)(descriptor);
}

ssize_t write(int descriptor, const void *octets, size_t count) {
    return appended(descriptor, REAL(write)(descriptor, octets, count));
}

ssize_t writev(int descriptor, const struct iovec *parts, int number) {
    return appended(descriptor, REAL(writev)(descriptor, parts, number));
}

ssize_t pwrite(int descriptor, const void *octets, size_t count, off_t at) {
    ssize_t written = REAL(pwrite)(descriptor, octets, count, at);
    mark(descriptor, at, at + (written > 0 ? written : 0));
    return written;
}
ssize_t pwrite64(int descriptor, const void *octets, size_t count, off_t at) ALSO("pwrite");

ssize_t pwritev(int descriptor, const struct iovec *parts, int number, off_t at) {
    ssize_t written = REAL(pwritev)(descriptor, parts, number, at);
    mark(descriptor, at, at + (written > 0 ? written : 0));
    return written;
}
ssize_t pwritev64(int descriptor, const struct iovec *parts, int number, off_t at) ALSO("pwritev");

int ftruncate(int descriptor, off_t length) {
    int result = REAL(ftruncate)(descriptor, length);
    mark(descriptor, length, TO_THE_END);
    return result;
}
int ftruncate64(int descriptor, off_t length) ALSO("ftruncate");

int fallocate(int descriptor, int mode, off_t at, off_t length) {
    int result = REAL(fallocate)(descriptor, mode, at, length);
    mark(descriptor, at, at + length);
    return result;
}
int fallocate64(int descriptor, int mode, off_t at, off_t length) ALSO("fallocate");

int posix_fallocate(int descriptor, off_t at, off_t length) {
    int result = REAL(posix_fallocate)(descriptor, at, length);
    mark(descriptor, at, at + length);
    return result;
}
int posix_fallocate64(int descriptor, off_t at, off_t length) ALSO("posix_fallocate");

int fsync(int descriptor) {
    return synced(descriptor, REAL(fsync)(descriptor));
}

int fdatasync(int descriptor) {
    return synced(descriptor, REAL(fdatasync)(descriptor));
}

int unlink(const char *path) {
    return removed(path, REAL(unlink));
}

int remove(const char *path) {
    return removed(path, REAL(remove));
}

int rename(const char *from, const char *to) {
    char old[PATH_MAX];
    char new[PATH_MAX];
    int ours = absolute(from, old) && absolute(to, new);
    int result = REAL(rename)(from, to);
    if (ours && result == 0) {
        int keep = errno;
        pthread_mutex_lock(&lock);
        struct file *file = named(old);
        forget(new);
        if (file != NULL) {
            free(file->path);
            file->path = strdup(new);
        }
        change(old, new);
        pthread_mutex_unlock(&lock);
        errno = keep;
    }
    return result;
}
