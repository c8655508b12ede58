/* dossier-language.c: tells languages by their small words and their scripts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-language.h"

#include <string.h>

#define MAX_TEXT (20 * 1024)
/* Shorter pieces of a page are labels, whatever the language of the text. */
#define MIN_PIECE 60
/* A text has at least so many small words or letters of a script before anything is said, and more
 * of the first language than of the second by this factor. */
#define MIN_WORDS   80
#define MIN_LETTERS 200
#define LEAD        1.3
#define MAX_WORD    24

/* Small words, lower case. Those that neighbours share are left out where enough others are. */
static const struct
{
  const char *language;
  const char *words;
} LANGUAGES[] = {
  { "en",
    "the of and to in is that for was with as on are this have from they which you were has "
    "been would their will not but it he she" },
  { "de",
    "der die und das ist nicht ein eine den mit von zu auf für dem sich des auch im sie wird "
    "bei wurde werden einer nach wie aus es ich über" },
  { "fr",
    "le les des et est une dans pour que qui pas sur au avec du ce il sont ont aux par plus "
    "mais elle nous vous cette été" },
  { "es",
    "el la los las de en y del que una por con para es no se lo como más pero sus su ha fue este "
    "esta "
    "son al también han" },
  { "it",
    "il di che e la per non una è del con sono della i si le nel da gli anche più dei alla ha "
    "come questo ma ed" },
  { "pt",
    "o os e do da que em um uma para com não dos as das no na por mais foi ao são ele como "
    "mas também pela seu" },
  { "nl",
    "de het een van en is dat niet op te zijn voor met die aan er ook als bij maar naar wordt "
    "om hebben werd door uit" },
  { "sv",
    "och att det som en på är av för med den till inte om har de ett men var jag kan från vid "
    "så också" },
  { "da",
    "og det at en er til af på som den for med de ikke har der et men om var blev efter også "
    "hvor kan fra ved" },
  { "nb",
    "og det er på som en av for til med at ikke har de den et men om var fra seg ble etter "
    "også kan skal mot" },
  { "fi",
    "ja on ei että se oli hän mutta ovat myös joka kun niin kuin sen ole tai ollut vain olla "
    "mukaan jos" },
  { "pl",
    "w i na z się nie do to że jest o jak od po przez za ale są dla był co tym tak przy już "
    "oraz może" },
  { "cs",
    "a se na v je že s z do o k to ve pro za i ale by po jsou jako byl od která které nebo "
    "jeho při také" },
  { "sk",
    "a sa na v je že s z do o k to vo pre za aj ale by po sú ako bol od ktorá ktoré alebo "
    "jeho pri tiež" },
  { "hu",
    "a az és hogy nem is egy meg volt de csak ez már még mint el azt ki van vagy szerint lehet "
    "volna ha" },
  { "ro",
    "de în și la cu a o că pe nu din este care pentru mai au un sunt fost dar prin după fi "
    "acest ce" },
  { "hr", "i je u na se da su za od s koji a o to nije kao što ili bi će samo koja iz te kako" },
  { "sl", "in je v na se da so za ki od s z to ne pa bi tudi ni kot pri ali še iz" },
  { "lt", "ir kad su į iš yra kaip bet tai buvo nuo apie už jis po dėl ar tik per" },
  { "lv", "un ir ka no par uz ar kas to arī bija nav pēc bet lai tas vai kā gan" },
  { "et", "ja on et ei ka see kui oma oli mis ning või aga seda tema pole kes" },
  { "tr",
    "ve bir bu da de için ile olarak çok olan daha gibi kadar sonra en ne ama ise değil var "
    "oldu" },
  { "ca", "de la el i que en els les per amb una del és no es al ha dels més com seva aquest" },
  { "id",
    "yang dan di ini dengan untuk itu dari dalam tidak akan pada juga ke oleh ada adalah telah "
    "karena" },
  { "vi", "và của là có không được cho các trong một người với đã những này khi để" },
  { "ru", "и в не на что с по как это из у за от к его для но так же было был все они" },
  { "uk",
    "і в не на що з та як це до у за від його для але так же було був його вони яка після він "
    "вона ще чи ці цього які щоб" },
  { "be", "і ў не на што з як гэта да у за ад яго для але так было быў яны якая" },
  { "bg", "и на да се в за от с че по не са е като до това който през са ще" },
  { "sr", "и у је на да се су за од са који а о то није као што или би ће" },
  { "ar", "في من على أن إلى التي عن مع هذا كان الذي هذه ما بعد لا قال بين كما وقد ذلك" },
  { "fa", "در و به از که این را با است برای آن یک خود تا می بر شده کرد هم نیز" },
  { "ur", "کے کی میں اور ہے سے کا کو نے پر اس کہ ہیں یہ ایک بھی نہیں تھا" },
  { "hi", "के में की है और से को का ने पर यह कि हैं एक भी नहीं था इस लिए" },
  { "mr", "आहे आणि या आहेत च्या मध्ये हे ही तर होते केली असे" },
};

/* Scripts that one language of the press is written in. */
static const struct
{
  gunichar    first;
  gunichar    last;
  const char *language;
} SCRIPTS[] = {
  { 0x0370, 0x03ff, "el" }, { 0x0530, 0x058f, "hy" }, { 0x0590, 0x05ff, "he" },
  { 0x0980, 0x09ff, "bn" }, { 0x0b80, 0x0bff, "ta" }, { 0x0c00, 0x0c7f, "te" },
  { 0x0e00, 0x0e7f, "th" }, { 0x10a0, 0x10ff, "ka" }, { 0x3040, 0x30ff, "ja" },
  { 0x4e00, 0x9fff, "zh" }, { 0xac00, 0xd7af, "ko" },
};

typedef struct
{
  guint n_words[G_N_ELEMENTS (LANGUAGES)];
  guint n_letters[G_N_ELEMENTS (SCRIPTS)];
  gsize n_read;
} Count;

/* (element-type utf8 guint64): each small word with a bit for each language that has it; made once,
 * never freed. */
static GHashTable *
get_words (void)
{
  static gsize words = 0;

  G_STATIC_ASSERT (G_N_ELEMENTS (LANGUAGES) < 64);
  if (g_once_init_enter (&words))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
        {
          g_auto (GStrv) list = g_strsplit (LANGUAGES[i].words, " ", -1);

          for (guint k = 0; list[k] != NULL; k++)
            {
              guint64 *bits = g_hash_table_lookup (table, list[k]);

              if (bits == NULL)
                {
                  bits = g_new0 (guint64, 1);
                  g_hash_table_insert (table, g_strdup (list[k]), bits);
                }
              *bits |= G_GUINT64_CONSTANT (1) << i;
            }
        }
      g_once_init_leave (&words, (gsize) table);
    }
  return (GHashTable *) words;
}

static void
count_word (Count *self, const char *word)
{
  const guint64 *bits = g_hash_table_lookup (get_words (), word);

  for (guint i = 0; bits != NULL && i < G_N_ELEMENTS (LANGUAGES); i++)
    self->n_words[i] += (*bits >> i) & 1;
}

static void
count_letter (Count *self, gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (SCRIPTS); i++)
    if (c >= SCRIPTS[i].first && c <= SCRIPTS[i].last)
      self->n_letters[i]++;
}

static void
count_text (Count *self, const char *text, gsize length)
{
  const char *end = text + MIN (length, MAX_TEXT - self->n_read);
  char        word[MAX_WORD + 8];
  gsize       n = 0;

  self->n_read += end - text;
  while (text < end)
    {
      gunichar c = g_utf8_get_char (text);
      gboolean is_letter =
          c < 0x80 ? g_ascii_isalpha (c) : g_unichar_isalpha (c) || g_unichar_ismark (c);

      if (c >= 0x370)
        count_letter (self, c);
      if (is_letter && n <= MAX_WORD)
        n += c < 0x80 ? (word[n] = g_ascii_tolower (c), 1)
                      : g_unichar_to_utf8 (g_unichar_tolower (c), word + n);
      else if (!is_letter)
        {
          word[n] = '\0';
          if (n > 0 && n <= MAX_WORD)
            count_word (self, word);
          n = 0;
        }
      text = g_utf8_next_char (text);
    }
}

/* Japanese has Chinese signs among its own, Korean at times. */
static const char *
find_script (const Count *self)
{
  guint best = 0;
  guint n_all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (SCRIPTS); i++)
    {
      n_all += self->n_letters[i];
      if (self->n_letters[i] > self->n_letters[best])
        best = i;
    }
  for (guint i = 0; i < G_N_ELEMENTS (SCRIPTS); i++)
    if (strcmp (SCRIPTS[i].language, "ja") == 0 && self->n_letters[i] * 8 > n_all)
      best = i;
  /* Three bytes a letter, in most of these. */
  return n_all >= MIN_LETTERS && n_all * 6 > self->n_read ? SCRIPTS[best].language : NULL;
}

static const char *
choose (const Count *self)
{
  const char *script = find_script (self);
  guint       best = 0;
  guint       second = 0;

  if (script != NULL)
    return script;
  for (guint i = 1; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (self->n_words[i] > self->n_words[best])
      best = i;
  for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (i != best)
      second = MAX (second, self->n_words[i]);
  if (self->n_words[best] < MIN_WORDS || self->n_words[best] < LEAD * second)
    return NULL;
  return LANGUAGES[best].language;
}

const char *
dossier_language_detect (const char *text, gsize length)
{
  Count count = { { 0 }, { 0 }, 0 };

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  count_text (&count, text, length);
  return choose (&count);
}

const char *
dossier_language_detect_page (const DossierPage *page)
{
  const DossierHtmlTree *tree = page->tree;
  Count                  count = { { 0 }, { 0 }, 0 };

  for (guint i = 1; i < tree->n_nodes && count.n_read < MAX_TEXT; i++)
    {
      const DossierHtmlNode *node = &tree->nodes[i];

      if (node->tag == DOSSIER_TAG_SCRIPT || node->tag == DOSSIER_TAG_STYLE ||
          node->tag == DOSSIER_TAG_HEAD || node->tag == DOSSIER_TAG_NOSCRIPT ||
          node->tag == DOSSIER_TAG_TEMPLATE)
        i = node->end - 1;
      else if (node->tag == DOSSIER_TAG_TEXT && node->text_length >= MIN_PIECE)
        count_text (&count, tree->strings + node->text, node->text_length);
    }
  return choose (&count);
}

/* Subtags that are used for one another. */
static const char *
find_base (const char *language)
{
  static const char *const SAME[][2] = { { "no", "nb" }, { "nn", "nb" }, { "bs", "hr" },
                                         { "sh", "hr" }, { "iw", "he" }, { "in", "id" },
                                         { "ms", "id" }, { "tl", "fil" } };

  for (guint i = 0; i < G_N_ELEMENTS (SAME); i++)
    if (g_ascii_strncasecmp (language, SAME[i][0], 2) == 0 && !g_ascii_isalpha (language[2]))
      return SAME[i][1];
  return language;
}

gboolean
dossier_language_is_same (const char *a, const char *b)
{
  gsize n;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  a = find_base (a);
  b = find_base (b);
  n = strcspn (a, "-_");
  return n == strcspn (b, "-_") && g_ascii_strncasecmp (a, b, n) == 0;
}
