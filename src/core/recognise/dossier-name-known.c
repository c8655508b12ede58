/* dossier-name-known.c: organisations that everybody knows by one word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-known.h"

#include "core/recognise/dossier-tagger-tokens.h"
#include "core/recognise/dossier-word-list.h"

#define CONFIDENCE 0.6

/* What means nothing else, as it is written: unions of states, their offices, agencies, and firms
 * that are not what they make. */
static const char known[] =
    " AFP APEC ASEAN Asean BBC Bundestag CNN ECOWAS EFE Ecowas Europol FIFA Facebook Fifa G20 G7 "
    "G8 "
    "Gazprom Greenpeace Hamas Hezbollah Hizbollah Huawei IAEA IMF INTERPOL Instagram Interpol "
    "Knesset LinkedIn Mercosur Microsoft NASA NATO Nasa Nasdaq Nato Netflix OECD OPEC Opec Pfizer "
    "Reuters SADC SpaceX Spotify TASS Taliban Tencent TikTok Twitter UEFA UN UNCTAD UNDP UNESCO "
    "UNFPA UNHCR UNICEF UNRWA USAID Uefa Unesco Unicef WFP WHO WTO WeChat Weibo WhatsApp Wikipedia "
    "Xinhua YouTube ";

static gboolean
is_known (const char *text, const DossierTaggerToken *token, const DossierTaggerToken *next)
{
  if (!dossier_tagger_token_is_capital (token) ||
      !dossier_word_list_has (known, text + token->start, token->length, FALSE) ||
      (token->start > 0 && text[token->start - 1] == '-'))
    return FALSE;
  /* "Taliban" is one, "Microsoft Office" is something else. */
  return next == NULL || !dossier_tagger_token_is_capital (next) ||
         dossier_tagger_token_starts_sentence (next) ||
         next->start != dossier_tagger_token_end (token) + 1;
}

void
dossier_name_known_add (const char *text, const GArray *tokens, GPtrArray *names)
{
  guint n_names = names->len;
  guint at = 0;

  for (guint i = 0; i < tokens->len; i++)
    {
      const DossierTaggerToken *token = &g_array_index (tokens, DossierTaggerToken, i);
      DossierSpan               span = { token->start, dossier_tagger_token_end (token) };
      DossierMention           *mention;

      while (at < n_names &&
             ((DossierMention *) g_ptr_array_index (names, at))->span.end <= span.start)
        at++;
      if (!is_known (text, token, i + 1 < tokens->len ? token + 1 : NULL) ||
          (at < n_names &&
           ((DossierMention *) g_ptr_array_index (names, at))->span.start < span.end))
        continue;
      mention = dossier_mention_new (DOSSIER_ENTITY_ORGANISATION, span);
      mention->confidence = CONFIDENCE;
      g_ptr_array_add (names, mention);
    }
  if (names->len > n_names)
    dossier_mention_sort (names);
}
