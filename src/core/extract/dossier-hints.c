/* dossier-hints.c: the words of class and id names, and what they mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-hints.h"

#include <string.h>

#define MAX_WORD 24
/* A name that is longer was made by a program. */
#define MAX_NAME_LENGTH 512

/* In the order of strcmp. Two words stand together, so that "read-more", "readMore" and "readmore"
 * are one entry. */
static const struct
{
  const char  *word;
  DossierHints hints;
} WORDS[] = {
  { "aboutauthor", DOSSIER_HINT_BIO },
  { "abouttheauthor", DOSSIER_HINT_BIO },
  { "abstract", DOSSIER_HINT_LEAD },
  { "ad", DOSSIER_HINT_ADVERT },
  { "adblock", DOSSIER_HINT_ADVERT },
  { "adbox", DOSSIER_HINT_ADVERT },
  { "adcontainer", DOSSIER_HINT_ADVERT },
  { "addthis", DOSSIER_HINT_SHARE },
  { "addtoany", DOSSIER_HINT_SHARE },
  { "adplaceholder", DOSSIER_HINT_ADVERT },
  { "ads", DOSSIER_HINT_ADVERT },
  { "adsense", DOSSIER_HINT_ADVERT },
  { "adslot", DOSSIER_HINT_ADVERT },
  { "adspace", DOSSIER_HINT_ADVERT },
  { "adunit", DOSSIER_HINT_ADVERT },
  { "advert", DOSSIER_HINT_ADVERT },
  { "advertisement", DOSSIER_HINT_ADVERT },
  { "advertisements", DOSSIER_HINT_ADVERT },
  { "advertising", DOSSIER_HINT_ADVERT },
  { "advertorial", DOSSIER_HINT_ADVERT },
  { "adverts", DOSSIER_HINT_ADVERT },
  { "adwrapper", DOSSIER_HINT_ADVERT },
  { "affiliate", DOSSIER_HINT_ADVERT },
  { "alsolike", DOSSIER_HINT_RELATED },
  { "alsoread", DOSSIER_HINT_RELATED },
  { "article", DOSSIER_HINT_ARTICLE },
  { "articleauthorbio", DOSSIER_HINT_BIO },
  { "articlebody", DOSSIER_HINT_BODY },
  { "articlecontent", DOSSIER_HINT_BODY },
  { "articlecopy", DOSSIER_HINT_BODY },
  { "articledate", DOSSIER_HINT_BYLINE },
  { "articledetail", DOSSIER_HINT_BODY },
  { "articleinfo", DOSSIER_HINT_BYLINE },
  { "articleinner", DOSSIER_HINT_BODY },
  { "articlemain", DOSSIER_HINT_BODY },
  { "articlemeta", DOSSIER_HINT_BYLINE },
  { "articleparagraph", DOSSIER_HINT_BODY },
  { "articleshare", DOSSIER_HINT_SHARE },
  { "articletags", DOSSIER_HINT_TAGS },
  { "articletext", DOSSIER_HINT_BODY },
  { "articletools", DOSSIER_HINT_WIDGET },
  { "aside", DOSSIER_HINT_MARGIN },
  { "assistivetext", DOSSIER_HINT_HIDDEN },
  { "attribution", DOSSIER_HINT_CAPTION },
  { "audioplayer", DOSSIER_HINT_WIDGET },
  { "author", DOSSIER_HINT_BYLINE },
  { "authorbio", DOSSIER_HINT_BIO },
  { "authorblock", DOSSIER_HINT_BIO },
  { "authorbox", DOSSIER_HINT_BIO },
  { "authorcard", DOSSIER_HINT_BIO },
  { "authordescription", DOSSIER_HINT_BIO },
  { "authordetails", DOSSIER_HINT_BIO },
  { "authorinfo", DOSSIER_HINT_BIO },
  { "authorprofile", DOSSIER_HINT_BIO },
  { "authors", DOSSIER_HINT_BYLINE },
  { "banner", DOSSIER_HINT_ADVERT },
  { "banners", DOSSIER_HINT_ADVERT },
  { "bio", DOSSIER_HINT_BIO },
  { "biography", DOSSIER_HINT_BIO },
  { "blog", DOSSIER_HINT_ARTICLE },
  { "blogbody", DOSSIER_HINT_BODY },
  { "blogcontent", DOSSIER_HINT_BODY },
  { "body", DOSSIER_HINT_ARTICLE },
  { "bodyarticle", DOSSIER_HINT_BODY },
  { "bodycontent", DOSSIER_HINT_BODY },
  { "bodycopy", DOSSIER_HINT_BODY },
  { "bodytext", DOSSIER_HINT_BODY },
  { "bookmark", DOSSIER_HINT_WIDGET },
  { "bottombar", DOSSIER_HINT_MARGIN },
  { "breadcrumb", DOSSIER_HINT_NAVIGATION },
  { "breadcrumbs", DOSSIER_HINT_NAVIGATION },
  { "btn", DOSSIER_HINT_WIDGET },
  { "button", DOSSIER_HINT_WIDGET },
  { "buttons", DOSSIER_HINT_WIDGET },
  { "byline", DOSSIER_HINT_BYLINE },
  { "bylines", DOSSIER_HINT_BYLINE },
  { "calltoaction", DOSSIER_HINT_LETTER },
  { "caption", DOSSIER_HINT_CAPTION },
  { "captions", DOSSIER_HINT_CAPTION },
  { "catlinks", DOSSIER_HINT_TAGS },
  { "chapo", DOSSIER_HINT_LEAD },
  { "colophon", DOSSIER_HINT_MARGIN },
  { "comment", DOSSIER_HINT_COMMENTS },
  { "commentarea", DOSSIER_HINT_COMMENTS },
  { "commentform", DOSSIER_HINT_COMMENTS },
  { "commentlist", DOSSIER_HINT_COMMENTS },
  { "comments", DOSSIER_HINT_COMMENTS },
  { "commentsection", DOSSIER_HINT_COMMENTS },
  { "commercial", DOSSIER_HINT_ADVERT },
  { "consent", DOSSIER_HINT_POPUP },
  { "content", DOSSIER_HINT_ARTICLE },
  { "contentarticle", DOSSIER_HINT_BODY },
  { "contentbody", DOSSIER_HINT_BODY },
  { "contenttext", DOSSIER_HINT_BODY },
  { "contributor", DOSSIER_HINT_BYLINE },
  { "contributors", DOSSIER_HINT_BYLINE },
  { "convertkit", DOSSIER_HINT_LETTER },
  { "cookie", DOSSIER_HINT_POPUP },
  { "cookiebar", DOSSIER_HINT_POPUP },
  { "cookieconsent", DOSSIER_HINT_POPUP },
  { "cookies", DOSSIER_HINT_POPUP },
  { "copy", DOSSIER_HINT_ARTICLE },
  { "copylink", DOSSIER_HINT_WIDGET },
  { "coral", DOSSIER_HINT_COMMENTS },
  { "credit", DOSSIER_HINT_CAPTION },
  { "credits", DOSSIER_HINT_CAPTION },
  { "crosslink", DOSSIER_HINT_RELATED },
  { "crosslinks", DOSSIER_HINT_RELATED },
  { "crumbs", DOSSIER_HINT_NAVIGATION },
  { "cta", DOSSIER_HINT_LETTER },
  { "ctabox", DOSSIER_HINT_LETTER },
  { "cutline", DOSSIER_HINT_CAPTION },
  { "dateline", DOSSIER_HINT_BYLINE },
  { "datetime", DOSSIER_HINT_BYLINE },
  { "deck", DOSSIER_HINT_LEAD },
  { "dek", DOSSIER_HINT_LEAD },
  { "detailcontent", DOSSIER_HINT_BODY },
  { "dfp", DOSSIER_HINT_ADVERT },
  { "dialog", DOSSIER_HINT_POPUP },
  { "discussion", DOSSIER_HINT_COMMENTS },
  { "displaynone", DOSSIER_HINT_HIDDEN },
  { "disqus", DOSSIER_HINT_COMMENTS },
  { "donate", DOSSIER_HINT_LETTER },
  { "drawer", DOSSIER_HINT_POPUP },
  { "emailsignup", DOSSIER_HINT_LETTER },
  { "entry", DOSSIER_HINT_ARTICLE },
  { "entrybody", DOSSIER_HINT_BODY },
  { "entrycategories", DOSSIER_HINT_TAGS },
  { "entrycontent", DOSSIER_HINT_BODY },
  { "entrydate", DOSSIER_HINT_BYLINE },
  { "entrymeta", DOSSIER_HINT_BYLINE },
  { "entrytags", DOSSIER_HINT_TAGS },
  { "entrytext", DOSSIER_HINT_BODY },
  { "excerpt", DOSSIER_HINT_LEAD },
  { "fbcomments", DOSSIER_HINT_COMMENTS },
  { "figcaption", DOSSIER_HINT_CAPTION },
  { "filedunder", DOSSIER_HINT_TAGS },
  { "flyout", DOSSIER_HINT_POPUP },
  { "follow", DOSSIER_HINT_SHARE },
  { "followers", DOSSIER_HINT_SHARE },
  { "followus", DOSSIER_HINT_SHARE },
  { "fontsize", DOSSIER_HINT_WIDGET },
  { "footer", DOSSIER_HINT_MARGIN },
  { "furtherreading", DOSSIER_HINT_RELATED },
  { "gdpr", DOSSIER_HINT_POPUP },
  { "globalfooter", DOSSIER_HINT_MARGIN },
  { "globalheader", DOSSIER_HINT_MARGIN },
  { "googlead", DOSSIER_HINT_ADVERT },
  { "gptad", DOSSIER_HINT_ADVERT },
  { "hamburger", DOSSIER_HINT_NAVIGATION },
  { "hashtags", DOSSIER_HINT_TAGS },
  { "hentry", DOSSIER_HINT_ARTICLE },
  { "hubspotform", DOSSIER_HINT_LETTER },
  { "imagecaption", DOSSIER_HINT_CAPTION },
  { "imagecredit", DOSSIER_HINT_CAPTION },
  { "inboxly", DOSSIER_HINT_LETTER },
  { "inlinelink", DOSSIER_HINT_RELATED },
  { "interlink", DOSSIER_HINT_RELATED },
  { "interstitial", DOSSIER_HINT_POPUP },
  { "intro", DOSSIER_HINT_LEAD },
  { "jprelatedposts", DOSSIER_HINT_RELATED },
  { "jumplinks", DOSSIER_HINT_NAVIGATION },
  { "keywords", DOSSIER_HINT_TAGS },
  { "kicker", DOSSIER_HINT_LEAD },
  { "latestnews", DOSSIER_HINT_RELATED },
  { "latestposts", DOSSIER_HINT_RELATED },
  { "lead", DOSSIER_HINT_LEAD },
  { "leaderboard", DOSSIER_HINT_ADVERT },
  { "leadform", DOSSIER_HINT_LETTER },
  { "lede", DOSSIER_HINT_LEAD },
  { "leftrail", DOSSIER_HINT_MARGIN },
  { "legend", DOSSIER_HINT_CAPTION },
  { "lightbox", DOSSIER_HINT_POPUP },
  { "listen", DOSSIER_HINT_WIDGET },
  { "livefyre", DOSSIER_HINT_COMMENTS },
  { "login", DOSSIER_HINT_WIDGET },
  { "mailchimp", DOSSIER_HINT_LETTER },
  { "mailinglist", DOSSIER_HINT_LETTER },
  { "main", DOSSIER_HINT_ARTICLE },
  { "masthead", DOSSIER_HINT_MARGIN },
  { "mediacredit", DOSSIER_HINT_CAPTION },
  { "megamenu", DOSSIER_HINT_NAVIGATION },
  { "menu", DOSSIER_HINT_NAVIGATION },
  { "menus", DOSSIER_HINT_NAVIGATION },
  { "mgid", DOSSIER_HINT_RELATED },
  { "modal", DOSSIER_HINT_POPUP },
  { "modals", DOSSIER_HINT_POPUP },
  { "morefrom", DOSSIER_HINT_RELATED },
  { "morenews", DOSSIER_HINT_RELATED },
  { "moreon", DOSSIER_HINT_RELATED },
  { "morestories", DOSSIER_HINT_RELATED },
  { "moretopics", DOSSIER_HINT_RELATED },
  { "mostpopular", DOSSIER_HINT_RELATED },
  { "mostread", DOSSIER_HINT_RELATED },
  { "mostviewed", DOSSIER_HINT_RELATED },
  { "mpu", DOSSIER_HINT_ADVERT },
  { "nav", DOSSIER_HINT_NAVIGATION },
  { "navbar", DOSSIER_HINT_NAVIGATION },
  { "navigation", DOSSIER_HINT_NAVIGATION },
  { "navmenu", DOSSIER_HINT_NAVIGATION },
  { "news", DOSSIER_HINT_ARTICLE },
  { "newsbody", DOSSIER_HINT_BODY },
  { "newscontent", DOSSIER_HINT_BODY },
  { "newsletter", DOSSIER_HINT_LETTER },
  { "newsletters", DOSSIER_HINT_LETTER },
  { "newslettersignup", DOSSIER_HINT_LETTER },
  { "newstext", DOSSIER_HINT_BODY },
  { "nextarticle", DOSSIER_HINT_RELATED },
  { "nextpost", DOSSIER_HINT_RELATED },
  { "nextup", DOSSIER_HINT_RELATED },
  { "offcanvas", DOSSIER_HINT_POPUP },
  { "offscreen", DOSSIER_HINT_HIDDEN },
  { "onetrust", DOSSIER_HINT_POPUP },
  { "optin", DOSSIER_HINT_LETTER },
  { "otherarticles", DOSSIER_HINT_RELATED },
  { "otherposts", DOSSIER_HINT_RELATED },
  { "otherstories", DOSSIER_HINT_RELATED },
  { "outbrain", DOSSIER_HINT_RELATED },
  { "pagefooter", DOSSIER_HINT_MARGIN },
  { "pageheader", DOSSIER_HINT_MARGIN },
  { "pagenav", DOSSIER_HINT_NAVIGATION },
  { "pager", DOSSIER_HINT_NAVIGATION },
  { "pagination", DOSSIER_HINT_NAVIGATION },
  { "paragraph", DOSSIER_HINT_ARTICLE },
  { "photocredit", DOSSIER_HINT_CAPTION },
  { "popover", DOSSIER_HINT_POPUP },
  { "popular", DOSSIER_HINT_RELATED },
  { "popup", DOSSIER_HINT_POPUP },
  { "popups", DOSSIER_HINT_POPUP },
  { "post", DOSSIER_HINT_ARTICLE },
  { "postauthor", DOSSIER_HINT_BIO },
  { "postbody", DOSSIER_HINT_BODY },
  { "postcategories", DOSSIER_HINT_TAGS },
  { "postcontent", DOSSIER_HINT_BODY },
  { "postdate", DOSSIER_HINT_BYLINE },
  { "postedby", DOSSIER_HINT_BYLINE },
  { "postedon", DOSSIER_HINT_BYLINE },
  { "postinfo", DOSSIER_HINT_BYLINE },
  { "postmeta", DOSSIER_HINT_BYLINE },
  { "postnav", DOSSIER_HINT_RELATED },
  { "posttags", DOSSIER_HINT_TAGS },
  { "posttext", DOSSIER_HINT_BODY },
  { "previouspost", DOSSIER_HINT_RELATED },
  { "prevpost", DOSSIER_HINT_RELATED },
  { "printbutton", DOSSIER_HINT_WIDGET },
  { "printonly", DOSSIER_HINT_HIDDEN },
  { "promo", DOSSIER_HINT_RELATED },
  { "promos", DOSSIER_HINT_RELATED },
  { "promoted", DOSSIER_HINT_ADVERT },
  { "promotion", DOSSIER_HINT_RELATED },
  { "prose", DOSSIER_HINT_BODY },
  { "pubdate", DOSSIER_HINT_BYLINE },
  { "publishdate", DOSSIER_HINT_BYLINE },
  { "published", DOSSIER_HINT_BYLINE },
  { "pullout", DOSSIER_HINT_PULL_QUOTE },
  { "pullquote", DOSSIER_HINT_PULL_QUOTE },
  { "pullquotes", DOSSIER_HINT_PULL_QUOTE },
  { "quiz", DOSSIER_HINT_WIDGET },
  { "rating", DOSSIER_HINT_WIDGET },
  { "ratings", DOSSIER_HINT_WIDGET },
  { "reactions", DOSSIER_HINT_WIDGET },
  { "readalso", DOSSIER_HINT_RELATED },
  { "readingtime", DOSSIER_HINT_BYLINE },
  { "readmore", DOSSIER_HINT_RELATED },
  { "readnext", DOSSIER_HINT_RELATED },
  { "readtime", DOSSIER_HINT_BYLINE },
  { "recentposts", DOSSIER_HINT_RELATED },
  { "recirc", DOSSIER_HINT_RELATED },
  { "recirculation", DOSSIER_HINT_RELATED },
  { "recommend", DOSSIER_HINT_RELATED },
  { "recommendation", DOSSIER_HINT_RELATED },
  { "recommendations", DOSSIER_HINT_RELATED },
  { "recommended", DOSSIER_HINT_RELATED },
  { "register", DOSSIER_HINT_WIDGET },
  { "regwall", DOSSIER_HINT_LETTER },
  { "related", DOSSIER_HINT_RELATED },
  { "relatedarticles", DOSSIER_HINT_RELATED },
  { "relatedcontent", DOSSIER_HINT_RELATED },
  { "relatedposts", DOSSIER_HINT_RELATED },
  { "relatedstories", DOSSIER_HINT_RELATED },
  { "replies", DOSSIER_HINT_COMMENTS },
  { "reporter", DOSSIER_HINT_BYLINE },
  { "respond", DOSSIER_HINT_COMMENTS },
  { "revcontent", DOSSIER_HINT_RELATED },
  { "richtext", DOSSIER_HINT_BODY },
  { "rightcol", DOSSIER_HINT_MARGIN },
  { "rightcolumn", DOSSIER_HINT_MARGIN },
  { "rightrail", DOSSIER_HINT_MARGIN },
  { "rte", DOSSIER_HINT_BODY },
  { "sapo", DOSSIER_HINT_LEAD },
  { "savearticle", DOSSIER_HINT_WIDGET },
  { "screenreader", DOSSIER_HINT_HIDDEN },
  { "screenreaderonly", DOSSIER_HINT_HIDDEN },
  { "screenreadertext", DOSSIER_HINT_HIDDEN },
  { "search", DOSSIER_HINT_WIDGET },
  { "searchbox", DOSSIER_HINT_WIDGET },
  { "searchform", DOSSIER_HINT_WIDGET },
  { "seealso", DOSSIER_HINT_RELATED },
  { "share", DOSSIER_HINT_SHARE },
  { "shareaholic", DOSSIER_HINT_SHARE },
  { "sharebar", DOSSIER_HINT_SHARE },
  { "sharebox", DOSSIER_HINT_SHARE },
  { "sharebuttons", DOSSIER_HINT_SHARE },
  { "sharedaddy", DOSSIER_HINT_SHARE },
  { "shares", DOSSIER_HINT_SHARE },
  { "sharethis", DOSSIER_HINT_SHARE },
  { "sharetools", DOSSIER_HINT_SHARE },
  { "sharing", DOSSIER_HINT_SHARE },
  { "sidebar", DOSSIER_HINT_MARGIN },
  { "sidebars", DOSSIER_HINT_MARGIN },
  { "sidecol", DOSSIER_HINT_MARGIN },
  { "sidecolumn", DOSSIER_HINT_MARGIN },
  { "signin", DOSSIER_HINT_WIDGET },
  { "signup", DOSSIER_HINT_LETTER },
  { "similar", DOSSIER_HINT_RELATED },
  { "singlecontent", DOSSIER_HINT_BODY },
  { "sitefooter", DOSSIER_HINT_MARGIN },
  { "siteheader", DOSSIER_HINT_MARGIN },
  { "sitemap", DOSSIER_HINT_NAVIGATION },
  { "skiplink", DOSSIER_HINT_NAVIGATION },
  { "skiplinks", DOSSIER_HINT_NAVIGATION },
  { "snackbar", DOSSIER_HINT_POPUP },
  { "social", DOSSIER_HINT_SHARE },
  { "socialbar", DOSSIER_HINT_SHARE },
  { "socialicons", DOSSIER_HINT_SHARE },
  { "sociallinks", DOSSIER_HINT_SHARE },
  { "socialmedia", DOSSIER_HINT_SHARE },
  { "socials", DOSSIER_HINT_SHARE },
  { "socialshare", DOSSIER_HINT_SHARE },
  { "sponsor", DOSSIER_HINT_ADVERT },
  { "sponsored", DOSSIER_HINT_ADVERT },
  { "sponsors", DOSSIER_HINT_ADVERT },
  { "sponsorship", DOSSIER_HINT_ADVERT },
  { "sronly", DOSSIER_HINT_HIDDEN },
  { "standfirst", DOSSIER_HINT_LEAD },
  { "story", DOSSIER_HINT_ARTICLE },
  { "storybody", DOSSIER_HINT_BODY },
  { "storycontent", DOSSIER_HINT_BODY },
  { "storycopy", DOSSIER_HINT_BODY },
  { "storymeta", DOSSIER_HINT_BYLINE },
  { "storytext", DOSSIER_HINT_BODY },
  { "strapline", DOSSIER_HINT_LEAD },
  { "subhead", DOSSIER_HINT_LEAD },
  { "subheading", DOSSIER_HINT_LEAD },
  { "subheadline", DOSSIER_HINT_LEAD },
  { "submenu", DOSSIER_HINT_NAVIGATION },
  { "subnav", DOSSIER_HINT_NAVIGATION },
  { "subscribe", DOSSIER_HINT_LETTER },
  { "subscription", DOSSIER_HINT_LETTER },
  { "subscriptions", DOSSIER_HINT_LETTER },
  { "subtitle", DOSSIER_HINT_LEAD },
  { "suggested", DOSSIER_HINT_RELATED },
  { "suggestions", DOSSIER_HINT_RELATED },
  { "summary", DOSSIER_HINT_LEAD },
  { "taboola", DOSSIER_HINT_RELATED },
  { "tagcloud", DOSSIER_HINT_TAGS },
  { "tagged", DOSSIER_HINT_TAGS },
  { "taglist", DOSSIER_HINT_TAGS },
  { "tags", DOSSIER_HINT_TAGS },
  { "taxonomy", DOSSIER_HINT_TAGS },
  { "teads", DOSSIER_HINT_ADVERT },
  { "teaser", DOSSIER_HINT_RELATED },
  { "teasers", DOSSIER_HINT_RELATED },
  { "text", DOSSIER_HINT_ARTICLE },
  { "textbody", DOSSIER_HINT_BODY },
  { "textsize", DOSSIER_HINT_WIDGET },
  { "texttospeech", DOSSIER_HINT_WIDGET },
  { "timestamp", DOSSIER_HINT_BYLINE },
  { "toast", DOSSIER_HINT_POPUP },
  { "toolbar", DOSSIER_HINT_NAVIGATION },
  { "tooltip", DOSSIER_HINT_POPUP },
  { "topbar", DOSSIER_HINT_MARGIN },
  { "topiclist", DOSSIER_HINT_TAGS },
  { "topics", DOSSIER_HINT_TAGS },
  { "topstories", DOSSIER_HINT_RELATED },
  { "trending", DOSSIER_HINT_RELATED },
  { "updated", DOSSIER_HINT_BYLINE },
  { "upnext", DOSSIER_HINT_RELATED },
  { "visuallyhidden", DOSSIER_HINT_HIDDEN },
  { "wpcaption", DOSSIER_HINT_CAPTION },
  { "wpnavigation", DOSSIER_HINT_NAVIGATION },
  { "writtenby", DOSSIER_HINT_BYLINE },
  { "wysiwyg", DOSSIER_HINT_BODY },
  { "yarpp", DOSSIER_HINT_RELATED },
  { "youmaylike", DOSSIER_HINT_RELATED },
  { "zergnet", DOSSIER_HINT_RELATED },
};

static int
compare_word (const void *word, const void *entry)
{
  return strcmp (word, *(const char *const *) entry);
}

static DossierHints
look_up (const char *word)
{
  const char *found = bsearch (word, WORDS, G_N_ELEMENTS (WORDS), sizeof WORDS[0], compare_word);

  return found != NULL ? WORDS[(found - (const char *) WORDS) / sizeof WORDS[0]].hints : 0;
}

/* Reads the next word at @p into @word, in lower case; sets @starts_name when white space stood
 * before it. Returns where it ends, or NULL at the end. */
static const char *
read_word (const char *p, char word[MAX_WORD + 1], gboolean *starts_name)
{
  gsize length = 0;

  while (*p != '\0' && !g_ascii_isalpha (*p))
    *starts_name |= g_ascii_isspace (*p++);
  if (*p == '\0')
    return NULL;
  do
    {
      if (length < MAX_WORD)
        word[length++] = g_ascii_tolower (*p);
      p++;
    }
  while (g_ascii_isalpha (*p) && !(g_ascii_isupper (*p) && g_ascii_islower (p[-1])));
  word[length] = '\0';
  return p;
}

static DossierHints
read_names (const char *names)
{
  char         before[MAX_WORD + 1] = "";
  char         word[MAX_WORD + 1];
  char         pair[2 * MAX_WORD + 1];
  gboolean     starts_name = TRUE;
  DossierHints hints = 0;
  const char  *end = names;

  while ((end = read_word (end, word, &starts_name)) != NULL &&
         (gsize) (end - names) < MAX_NAME_LENGTH)
    {
      hints |= look_up (word);
      if (!starts_name)
        {
          g_snprintf (pair, sizeof pair, "%s%s", before, word);
          hints |= look_up (pair);
        }
      memcpy (before, word, sizeof word);
      starts_name = FALSE;
    }
  return hints;
}

DossierHints
dossier_hints_read (const DossierHtmlTree *tree, guint node)
{
  const char  *names = dossier_html_tree_get_attribute (tree, node, "class");
  const char  *id = dossier_html_tree_get_attribute (tree, node, "id");
  DossierHints hints = 0;

  if (names != NULL)
    hints |= read_names (names);
  if (id != NULL)
    hints |= read_names (id);
  return hints;
}
