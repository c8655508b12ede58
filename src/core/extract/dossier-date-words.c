/* dossier-date-words.c: "published" and "updated" in many languages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-date-words.h"

#include <string.h>

#define MAX_TEXT 200

/* Beginnings of words, lower case. */
static const struct
{
  const char     *word;
  DossierDateWord meaning;
} WORDS[] = {
  { "publish", DOSSIER_DATE_WORD_PUBLISHED },
  { "posted", DOSSIER_DATE_WORD_PUBLISHED },
  { "created", DOSSIER_DATE_WORD_PUBLISHED },
  { "written", DOSSIER_DATE_WORD_PUBLISHED },
  { "issued", DOSSIER_DATE_WORD_PUBLISHED },
  { "released", DOSSIER_DATE_WORD_OTHER },
  { "veröffentlicht", DOSSIER_DATE_WORD_PUBLISHED },
  { "erschienen", DOSSIER_DATE_WORD_PUBLISHED },
  { "erstellt", DOSSIER_DATE_WORD_PUBLISHED },
  { "geschrieben", DOSSIER_DATE_WORD_PUBLISHED },
  { "datum", DOSSIER_DATE_WORD_PUBLISHED },
  { "publié", DOSSIER_DATE_WORD_PUBLISHED },
  { "paru", DOSSIER_DATE_WORD_PUBLISHED },
  { "posté", DOSSIER_DATE_WORD_PUBLISHED },
  { "publicad", DOSSIER_DATE_WORD_PUBLISHED },
  { "publicat", DOSSIER_DATE_WORD_PUBLISHED },
  { "pubblicat", DOSSIER_DATE_WORD_PUBLISHED },
  { "geplaatst", DOSSIER_DATE_WORD_PUBLISHED },
  { "gepubliceerd", DOSSIER_DATE_WORD_PUBLISHED },
  { "publicerad", DOSSIER_DATE_WORD_PUBLISHED },
  { "publisert", DOSSIER_DATE_WORD_PUBLISHED },
  { "publiceret", DOSSIER_DATE_WORD_PUBLISHED },
  { "julkaistu", DOSSIER_DATE_WORD_PUBLISHED },
  { "opublikowan", DOSSIER_DATE_WORD_PUBLISHED },
  { "dodano", DOSSIER_DATE_WORD_PUBLISHED },
  { "zveřejněno", DOSSIER_DATE_WORD_PUBLISHED },
  { "publikováno", DOSSIER_DATE_WORD_PUBLISHED },
  { "vydáno", DOSSIER_DATE_WORD_PUBLISHED },
  { "objavljeno", DOSSIER_DATE_WORD_PUBLISHED },
  { "közzétéve", DOSSIER_DATE_WORD_PUBLISHED },
  { "опубликован", DOSSIER_DATE_WORD_PUBLISHED },
  { "опубліковано", DOSSIER_DATE_WORD_PUBLISHED },
  { "дата публикации", DOSSIER_DATE_WORD_PUBLISHED },
  { "δημοσιεύ", DOSSIER_DATE_WORD_PUBLISHED },
  { "yayın", DOSSIER_DATE_WORD_PUBLISHED },
  { "giriş", DOSSIER_DATE_WORD_PUBLISHED },
  { "oluşturulma", DOSSIER_DATE_WORD_PUBLISHED },
  { "eklenme", DOSSIER_DATE_WORD_PUBLISHED },
  { "نشر", DOSSIER_DATE_WORD_PUBLISHED },
  { "انتشار", DOSSIER_DATE_WORD_PUBLISHED },
  { "प्रकाशित", DOSSIER_DATE_WORD_PUBLISHED },
  { "发布", DOSSIER_DATE_WORD_PUBLISHED },
  { "發布", DOSSIER_DATE_WORD_PUBLISHED },
  { "発行", DOSSIER_DATE_WORD_PUBLISHED },
  { "公開", DOSSIER_DATE_WORD_PUBLISHED },
  { "入力", DOSSIER_DATE_WORD_PUBLISHED },
  { "投稿", DOSSIER_DATE_WORD_PUBLISHED },
  { "입력", DOSSIER_DATE_WORD_PUBLISHED },
  { "등록", DOSSIER_DATE_WORD_PUBLISHED },
  { "게재", DOSSIER_DATE_WORD_PUBLISHED },
  { "updat", DOSSIER_DATE_WORD_MODIFIED },
  { "modified", DOSSIER_DATE_WORD_MODIFIED },
  { "edited", DOSSIER_DATE_WORD_MODIFIED },
  { "revised", DOSSIER_DATE_WORD_MODIFIED },
  { "reviewed", DOSSIER_DATE_WORD_MODIFIED },
  { "changed", DOSSIER_DATE_WORD_MODIFIED },
  { "aktualisier", DOSSIER_DATE_WORD_MODIFIED },
  { "stand", DOSSIER_DATE_WORD_MODIFIED },
  { "geändert", DOSSIER_DATE_WORD_MODIFIED },
  { "änderung", DOSSIER_DATE_WORD_MODIFIED },
  { "bearbeitet", DOSSIER_DATE_WORD_MODIFIED },
  { "zuletzt", DOSSIER_DATE_WORD_MODIFIED },
  { "mis à jour", DOSSIER_DATE_WORD_MODIFIED },
  { "mise à jour", DOSSIER_DATE_WORD_MODIFIED },
  { "modifié", DOSSIER_DATE_WORD_MODIFIED },
  { "actualizad", DOSSIER_DATE_WORD_MODIFIED },
  { "atualizad", DOSSIER_DATE_WORD_MODIFIED },
  { "aggiornat", DOSSIER_DATE_WORD_MODIFIED },
  { "ultima modifica", DOSSIER_DATE_WORD_MODIFIED },
  { "bijgewerkt", DOSSIER_DATE_WORD_MODIFIED },
  { "gewijzigd", DOSSIER_DATE_WORD_MODIFIED },
  { "uppdaterad", DOSSIER_DATE_WORD_MODIFIED },
  { "oppdatert", DOSSIER_DATE_WORD_MODIFIED },
  { "opdateret", DOSSIER_DATE_WORD_MODIFIED },
  { "sist endret", DOSSIER_DATE_WORD_MODIFIED },
  { "päivitetty", DOSSIER_DATE_WORD_MODIFIED },
  { "aktualizac", DOSSIER_DATE_WORD_MODIFIED },
  { "zaktualizowan", DOSSIER_DATE_WORD_MODIFIED },
  { "aktualizováno", DOSSIER_DATE_WORD_MODIFIED },
  { "frissítve", DOSSIER_DATE_WORD_MODIFIED },
  { "обновлен", DOSSIER_DATE_WORD_MODIFIED },
  { "оновлено", DOSSIER_DATE_WORD_MODIFIED },
  { "güncelle", DOSSIER_DATE_WORD_MODIFIED },
  { "ενημερ", DOSSIER_DATE_WORD_MODIFIED },
  { "تحديث", DOSSIER_DATE_WORD_MODIFIED },
  { "به‌روز", DOSSIER_DATE_WORD_MODIFIED },
  { "अपडेट", DOSSIER_DATE_WORD_MODIFIED },
  { "更新", DOSSIER_DATE_WORD_MODIFIED },
  { "수정", DOSSIER_DATE_WORD_MODIFIED },
  { "copyright", DOSSIER_DATE_WORD_OTHER },
  { "©", DOSSIER_DATE_WORD_OTHER },
  { "version", DOSSIER_DATE_WORD_OTHER },
  { "born", DOSSIER_DATE_WORD_OTHER },
  { "joined", DOSSIER_DATE_WORD_OTHER },
  { "deadline", DOSSIER_DATE_WORD_OTHER },
  { "expires", DOSSIER_DATE_WORD_OTHER },
  { "ends", DOSSIER_DATE_WORD_OTHER },
  { "retrieved", DOSSIER_DATE_WORD_OTHER },
  { "accessed", DOSSIER_DATE_WORD_OTHER },
  { "abgerufen", DOSSIER_DATE_WORD_OTHER },
  { "geboren", DOSSIER_DATE_WORD_OTHER },
  { "consulté le", DOSSIER_DATE_WORD_OTHER },
  { "heute", DOSSIER_DATE_WORD_OTHER },
  { "today", DOSSIER_DATE_WORD_OTHER },
};

DossierDateWord
dossier_date_words_find (const char *text, gsize length)
{
  g_autofree char *lower = NULL;
  DossierDateWord  meaning = DOSSIER_DATE_WORD_NONE;
  const char      *last;

  if (length == 0 || length > MAX_TEXT)
    return meaning;
  lower = g_utf8_strdown (text, length);
  last = lower;
  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    {
      const char *found = lower;

      for (; (found = strstr (found, WORDS[i].word)) != NULL; found++)
        /* A word, not the middle of one. */
        if ((found == lower || !g_ascii_isalpha (found[-1])) && found >= last)
          {
            last = found;
            meaning = WORDS[i].meaning;
          }
    }
  return meaning;
}
