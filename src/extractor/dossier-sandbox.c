/* dossier-sandbox.c: what the process that reads hostile bytes gives up before it reads any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "extractor/dossier-sandbox.h"

#include <errno.h>
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
/* Refuses what reading a page never asks for. What is refused fails with EPERM, so that a library
 * that tries something and can do without goes on. */
static void
filter_system_calls (void)
{
  static const int REFUSED[] = {
    SYS_execve,  SYS_execveat, SYS_socket, SYS_socketpair, SYS_connect,
    SYS_bind,    SYS_ptrace,   SYS_kill,   SYS_tkill,      SYS_process_vm_readv,
    SYS_keyctl,  SYS_bpf,      SYS_mount,  SYS_unshare,    SYS_process_vm_writev,
    SYS_add_key, SYS_unlinkat, SYS_setns,  SYS_renameat,   SYS_perf_event_open,
    SYS_linkat,  SYS_mkdirat,  SYS_chroot, SYS_renameat2,  SYS_symlinkat,
  };
  struct sock_filter  program[G_N_ELEMENTS (REFUSED) + 6];
  struct sock_fprog   filter = { .filter = program };
  const guint         n_refused = G_N_ELEMENTS (REFUSED);
  struct sock_filter *next = program;

  *next++ = (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS,
                                           offsetof (struct seccomp_data, arch));
  /* Calls of another architecture have other numbers. */
  *next++ = (struct sock_filter)
      BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 0, n_refused + 2);
  *next++ =
      (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr));
  for (guint i = 0; i < n_refused; i++)
    *next++ =
        (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, REFUSED[i], n_refused - i, 0);
  *next++ = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  *next++ = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  filter.len = next - program;
  prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}
#endif

void
dossier_sandbox_enter (DossierSandboxKind kind, gsize max_memory)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
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
