/* dossier-claims-cues.c: the words by which a report says who says something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-claims-cues.h"

#include <string.h>

/* A power of two, several times the number of words. */
#define TABLE_SIZE     2048
#define MAX_WORD_BYTES 20

#define SAY    DOSSIER_CUE_SAY
#define TELL   DOSSIER_CUE_TELL
#define THAT   DOSSIER_CUE_THAT
#define NUMBER DOSSIER_CUE_NUMBER
#define CALL   DOSSIER_CUE_CALL
#define NOUN   DOSSIER_CUE_NOUN
#define BARE   DOSSIER_CUE_BARE

typedef struct
{
  guint32     traits;
  const char *words;
} WordTraits;

/* A word may stand in several lines. */
static const WordTraits word_traits[] = {
  { SAY,
    "said says added adds wrote writes tweeted tweets warned warns argued argues insisted "
    "insists explained explains claimed alleged alleges stressed stresses contended contends "
    "maintained maintains conceded concedes admitted admits acknowledged acknowledges noted "
    "remarked remarks replied replies retorted retorts countered counters "
    "answered asserted asserts announced confirmed confirms complained "
    "complains reckoned reckons predicted predicts testified testifies joked jokes quipped "
    "observed observes concluded concludes cautioned cautions believes "
    "believed thinks thought reiterated emphasised emphasized estimated estimates calculated "
    "calculates stated remembered remembers objected objects guessed repeated disclosed "
    "lamented boasted recounted vowed whispered shouted sighed deposed" },
  { SAY | BARE,
    "say add write warn argue insist explain maintain concede admit acknowledge recall reckon "
    "believe think suggest allege contend" },
  { DOSSIER_CUE_FREE, "said says say" },
  { SAY | NOUN, "claims notes reports states" },
  { THAT,
    "found finds shows showed indicated indicates revealed reveals denied denies hoped fears "
    "feared promised promises agreed decided established expects "
    "expected recorded submitted advised advises read hinted posted conveyed assumed "
    "reported recalled recalls declared declares suggested suggests stipulates forecast forecasts "
    "demanded demands "
    "pledged pledges ordered proposed proposes "
    "hears learnt learned determined certified" },
  { THAT | BARE, "show find indicate expect deny reveal" },
  { THAT | NOUN, "hopes counts records answers" },
  { NUMBER,
    "estimated estimates counts expects forecasts forecast projected projects predicted "
    "predicts calculated calculates reckons reckoned tallies" },
  { NUMBER | BARE, "estimate count expect reckon" },
  { DOSSIER_CUE_PUT, "put puts" },
  { TELL, "told tells informed informs notified assured assures" },
  { CALL, "called calls described describes branded dubbed termed deemed" },
  { DOSSIER_ROLE_PAPER,
    "survey poll study report note tally figures data statement memo estimate estimates count "
    "audit analysis census paper research review inquiry statistics records numbers document "
    "documents letter bulletin forecast index database calculation calculations account accounts "
    "article filing findings summary indictment judgment ruling reckoning" },
  { DOSSIER_ROLE_RULE,
    "rites rite law laws rule rules tradition traditions custom customs plan plans schedule need "
    "needs age size weight rank wishes taste order principle principles protocol income season" },
  { DOSSIER_ROLE_CHANNEL,
    "statement interview letter post message report bulletin email e-mail speech briefing "
    "conference call tweet video television radio telephone phone telegram facebook twitter x "
    "instagram weibo wechat filing memo note article column broadcast address hearing court "
    "parliament affidavit communique release blog podcast dispatch testimony website translation "
    "interpreter" },
  { DOSSIER_ROLE_MAN,
    "mr sir lord father brother king prince son uncle husband spokesman chairman businessman "
    "policeman fisherman grandfather nephew widower imam bishop pope archbishop monk emir sheikh "
    "sultan actor congressman councilman salesman pastor señor herr monsieur" },
  { DOSSIER_ROLE_WOMAN,
    "mrs ms miss lady dame mother sister queen princess daughter aunt wife spokeswoman chairwoman "
    "businesswoman policewoman grandmother niece widow nun midwife actress congresswoman "
    "councilwoman saleswoman señora frau madame" },
  { DOSSIER_ROLE_TITLE,
    "dr prof professor president minister general colonel major captain lieutenant sergeant "
    "commander admiral inspector superintendent chief judge justice senator governor mayor "
    "chancellor secretary deputy prime foreign vice representative councillor councilor bishop "
    "archbishop cardinal pope rabbi imam sheikh father sister brother rev reverend mr mrs ms miss "
    "sir dame lord lady king queen prince princess ambassador commissioner spokesman spokeswoman "
    "spokesperson coach captain attorney prosecutor director chairman chairwoman chair datuk dato "
    "haji engineer eng hon archaeologist economist analyst minister sheriff constable detective "
    "brigadier marshal corporal private officer rep sen gov gen col lt sgt capt cmdr maj adm "
    "md meteorologist historian lawyer farmer biologist geologist" },
  { DOSSIER_ROLE_SHORT,
    "dr md prof mr mrs ms rep sen gov gen col lt sgt capt cmdr maj adm rev hon st no vs eng jr sr "
    "inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec p pp vol ave mt ft approx "
    "calif fla tenn conn mass mich minn ariz ala ga wash ore pa va wis ill ind kan ky la md miss "
    "mo mont neb nev okla tex vt que ont" },
};

typedef struct
{
  const char *word;
  guint32     length;
  guint32     traits;
} Entry;

static Entry table[TABLE_SIZE];

/* The slot of the word, or the free one where it belongs. */
static Entry *
find_slot (const char *word, gsize length)
{
  guint32 hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 ^ (guchar) word[i];

  for (guint32 slot = (hash ^ hash >> 15) % TABLE_SIZE;; slot = (slot + 1) % TABLE_SIZE)
    {
      Entry *entry = &table[slot];

      if (entry->word == NULL ||
          (entry->length == length && memcmp (entry->word, word, length) == 0))
        return entry;
    }
}

static void
fill_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (word_traits); i++)
    for (const char *words = word_traits[i].words; *words != '\0';)
      {
        gsize  length = strcspn (words, " ");
        Entry *entry = find_slot (words, length);

        entry->word = words;
        entry->length = (guint32) length;
        entry->traits |= word_traits[i].traits;
        words += length + strspn (words + length, " ");
      }
}

guint32
dossier_claims_lookup (const char *word, gsize length)
{
  static gsize is_filled = 0;
  char         folded[MAX_WORD_BYTES];
  const Entry *entry = NULL;

  if (g_once_init_enter (&is_filled))
    {
      fill_table ();
      g_once_init_leave (&is_filled, 1);
    }

  if (length > MAX_WORD_BYTES)
    return 0;
  for (gsize i = 0; i < length; i++)
    folded[i] = g_ascii_tolower (word[i]);

  entry = find_slot (folded, length);
  return entry->word != NULL ? entry->traits : 0;
}
