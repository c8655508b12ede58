/* dossier-sandbox.c: what the process that reads hostile bytes gives up before it reads any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "extractor/dossier-sandbox.h"

#include "extractor/dossier-file-fence.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Character sets are modules that iconv opens when it meets one. */
#define MAX_FILES 24

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static void
limit (int resource, rlim_t value)
{
  struct rlimit old;

  if (getrlimit (resource, &old) == 0)
    setrlimit (resource, &(struct rlimit){ MIN (value, old.rlim_max), MIN (value, old.rlim_max) });
}

/* Bytes of address space that the process has taken. */
static gsize
get_address_space (void)
{
  g_autofree char *contents = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &contents, NULL, NULL))
    return 0;
  return g_ascii_strtoull (contents, NULL, 10) * sysconf (_SC_PAGESIZE);
}

#ifdef THIS_ARCHITECTURE
/* Where the lower half of an argument lies: the kernel looks at no more of those judged here. */
#define ARGUMENT(n)                                                                                \
  (offsetof (struct seccomp_data, args[n]) + (G_BYTE_ORDER == G_BIG_ENDIAN ? sizeof (guint32) : 0))

/* Opening that may change a file, if only by making it empty, which no limit on sizes forbids. */
#define CHANGING_FLAGS (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

/* Refuses what reading a page never asks for. What is refused fails with EPERM, so that a library
 * that tries something and can do without goes on. */
static void
filter_system_calls (void)
{
  static const int REFUSED[] = {
    /* programs, and other processes */
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kill,
    SYS_tkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_pidfd_send_signal,
    SYS_pidfd_getfd,
    /* the network, and what would do any of this in our place */
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_io_uring_setup,
    SYS_ioctl,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_keyctl,
    SYS_add_key,
    SYS_mount,
    SYS_unshare,
    SYS_setns,
    SYS_chroot,
    /* files */
    SYS_openat2,
    SYS_open_by_handle_at,
    SYS_truncate,
    SYS_unlinkat,
    SYS_renameat,
    SYS_renameat2,
    SYS_linkat,
    SYS_symlinkat,
    SYS_mkdirat,
    SYS_mknodat,
    SYS_fchmod,
    SYS_fchmodat,
    SYS_fchown,
    SYS_fchownat,
    SYS_utimensat,
    SYS_setxattr,
    SYS_lsetxattr,
    SYS_removexattr,
    SYS_lremovexattr,
#ifdef __x86_64__
    /* the same by their older names */
    SYS_creat,
    SYS_unlink,
    SYS_rmdir,
    SYS_rename,
    SYS_link,
    SYS_symlink,
    SYS_mkdir,
    SYS_mknod,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_utime,
    SYS_utimes,
    SYS_futimesat,
#endif
  };
  const struct sock_filter refuse = BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  const struct sock_filter allow = BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  struct sock_filter       program[2 * G_N_ELEMENTS (REFUSED) + 24];
  struct sock_filter      *next = program;
  struct sock_fprog        filter = { .filter = program };

#define ADD(...) (*next++ = (struct sock_filter) __VA_ARGS__)
  ADD (BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch)));
  /* Calls of another architecture have other numbers. */
  ADD (BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0));
  *next++ = refuse;
  ADD (BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)));
#ifdef __x86_64__
  /* So do those of its variant with short pointers, which goes by the same name. */
  ADD (BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, __X32_SYSCALL_BIT, 0, 1));
  *next++ = refuse;
#endif
  for (guint i = 0; i < G_N_ELEMENTS (REFUSED); i++)
    {
      ADD (BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, REFUSED[i], 0, 1));
      *next++ = refuse;
    }
#ifdef __x86_64__
  ADD (BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_open, 0, 4));
  ADD (BPF_STMT (BPF_LD | BPF_W | BPF_ABS, ARGUMENT (1)));
  ADD (BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, CHANGING_FLAGS, 0, 1));
  *next++ = refuse;
  *next++ = allow;
#endif
  ADD (BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 4));
  ADD (BPF_STMT (BPF_LD | BPF_W | BPF_ABS, ARGUMENT (2)));
  ADD (BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, CHANGING_FLAGS, 0, 1));
  *next++ = refuse;
  *next++ = allow;
  /* Ending oneself, as abort () does, is no harm; ending others is. */
  ADD (BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 0, 3));
  ADD (BPF_STMT (BPF_LD | BPF_W | BPF_ABS, ARGUMENT (0)));
  ADD (BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (guint32) getpid (), 1, 0));
  *next++ = refuse;
  *next++ = allow;
#undef ADD
  filter.len = next - program;
  prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}
#endif

void
dossier_sandbox_enter (DossierSandboxKind kind, gsize max_memory)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  /* Away from the terminal that its error output may be: nothing can be typed there for the reader,
   * and the reader's Ctrl+C is for the parent to answer. */
  setsid ();
  limit (RLIMIT_CORE, 0);
  if (kind == DOSSIER_SANDBOX_OPEN)
    return;
  prctl (PR_SET_DUMPABLE, 0);
  limit (RLIMIT_NOFILE, MAX_FILES);
  /* A library that writes a cache of its own is told that it cannot, not ended. */
  signal (SIGXFSZ, SIG_IGN);
  limit (RLIMIT_FSIZE, 0);
  if (kind == DOSSIER_SANDBOX_CLOSED)
    limit (RLIMIT_NPROC, 0);
  if (get_address_space () < max_memory / 2)
    limit (RLIMIT_AS, max_memory);
  dossier_file_fence_raise ();
#ifdef THIS_ARCHITECTURE
  filter_system_calls ();
#endif
}

void
dossier_sandbox_start_clock (guint seconds)
{
  struct rusage used;
  struct rlimit old;

  if (getrusage (RUSAGE_SELF, &used) != 0 || getrlimit (RLIMIT_CPU, &old) != 0)
    return;
  old.rlim_cur =
      MIN (used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + (rlim_t) seconds, old.rlim_max);
  setrlimit (RLIMIT_CPU, &old);
}
