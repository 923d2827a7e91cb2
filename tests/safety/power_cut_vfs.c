/* A disk that loses power: a SQLite VFS over the real one, for tests/safety/power_cuts.py.
**
** Every write since the last sync of its file is kept apart in memory. At a cut each un-synced 512-byte sector is, at
** random, written, dropped, or written as garbage (only the bytes that were being written: the unix VFS declares
** SQLITE_IOCAP_POWERSAFE_OVERWRITE and so does this one); un-synced truncations happen or not; a file deleted since the
** last sync of any file may come back (ext4, XFS and NTFS keep names in one ordered journal, so a later sync settles an
** earlier deletion). From then on every operation fails until power_reset().
** The -shm file is left to the real VFS; the test removes it after a cut, as a restart does.
** Reaches SQLite only through the extension's API pointer, so it works inside a statically linked driver.
*/
#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

typedef struct Pending Pending;
struct Pending {
  int truncation;
  sqlite3_int64 offset;
  int length;
  unsigned char *bytes;
  Pending *next;
};

typedef struct Disk Disk;
struct Disk {
  char *path;
  int handles;
  unsigned char *now;           /* what the program reads */
  sqlite3_int64 size, room;
  Pending *first, *last;        /* what the platter does not have yet, in order */
  Disk *next;
};

typedef struct CutFile {
  sqlite3_file base;
  Disk *disk;
  sqlite3_file *real;
} CutFile;

typedef struct Deleted Deleted;
struct Deleted { char *path, *hidden; Deleted *next; };

static sqlite3_vfs *parent;
static Disk *disks;
static Deleted *deleted;
static long operations, cut_at = -1, deletions;
static int down, ignore_sync;
static unsigned long long state = 88172645463325252ULL;

static unsigned int chance(unsigned int n) {
  state ^= state << 13; state ^= state >> 7; state ^= state << 17;
  return (unsigned int)((state >> 11) % n);
}

static void apply(FILE *f, Pending *p) {
  if (p->truncation) { fflush(f); if (ftruncate(fileno(f), p->offset)) abort(); return; }
  if (fseek(f, p->offset, SEEK_SET)) abort();
  if (fwrite(p->bytes, 1, p->length, f) != (size_t)p->length) abort();
}

static void forget(Disk *d) {
  while (d->first) { Pending *p = d->first; d->first = p->next; free(p->bytes); free(p); }
  d->last = 0;
}

static void make_durable(Disk *d) {
  FILE *f;
  if (!d->first) return;
  if (!(f = fopen(d->path, "r+b"))) return;
  for (Pending *p = d->first; p; p = p->next) apply(f, p);
  fclose(f);
  forget(d);
}

static void lose(Disk *d) {
  FILE *f = d->first ? fopen(d->path, "r+b") : 0;
  if (!f) { forget(d); return; }
  for (Pending *p = d->first; p; p = p->next) {
    if (p->truncation) { if (chance(2)) apply(f, p); continue; }
    for (sqlite3_int64 at = p->offset, end = p->offset + p->length; at < end;) {
      sqlite3_int64 stop = (at / SECTOR + 1) * SECTOR;
      Pending part = *p;
      unsigned int fate = chance(10);
      if (stop > end) stop = end;
      part.bytes = p->bytes + (at - p->offset);
      part.offset = at;
      part.length = (int)(stop - at);
      if (fate >= 8) for (int i = 0; i < part.length; i++) part.bytes[i] = (unsigned char)chance(256);
      if (fate >= 4) apply(f, &part);
      at = stop;
    }
  }
  fclose(f);
  forget(d);
}

static void power_cut(void) {
  down = 1;
  for (Disk *d = disks; d; d = d->next) lose(d);
  for (Deleted *x = deleted; x; x = x->next)
    if (chance(2) && access(x->path, F_OK)) rename(x->hidden, x->path); else unlink(x->hidden);
}

/* Counts an operation that changes the disk; the one that is due is the one the power fails in. */
static int fails(void) {
  if (down) return 1;
  if (++operations == cut_at) { power_cut(); return 1; }
  return 0;
}

static void forget_deleted(void) {
  while (deleted) {
    Deleted *x = deleted;
    deleted = x->next;
    unlink(x->hidden);
    free(x->path); free(x->hidden); free(x);
  }
}

static Disk *disk_of(const char *path) {
  for (Disk *d = disks; d; d = d->next) if (!strcmp(d->path, path)) return d;
  return 0;
}

static void grow(Disk *d, sqlite3_int64 size) {
  if (size > d->room) {
    d->room = size * 2 + 65536;
    if (!(d->now = realloc(d->now, d->room))) abort();
  }
  if (size > d->size) { memset(d->now + d->size, 0, size - d->size); d->size = size; }
}

static Pending *add(Disk *d) {
  Pending *p = calloc(1, sizeof *p);
  if (!p) abort();
  if (d->last) d->last->next = p; else d->first = p;
  return d->last = p;
}

static void drop_disk(Disk *gone) {
  for (Disk **d = &disks; *d; d = &(*d)->next)
    if (*d == gone) { *d = gone->next; forget(gone); free(gone->now); free(gone->path); free(gone); return; }
}

static int cut_close(sqlite3_file *f) {
  CutFile *c = (CutFile *)f;
  int rc = c->real->pMethods ? c->real->pMethods->xClose(c->real) : SQLITE_OK;
  /* What was written and not synced stays in the machine's memory after the file is closed. */
  if (--c->disk->handles == 0 && !c->disk->first) drop_disk(c->disk);
  return rc;
}
static int cut_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at) {
  Disk *d = ((CutFile *)f)->disk;
  sqlite3_int64 have = d->size - at;
  if (down) return SQLITE_IOERR_READ;
  if (have >= n) { memcpy(to, d->now + at, n); return SQLITE_OK; }
  memset(to, 0, n);
  if (have > 0) memcpy(to, d->now + at, have);
  return SQLITE_IOERR_SHORT_READ;
}
static int cut_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at) {
  Disk *d = ((CutFile *)f)->disk;
  Pending *p;
  if (down) return SQLITE_IOERR_WRITE;
  p = add(d);
  p->offset = at; p->length = n;
  if (!(p->bytes = malloc(n))) abort();
  memcpy(p->bytes, from, n);
  if (fails()) return SQLITE_IOERR_WRITE;
  grow(d, at + n);
  memcpy(d->now + at, from, n);
  return SQLITE_OK;
}
static int cut_truncate(sqlite3_file *f, sqlite3_int64 size) {
  Disk *d = ((CutFile *)f)->disk;
  Pending *p;
  if (down) return SQLITE_IOERR_TRUNCATE;
  p = add(d);
  p->truncation = 1; p->offset = size;
  if (fails()) return SQLITE_IOERR_TRUNCATE;
  if (size > d->size) grow(d, size); else d->size = size;
  return SQLITE_OK;
}
static int cut_sync(sqlite3_file *f, int flags) {
  (void)flags;
  if (fails()) return SQLITE_IOERR_FSYNC;
  if (ignore_sync) return SQLITE_OK;
  make_durable(((CutFile *)f)->disk);
  forget_deleted();
  return SQLITE_OK;
}
static int cut_size(sqlite3_file *f, sqlite3_int64 *size) {
  if (down) return SQLITE_IOERR_FSTAT;
  *size = ((CutFile *)f)->disk->size;
  return SQLITE_OK;
}
#define REAL(f) ((CutFile *)(f))->real
static int cut_lock(sqlite3_file *f, int l) { return down ? SQLITE_IOERR_LOCK : REAL(f)->pMethods->xLock(REAL(f), l); }
static int cut_unlock(sqlite3_file *f, int l) { return REAL(f)->pMethods->xUnlock(REAL(f), l); }
static int cut_check(sqlite3_file *f, int *out) { return REAL(f)->pMethods->xCheckReservedLock(REAL(f), out); }
static int cut_control(sqlite3_file *f, int op, void *arg) { return REAL(f)->pMethods->xFileControl(REAL(f), op, arg); }
static int cut_sector(sqlite3_file *f) { return REAL(f)->pMethods->xSectorSize(REAL(f)); }
static int cut_device(sqlite3_file *f) { return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f)); }
static int cut_shm_map(sqlite3_file *f, int a, int b, int c, void volatile **p) {
  return down ? SQLITE_IOERR_SHMMAP : REAL(f)->pMethods->xShmMap(REAL(f), a, b, c, p);
}
static int cut_shm_lock(sqlite3_file *f, int a, int b, int c) { return REAL(f)->pMethods->xShmLock(REAL(f), a, b, c); }
static void cut_shm_barrier(sqlite3_file *f) { REAL(f)->pMethods->xShmBarrier(REAL(f)); }
static int cut_shm_unmap(sqlite3_file *f, int d) { return REAL(f)->pMethods->xShmUnmap(REAL(f), d); }

static const sqlite3_io_methods methods = {
  2, cut_close, cut_read, cut_write, cut_truncate, cut_sync, cut_size, cut_lock, cut_unlock, cut_check, cut_control,
  cut_sector, cut_device, cut_shm_map, cut_shm_lock, cut_shm_barrier, cut_shm_unmap, 0, 0,
};

static int load(Disk *d) {
  FILE *f = fopen(d->path, "rb");
  long n;
  if (!f) return SQLITE_OK;
  fseek(f, 0, SEEK_END); n = ftell(f); rewind(f);
  grow(d, n);
  n = (long)fread(d->now, 1, n, f);
  fclose(f);
  return n == d->size ? SQLITE_OK : SQLITE_CANTOPEN;
}

static int cut_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out) {
  CutFile *c = (CutFile *)f;
  int rc;
  (void)v;
  c->base.pMethods = 0;
  if (down) return SQLITE_CANTOPEN;
  c->real = (sqlite3_file *)(c + 1);
  if (!name) return parent->xOpen(parent, name, f, flags, out);  /* scratch files need no durability */
  rc = parent->xOpen(parent, name, c->real, flags, out);
  if (rc) return rc;
  if (!(c->disk = disk_of(name))) {
    if (!(c->disk = calloc(1, sizeof(Disk)))) abort();
    c->disk->path = strdup(name);
    c->disk->next = disks;
    disks = c->disk;
    rc = load(c->disk);
  }
  c->disk->handles++;
  c->base.pMethods = &methods;
  return rc;
}
static int cut_delete(sqlite3_vfs *v, const char *name, int sync_folder) {
  Disk *d = disk_of(name);
  (void)v;
  if (fails()) return SQLITE_IOERR_DELETE;
  if (d) { forget(d); d->size = 0; if (!d->handles) drop_disk(d); }
  if (!sync_folder && !access(name, F_OK)) {
    Deleted *x = calloc(1, sizeof *x);
    x->path = strdup(name);
    x->hidden = malloc(strlen(name) + 40);
    sprintf(x->hidden, "%s.deleted-%ld", name, ++deletions);
    x->next = deleted;
    deleted = x;
    return rename(name, x->hidden) ? SQLITE_IOERR_DELETE : SQLITE_OK;
  }
  return parent->xDelete(parent, name, sync_folder);
}
static int cut_access(sqlite3_vfs *v, const char *name, int flags, int *out) {
  (void)v;
  return down ? SQLITE_IOERR_ACCESS : parent->xAccess(parent, name, flags, out);
}
static int cut_full(sqlite3_vfs *v, const char *name, int n, char *out) { (void)v; return parent->xFullPathname(parent, name, n, out); }
static int cut_random(sqlite3_vfs *v, int n, char *out) { (void)v; return parent->xRandomness(parent, n, out); }
static int cut_sleep(sqlite3_vfs *v, int n) { (void)v; return parent->xSleep(parent, n); }
static int cut_time(sqlite3_vfs *v, double *out) { (void)v; return parent->xCurrentTime(parent, out); }
static int cut_error(sqlite3_vfs *v, int n, char *out) { (void)v; return parent->xGetLastError(parent, n, out); }

static sqlite3_vfs vfs = {
  1, 0, 512, 0, "powercut", 0, cut_open, cut_delete, cut_access, cut_full, 0, 0, 0, 0, cut_random, cut_sleep, cut_time,
  cut_error, 0, 0, 0, 0,
};

/* Let the power fail in the n-th operation from now that changes the disk. */
void power_arm(long n, unsigned long long seed) { operations = 0; cut_at = n; state = seed * 2654435761ULL + 88172645463325252ULL; }
int power_is_down(void) { return down; }
long power_operations(void) { return operations; }
/* A disk that says it has synced and has not; used to prove that the simulator can fail. */
void power_ignore_sync(int yes) { ignore_sync = yes; }
/* The machine starts again: memory is empty, the disk is what the cut left. */
void power_reset(void) {
  while (disks) drop_disk(disks);
  forget_deleted();
  down = 0; cut_at = -1; ignore_sync = 0; operations = 0;
}
/* Make this disk the one that new connections use, or the real one again. */
void power_install(int yes) { sqlite3_vfs_register(yes ? &vfs : parent, 1); }

int sqlite3_powercutvfs_init(sqlite3 *db, char **message, const sqlite3_api_routines *api) {
  (void)db; (void)message;
  SQLITE_EXTENSION_INIT2(api);
  if (!parent) {
    parent = sqlite3_vfs_find(0);
    vfs.szOsFile = (int)sizeof(CutFile) + parent->szOsFile;
    vfs.mxPathname = parent->mxPathname;
    sqlite3_vfs_register(&vfs, 0);
  }
  return SQLITE_OK_LOAD_PERMANENTLY;
}
