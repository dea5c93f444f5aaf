/* Writes down, in order, what a real process asks of the disk, so that power cuts can be built
 * from it. Loaded with LD_PRELOAD; HAMYAR_RECORD_ROOT names the folder, HAMYAR_RECORD_LOG the log.
 *
 * A record: u8 kind, u64 inode, u64 offset, u32 length, then that many bytes (host byte order).
 * C created a file  W wrote  T truncated  S fsynced a file  D fsynced a directory
 * R renamed, L linked (old NUL new)  U unlinked  A wrote to stdout
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static const char *root;
static size_t root_length;
static int log_fd = -1;

static void put(const void *data, size_t length) {
    const char *at = data;
    while (length > 0) {
        ssize_t done = syscall(SYS_write, log_fd, at, length);
        if (done < 0) {
            static const char lost[] = "record.c: the log cannot be written\n";
            syscall(SYS_write, 2, lost, sizeof lost - 1);
            _exit(99); /* a hole in the log would make a lie of every cut */
        }
        at += done;
        length -= (size_t)done;
    }
}

static void note(char kind, uint64_t inode, uint64_t offset, const void *data, size_t length) {
    char head[21];
    uint32_t size = (uint32_t)length;
    head[0] = kind;
    memcpy(head + 1, &inode, 8);
    memcpy(head + 9, &offset, 8);
    memcpy(head + 17, &size, 4);
    put(head, sizeof head);
    put(data, length);
}

__attribute__((constructor)) static void start(void) {
    const char *log = getenv("HAMYAR_RECORD_LOG");
    root = getenv("HAMYAR_RECORD_ROOT");
    if (log == NULL || root == NULL) return;
    root_length = strlen(root);
    log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int ours(const char *path) {
    return log_fd >= 0 && path != NULL && strncmp(path, root, root_length) == 0 &&
           (path[root_length] == '/' || path[root_length] == 0);
}

/* The folder's file or directory behind a descriptor: 'F', 'D', or 0 for anything else. */
static char behind(int fd, uint64_t *inode, char *path) {
    char link[64];
    struct stat facts;
    if (log_fd < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (!ours(path) || fstat(fd, &facts) != 0) return 0;
    *inode = facts.st_ino;
    return S_ISDIR(facts.st_mode) ? 'D' : S_ISREG(facts.st_mode) ? 'F' : 0;
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (real == NULL) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static void opened(const char *path, int flags, int fd, int stood) {
    struct stat facts;
    if (fd < 0 || !ours(path) || fstat(fd, &facts) != 0 || !S_ISREG(facts.st_mode)) return;
    if (!stood) note('C', facts.st_ino, 0, path, strlen(path));
    else if (flags & O_TRUNC) note('T', facts.st_ino, 0, "", 0);
}

static int open_through(__typeof__(open) *real, const char *path, int flags, mode_t mode) {
    if (!ours(path)) return real(path, flags, mode);
    pthread_mutex_lock(&order);
    int stood = access(path, F_OK) == 0;
    int fd = real(path, flags, mode);
    int kept = errno;
    opened(path, flags, fd, stood);
    pthread_mutex_unlock(&order);
    errno = kept;
    return fd;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        return open_through((__typeof__(open) *)real, path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

static ssize_t written(int fd, const void *data, ssize_t done, off64_t offset) {
    char path[PATH_MAX];
    uint64_t inode = 0;
    if (done > 0 && behind(fd, &inode, path) == 'F')
        note('W', inode, (uint64_t)offset, data, (size_t)done);
    else if (done > 0 && fd == 1 && log_fd >= 0)
        note('A', 0, 0, data, (size_t)done);
    return done;
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL(write);
    if (log_fd < 0) return real(fd, data, length);
    pthread_mutex_lock(&order);
    ssize_t done = real(fd, data, length);
    int kept = errno;
    off64_t end = lseek64(fd, 0, SEEK_CUR);
    written(fd, data, done, end - (done > 0 ? done : 0));
    pthread_mutex_unlock(&order);
    errno = kept;
    return done;
}

#define PWRITE(name, offset_type) \
    ssize_t name(int fd, const void *data, size_t length, offset_type offset) { \
        REAL(name); \
        pthread_mutex_lock(&order); \
        ssize_t done = real(fd, data, length, offset); \
        int kept = errno; \
        written(fd, data, done, offset); \
        pthread_mutex_unlock(&order); \
        errno = kept; \
        return done; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

static int synced(__typeof__(fsync) *real, int fd) {
    char path[PATH_MAX];
    uint64_t inode = 0;
    pthread_mutex_lock(&order);
    int result = real(fd);
    int kept = errno;
    char kind = result == 0 ? behind(fd, &inode, path) : 0;
    if (kind == 'F') note('S', inode, 0, "", 0);
    if (kind == 'D') note('D', inode, 0, path, strlen(path));
    pthread_mutex_unlock(&order);
    errno = kept;
    return result;
}

int fsync(int fd) {
    REAL(fsync);
    return synced(real, fd);
}

int fdatasync(int fd) {
    REAL(fdatasync);
    return synced(real, fd);
}

#define TRUNCATE(name, size_type) \
    int name(int fd, size_type size) { \
        REAL(name); \
        char path[PATH_MAX]; \
        uint64_t inode = 0; \
        pthread_mutex_lock(&order); \
        int result = real(fd, size); \
        int kept = errno; \
        if (result == 0 && behind(fd, &inode, path) == 'F') \
            note('T', inode, (uint64_t)size, "", 0); \
        pthread_mutex_unlock(&order); \
        errno = kept; \
        return result; \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define TWO_PATHS(name, kind) \
    int name(const char *from, const char *to) { \
        REAL(name); \
        if (!ours(from) && !ours(to)) return real(from, to); \
        char both[2 * PATH_MAX]; \
        size_t first = strlen(from), second = strlen(to); \
        pthread_mutex_lock(&order); \
        int result = real(from, to); \
        int kept = errno; \
        if (result == 0 && first < PATH_MAX && second < PATH_MAX) { \
            memcpy(both, from, first + 1); \
            memcpy(both + first + 1, to, second); \
            note(kind, 0, 0, both, first + 1 + second); \
        } \
        pthread_mutex_unlock(&order); \
        errno = kept; \
        return result; \
    }
TWO_PATHS(rename, 'R')
TWO_PATHS(link, 'L')

int unlinkat(int folder, const char *name, int flags) {
    REAL(unlinkat);
    char path[2 * PATH_MAX], above[PATH_MAX];
    uint64_t inode = 0;
    pthread_mutex_lock(&order);
    if (name[0] == '/' || folder == AT_FDCWD) snprintf(path, sizeof path, "%s", name);
    else if (behind(folder, &inode, above) == 'D')
        snprintf(path, sizeof path, "%s/%s", above, name);
    else path[0] = 0;
    int result = real(folder, name, flags);
    int kept = errno;
    if (result == 0 && !(flags & AT_REMOVEDIR) && ours(path)) note('U', 0, 0, path, strlen(path));
    pthread_mutex_unlock(&order);
    errno = kept;
    return result;
}

int unlink(const char *path) {
    REAL(unlink);
    if (!ours(path)) return real(path);
    pthread_mutex_lock(&order);
    int result = real(path);
    int kept = errno;
    if (result == 0) note('U', 0, 0, path, strlen(path));
    pthread_mutex_unlock(&order);
    errno = kept;
    return result;
}

/* Copies inside the kernel show no bytes: refused, so that the caller reads and writes. */
#define NO_SHORTCUT(name, offset_type) \
    ssize_t name(int to, int from, offset_type *offset, size_t length) { \
        REAL(name); \
        char path[PATH_MAX]; \
        uint64_t inode = 0; \
        if (behind(to, &inode, path) == 0) return real(to, from, offset, length); \
        errno = ENOTSOCK; \
        return -1; \
    }
NO_SHORTCUT(sendfile, off_t)
NO_SHORTCUT(sendfile64, off64_t)
