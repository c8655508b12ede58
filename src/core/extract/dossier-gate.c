/* dossier-gate.c: knows walls, notices, puzzles and lists from articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-gate.h"
#include "core/extract/dossier-gate-phrases.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-fold.h"

#include <string.h>

/* With more text than this a page is an article, whatever it says; what says to be paid for may be
 * cut off later. */
#define MAX_GATE_BODY    1500
#define MAX_PREVIEW_BODY 3500
/* Less than this is not worth keeping as the beginning of an article. */
#define MIN_PREVIEW_BODY 280
/* Text of the page that is looked at, and lines that may be notices. */
#define MAX_TEXT   (24 * 1024)
#define MAX_NOTICE 300
/* A page with less text in sight has none of its own. */
#define MAX_EMPTY_PAGE  600
#define MAX_PUZZLE_PAGE 3000
/* Headlines that lead elsewhere: so many make a list, each with so many bytes, and so much of the
 * page's text is in them. */
#define MIN_LIST_LINKS 12
#define MIN_LINK_BYTES 25
#define MIN_LINK_SHARE 0.5

typedef struct
{
  const DossierGateInput *input;
  /* Folded text in sight, lines apart by newlines; that for readers without scripts. */
  GString *text;
  GString *no_script;
  gsize    n_text;
  gsize    n_link_text;
  guint    n_links;
  gboolean has_password;
  gboolean has_puzzle;
} Look;

static const struct
{
  DossierGate      gate;
  DossierCoreError code;
  const char      *sentence;
} ERRORS[] = {
  { DOSSIER_GATE_PAYWALL, DOSSIER_CORE_ERROR_PAYWALL, "the article is for subscribers" },
  { DOSSIER_GATE_CONSENT, DOSSIER_CORE_ERROR_CONSENT, "the site asks for consent first" },
  { DOSSIER_GATE_LOGIN, DOSSIER_CORE_ERROR_LOGIN, "the site asks to sign in first" },
  { DOSSIER_GATE_CHALLENGE,
    DOSSIER_CORE_ERROR_CHALLENGE,
    "the site wants to make sure that it serves a person" },
  { DOSSIER_GATE_PORTAL, DOSSIER_CORE_ERROR_PORTAL, "the network asks to sign in first" },
  { DOSSIER_GATE_MISSING, DOSSIER_CORE_ERROR_MISSING, "the site says that there is no such page" },
  { DOSSIER_GATE_SCRIPT, DOSSIER_CORE_ERROR_SCRIPT, "the page fetches its text by a program" },
  { DOSSIER_GATE_LIST, DOSSIER_CORE_ERROR_LIST, "the page is a list of articles" },
};

static gboolean
is_unseen (const DossierHtmlTree *tree, guint node)
{
  const char *style;

  switch (tree->nodes[node].tag)
    {
    case DOSSIER_TAG_HEAD:
    case DOSSIER_TAG_SCRIPT:
    case DOSSIER_TAG_STYLE:
    case DOSSIER_TAG_TEMPLATE:
    case DOSSIER_TAG_SELECT:
      return TRUE;
    default:
      break;
    }
  if (tree->nodes[node].n_attributes == 0)
    return FALSE;
  if (dossier_html_tree_get_attribute (tree, node, "hidden") != NULL)
    return TRUE;
  style = dossier_html_tree_get_attribute (tree, node, "style");
  return style != NULL &&
         (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL);
}

/* Elements that puzzles for visitors are made of, whoever makes them. */
static gboolean
is_puzzle (const DossierHtmlTree *tree, guint node)
{
  static const char *const NAMES[] = { "class", "id", "src" };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES) && tree->nodes[node].n_attributes > 0; i++)
    {
      const char *value = dossier_html_tree_get_attribute (tree, node, NAMES[i]);

      if (value != NULL &&
          (strstr (value, "captcha") != NULL || strstr (value, "turnstile") != NULL ||
           strstr (value, "challenge-form") != NULL || strstr (value, "challenge-running") != NULL))
        return TRUE;
    }
  return FALSE;
}

static void
look_at_text (Look *self, guint node, gboolean in_link, gboolean in_no_script)
{
  const DossierHtmlTree *tree = self->input->page->tree;
  const char            *text = tree->strings + tree->nodes[node].text;
  gsize                  length = tree->nodes[node].text_length;
  GString               *out = in_no_script ? self->no_script : self->text;
  g_autofree char       *folded = NULL;

  if (text[strspn (text, " \t\r\n")] == '\0')
    return;
  if (!in_no_script)
    {
      self->n_text += length;
      self->n_link_text += in_link ? length : 0;
      self->n_links += in_link && length >= MIN_LINK_BYTES;
    }
  if (length > MAX_NOTICE || out->len > MAX_TEXT)
    return;
  folded = dossier_fold_string (text, length);
  g_string_append (out, folded);
  g_string_append_c (out, '\n');
}

static void
look (Look *self)
{
  const DossierHtmlTree *tree = self->input->page->tree;
  guint                  link_until = 0;
  guint                  no_script_until = 0;

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      const DossierHtmlNode *node = &tree->nodes[i];

      if (node->tag == DOSSIER_TAG_TEXT)
        {
          look_at_text (self, i, i < link_until, i < no_script_until);
          continue;
        }
      self->has_puzzle |= is_puzzle (tree, i);
      if (is_unseen (tree, i))
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag == DOSSIER_TAG_A)
        link_until = node->end;
      else if (node->tag == DOSSIER_TAG_NOSCRIPT)
        no_script_until = node->end;
      else if (node->tag == DOSSIER_TAG_INPUT)
        self->has_password |=
            g_strcmp0 (dossier_html_tree_get_attribute (tree, i, "type"), "password") == 0;
    }
}

static gboolean
title_says (const char *title, DossierGate kind)
{
  g_autofree char *folded = title != NULL ? dossier_fold_string (title, strlen (title)) : NULL;

  return folded != NULL && strlen (folded) < 80 && dossier_gate_phrases_count (folded).n[kind] > 0;
}

/* Whether the text that was extracted is itself made of such phrases. */
static guint
count_in_body (const DossierGateInput *input, DossierGate kind)
{
  g_autofree char *folded = dossier_fold_string (input->body, input->body_length);

  return dossier_gate_phrases_count (folded).n[kind];
}

static DossierGate
find_wall (const Look *self, const DossierGatePhrases *seen)
{
  gsize    n = self->input->body_length;
  gboolean is_walled = seen->n[DOSSIER_GATE_PAYWALL] > 0;

  if (!is_walled && !self->input->is_paid)
    return DOSSIER_GATE_NONE;
  if (n < MIN_PREVIEW_BODY)
    return DOSSIER_GATE_PAYWALL;
  /* A notice for subscribers stands beside many an article that is free. */
  if ((is_walled && self->input->is_paid) || (n < MAX_GATE_BODY && self->input->is_paid) ||
      (n < MAX_GATE_BODY && seen->n[DOSSIER_GATE_PAYWALL] > 1))
    return DOSSIER_GATE_PREVIEW;
  return DOSSIER_GATE_NONE;
}

static gboolean
is_list (const Look *self)
{
  return self->n_links >= MIN_LIST_LINKS &&
         (double) self->n_link_text > MIN_LINK_SHARE * (double) self->n_text;
}

static gboolean
is_challenge (const Look *self, const DossierGatePhrases *seen, gboolean has_text)
{
  gboolean is_title = title_says (self->input->title, DOSSIER_GATE_CHALLENGE);
  guint    n = seen->n[DOSSIER_GATE_CHALLENGE];

  if (self->n_text > MAX_PUZZLE_PAGE)
    return FALSE;
  /* Text may be there to explain the puzzle. */
  if (has_text)
    return n > 2 || (self->has_puzzle && n > 0);
  return n > 1 || self->has_puzzle || is_title;
}

/* What the page is when there is hardly any text of an article. */
static DossierGate
find_gate (const Look *self, const DossierGatePhrases *seen)
{
  const DossierGateInput *input = self->input;
  gboolean                has_text = input->body_length >= MIN_PREVIEW_BODY;

  if (is_challenge (self, seen, has_text))
    return DOSSIER_GATE_CHALLENGE;
  if (title_says (input->title, DOSSIER_GATE_MISSING))
    return DOSSIER_GATE_MISSING;
  if (self->n_text < MAX_PUZZLE_PAGE && seen->n[DOSSIER_GATE_PORTAL] > 0 &&
      (seen->n[DOSSIER_GATE_PORTAL] > 1 || title_says (input->title, DOSSIER_GATE_PORTAL)))
    return DOSSIER_GATE_PORTAL;
  if (seen->n[DOSSIER_GATE_CONSENT] > 1 &&
      (!has_text || count_in_body (input, DOSSIER_GATE_CONSENT) > 2))
    return DOSSIER_GATE_CONSENT;
  if (has_text)
    return DOSSIER_GATE_NONE;
  if (self->has_password && (seen->n[DOSSIER_GATE_LOGIN] > 0 || self->n_text < MAX_EMPTY_PAGE))
    return DOSSIER_GATE_LOGIN;
  if (self->n_text < MAX_EMPTY_PAGE &&
      (seen->n[DOSSIER_GATE_SCRIPT] > 0 ||
       dossier_gate_phrases_count (self->no_script->str).n[DOSSIER_GATE_SCRIPT] > 0))
    return DOSSIER_GATE_SCRIPT;
  return is_list (self) ? DOSSIER_GATE_LIST : DOSSIER_GATE_NONE;
}

DossierGate
dossier_gate_find (const DossierGateInput *input)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) no_script = NULL;
  Look               self = { .input = input };
  DossierGatePhrases seen;
  DossierGate        gate = DOSSIER_GATE_NONE;

  g_return_val_if_fail (input != NULL, DOSSIER_GATE_NONE);
  if (input->body_length > (input->is_paid ? MAX_PREVIEW_BODY : MAX_GATE_BODY))
    return DOSSIER_GATE_NONE;
  text = g_string_new (NULL);
  no_script = g_string_new (NULL);
  self.text = text;
  self.no_script = no_script;
  look (&self);
  seen = dossier_gate_phrases_count (text->str);
  if (input->body_length <= MAX_GATE_BODY)
    gate = find_gate (&self, &seen);
  return gate != DOSSIER_GATE_NONE && gate != DOSSIER_GATE_LIST ? gate
         : find_wall (&self, &seen) != DOSSIER_GATE_NONE        ? find_wall (&self, &seen)
                                                                : gate;
}

void
dossier_gate_set_error (DossierGate gate, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (ERRORS); i++)
    if (ERRORS[i].gate == gate)
      {
        g_set_error_literal (error, DOSSIER_CORE_ERROR, ERRORS[i].code, ERRORS[i].sentence);
        return;
      }
  g_return_if_reached ();
}
