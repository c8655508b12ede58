/* test-gate.c: pages that stand in an article's place, and articles about such pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

static DossierDocument *
extract (const char *html, GError **error)
{
  return dossier_extract_html (html, strlen (html), "https://paper.example/a/1", error);
}

#define PARAGRAPH                                                                                  \
  "<p>The ferry did not come that morning, so the whole village stood on the quay and told each "  \
  "other what it knew of ferries, which was more than anybody had thought it would be.</p>"

static const struct
{
  const char      *what;
  DossierCoreError code;
  const char      *html;
} GATES[] = {
  { "bot check",
    DOSSIER_CORE_ERROR_CHALLENGE,
    "<title>Just a moment...</title><h1>paper.example</h1><p>Checking your browser before you go "
    "on to the site. This takes a few seconds.</p>" },
  { "bot check, German",
    DOSSIER_CORE_ERROR_CHALLENGE,
    "<title>Einen Augenblick</title><h1>Sicherheitsüberprüfung</h1><p>Bitte bestätigen Sie, dass "
    "Sie ein Mensch sind, und setzen Sie das Häkchen.</p><div class=h-captcha></div>" },
  { "puzzle without words",
    DOSSIER_CORE_ERROR_CHALLENGE,
    "<title>paper.example</title><div id=captcha-box></div><p>One more step.</p>" },
  { "consent",
    DOSSIER_CORE_ERROR_CONSENT,
    "<title>Paper</title><h1>We value your privacy</h1><p>We and our partners keep and read what "
    "is on your device, measure what you look at, and show adverts for it.</p>"
    "<button>Accept all cookies</button><p>Accept all cookies or look at the cookie "
    "settings.</p>" },
  { "consent, German",
    DOSSIER_CORE_ERROR_CONSENT,
    "<title>Blatt</title><h2>Mit Werbung weiterlesen</h2><p>Besuchen Sie das Blatt wie gewohnt mit "
    "Werbung und Tracking. Ihre Zustimmung können Sie jederzeit zurücknehmen.</p>"
    "<h2>Oder werbefrei lesen</h2><p>Für ein paar Taler im Monat, ohne Werbung von "
    "irgendwem.</p>" },
  { "paywall",
    DOSSIER_CORE_ERROR_PAYWALL,
    "<title>Ferries</title><h1>Ferries</h1><p>Subscribe to continue reading.</p>"
    "<p>Already a subscriber? Here is the door.</p>" },
  { "paywall, only declared",
    DOSSIER_CORE_ERROR_PAYWALL,
    "<title>Ferries</title><script type=application/ld+json>{\"@type\":\"NewsArticle\","
    "\"headline\":\"Ferries\",\"isAccessibleForFree\":false}</script><h1>Ferries</h1>"
    "<p>They come and go.</p>" },
  { "login",
    DOSSIER_CORE_ERROR_LOGIN,
    "<title>Paper</title><form><input name=u><input type=password name=p></form>"
    "<a href=/x>Forgot your password?</a>" },
  { "network's page",
    DOSSIER_CORE_ERROR_PORTAL,
    "<title>Guest WiFi</title><h1>Welcome</h1><p>Free WiFi for the guests of the Ferry Inn. "
    "Press the button to connect to the internet.</p><button>Connect</button>" },
  { "soft 404",
    DOSSIER_CORE_ERROR_MISSING,
    "<title>Page not found - Paper</title><h1>Page not found</h1><p>The ferry that you are waiting "
    "for has left, or there never was one. Try the search.</p>" },
  { "soft 404, French",
    DOSSIER_CORE_ERROR_MISSING,
    "<title>Page introuvable</title><h1>Page introuvable</h1><p>Cette page a pris le bac.</p>" },
  { "shell",
    DOSSIER_CORE_ERROR_SCRIPT,
    "<title>Paper</title><noscript>Please enable JavaScript to run this app.</noscript>"
    "<div id=root></div><script src=/app.js></script>" },
};

static void
test_gates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (GATES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document = extract (GATES[i].html, &error);

      g_test_message ("%s", GATES[i].what);
      g_assert_null (document);
      g_assert_error (error, DOSSIER_CORE_ERROR, (int) GATES[i].code);
    }
}

/* Articles about the very same things. */
static const char *const ARTICLES[] = {
  "<title>Why every site says: we value your privacy</title><article><h1>Why every site says: we "
  "value your privacy</h1>" PARAGRAPH "<p>“Accept all cookies,” said the sign at the bakery, and "
  "nobody laughed, since our partners had seen too many of them.</p>" PARAGRAPH "</article>",
  "<title>Are you a robot?</title><article><h1>Are you a robot? The ferry asks</h1>" PARAGRAPH
  "<p>The machine at the gate wants to know whether one is a person.</p>" PARAGRAPH PARAGRAPH
  "</article>",
  "<title>Passwords of the ferrymen</title><article><h1>Passwords of the ferrymen</h1>" PARAGRAPH
      PARAGRAPH "</article><form><input type=password></form><a href=/f>Forgot your password?</a>",
  "<title>Ferries</title><article><h1>Ferries</h1>" PARAGRAPH PARAGRAPH
  "</article><footer>Some of our stories are for subscribers only.</footer>",
};

static void
test_articles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ARTICLES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document = extract (ARTICLES[i], &error);

      g_test_message ("article %u", i);
      g_assert_no_error (error);
      g_assert_cmpstr (document->access, ==, NULL);
    }
}

static void
test_preview (void)
{
  static const char PAGE[] =
      "<title>Ferries</title><script type=application/ld+json>{\"@type\":\"NewsArticle\","
      "\"headline\":\"Ferries\",\"isAccessibleForFree\":\"False\"}</script><article><h1>Ferries</"
      "h1>" PARAGRAPH PARAGRAPH
      "</article><div>This article is for subscribers. Jetzt weiterlesen.</div>";
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = extract (PAGE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->access, ==, "preview");
  g_assert_nonnull (strstr (document->text, "whole village stood on the quay"));
}

static void
test_front_page (void)
{
  g_autoptr (GString) page = g_string_new ("<title>Paper</title><ul>");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (page,
                            "<li><a href='/a/%u'>The ferry was late again on day %u of the year"
                            "</a></li>",
                            i,
                            i);
  g_string_append (page, "</ul>");
  g_assert_null (extract (page->str, &error));
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_LIST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/gate/what-stands-in-an-articles-place-is-told", test_gates);
  g_test_add_func ("/core/gate/articles-about-walls-are-articles", test_articles);
  g_test_add_func ("/core/gate/the-beginning-of-a-paid-article-is-kept-as-one", test_preview);
  g_test_add_func ("/core/gate/a-front-page-is-a-list", test_front_page);
  return g_test_run ();
}
