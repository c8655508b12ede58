/* dossier-encoder-vectors.h: how the encoder's loops become vectors.
 *
 * Plain loops that compilers turn into vectors. On x86-64, where programs are built for processors
 * of 2003, each loop is compiled for newer ones as well and the best that runs is taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include <string.h>

#define INLINE       static inline __attribute__ ((always_inline))
#define DOSSIER_LN_2 0.69314718056f

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_VARIANTS 1
#define WIDE         __attribute__ ((target ("avx2,fma")))
#if !defined(__clang__)
#define WIDEST                                                                                     \
  __attribute__ ((target ("avx512f,avx512bw,avx512vl,avx512vnni,fma,prefer-vector-width=512")))
#else
#define WIDEST __attribute__ ((target ("avx512f,avx512bw,avx512vl,avx512vnni,fma")))
#endif

/* 0 for plain code, 1 for WIDE, 2 for WIDEST. */
static inline int
dossier_encoder_get_variant (void)
{
  static int   variant;
  static gsize is_known;

  if (g_once_init_enter (&is_known))
    {
      __builtin_cpu_init ();
      if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma"))
        variant = __builtin_cpu_supports ("avx512bw") && __builtin_cpu_supports ("avx512vl") &&
                          __builtin_cpu_supports ("avx512vnni")
                      ? 2
                      : 1;
      g_once_init_leave (&is_known, 1);
    }
  return variant;
}

/* Makes the function @name of @parameters from the inline @name_body. */
#define DEFINE_VARIANTS(name, parameters, arguments)                                               \
  WIDE static void name##_wide parameters { name##_body arguments; }                               \
  WIDEST static void name##_widest parameters { name##_body arguments; }                           \
  void name                        parameters                                                      \
  {                                                                                                \
    if (dossier_encoder_get_variant () == 2)                                                       \
      name##_widest arguments;                                                                     \
    else if (dossier_encoder_get_variant () == 1)                                                  \
      name##_wide arguments;                                                                       \
    else                                                                                           \
      name##_body arguments;                                                                       \
  }
#else
#define DEFINE_VARIANTS(name, parameters, arguments)                                               \
  void name parameters { name##_body arguments; }
#endif

/* e to the power of @x, for @x of at most 0, with a relative error below 2e-6: the whole power of
 * two is laid into the exponent, the rest is a Taylor series. No branch, so that vectors can do it.
 */
INLINE float
dossier_encoder_exponentiate (float x)
{
  float   powers = MAX (x, -80.0f) * (1.0f / DOSSIER_LN_2);
  int     whole = (int) (powers - 0.5f);
  float   rest = (powers - (float) whole) * DOSSIER_LN_2;
  float   value = 1.0f / 720.0f;
  guint32 bits;
  float   factor;

  value = value * rest + 1.0f / 120.0f;
  value = value * rest + 1.0f / 24.0f;
  value = value * rest + 1.0f / 6.0f;
  value = value * rest + 0.5f;
  value = value * rest + 1.0f;
  value = value * rest + 1.0f;
  bits = (guint32) (whole + 127) << 23;
  memcpy (&factor, &bits, sizeof factor);
  return value * factor;
}
