/* test-language.c: languages told by their small words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-language.h"

#include <string.h>

/* One or two sentences of ours, which are repeated until there is enough of them. */
static const struct
{
  const char *language;
  const char *sentence;
} TEXTS[] = {
  { "en", "The ferry was late and the people on the quay had to wait for it in the rain. " },
  { "de", "Die Fähre kam zu spät, und die Leute mussten im Regen auf dem Kai auf sie warten. " },
  { "fr", "Le bac est arrivé en retard et les gens ont attendu sous la pluie avec les enfants. " },
  { "es", "El barco llegó tarde y la gente que estaba en el muelle esperó con los niños. " },
  { "it", "Il traghetto è arrivato tardi e la gente che era sul molo ha aspettato con i bimbi. " },
  { "pt", "O barco não chegou a horas e as pessoas que estavam no cais com os filhos esperaram. " },
  { "nl",
    "Het veer kwam te laat en de mensen op de kade moesten in de regen op de boot wachten. " },
  { "sv", "Färjan kom för sent och de som var på kajen fick vänta i regnet på att den skulle. " },
  { "fi", "Lautta oli myöhässä, ja se ei ollut ainoa, joka ei tullut, kun hän odotti, että. " },
  { "pl", "Prom się spóźnił i na nabrzeżu nie było nikogo, kto by czekał na to, że przypłynie. " },
  { "tr", "Vapur geç kaldı ve bu çok uzun bir gün için de iyi değil, ama daha sonra geldi. " },
  { "ru", "Паром опоздал, и люди на причале ждали его, но он так и не пришёл к вечеру. " },
  { "uk", "Пором запізнився, бо його не було ще й тоді, як люди вже знали, що він не прийде. " },
  { "ar", "تأخر المركب عن الموعد وكان الناس في الميناء ينتظرون من الصباح إلى المساء مع أن. " },
  { "fa", "کشتی دیر رسید و مردم که در اسکله بودند از صبح تا شب با این باران برای آن ماندند. " },
  { "hi", "नाव देर से आई और घाट पर लोगों को बारिश में उस का इंतज़ार करना पड़ा है। " },
  { "ja", "渡し船は遅れて、人びとは雨の中で待っていました。 " },
  { "zh", "渡船晚点了，码头上的人在雨中等了很久。 " },
  { "ko", "배가 늦어서 부두에 있던 사람들은 빗속에서 기다렸다. " },
  { "el", "Το πλοίο άργησε και ο κόσμος στην προβλήτα περίμενε στη βροχή. " },
  { "he", "המעבורת איחרה והאנשים על הרציף חיכו לה בגשם. " },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint k = 0; k < 40; k++)
        g_string_append (text, TEXTS[i].sentence);
      g_test_message ("%s", TEXTS[i].language);
      g_assert_cmpstr (dossier_language_detect (text->str, text->len), ==, TEXTS[i].language);
    }
}

static void
test_little_text (void)
{
  static const char TEXT[] = "The ferry was late.";

  g_assert_null (dossier_language_detect (TEXT, strlen (TEXT)));
  g_assert_null (dossier_language_detect ("", 0));
}

static void
test_tags (void)
{
  g_assert_true (dossier_language_is_same ("en-GB", "en"));
  g_assert_true (dossier_language_is_same ("no", "nb"));
  g_assert_true (dossier_language_is_same ("zh-Hant-TW", "zh"));
  g_assert_false (dossier_language_is_same ("de", "da"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/language/small-words-and-scripts-tell-it", test_texts);
  g_test_add_func ("/core/language/little-text-tells-nothing", test_little_text);
  g_test_add_func ("/core/language/tags-of-one-language-are-the-same", test_tags);
  return g_test_run ();
}
