/* dossier-nothing.c: what the library says when it has nothing to show, and what to do next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-nothing.h"

#include "app/dossier-style.h"
#include "core/query/dossier-query.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DossierNothing
{
  GtkWidget parent_instance;

  /* template children */
  AdwStatusPage *page;
  GtkButton     *button;

  DossierNothingReason reason;
};

G_DEFINE_FINAL_TYPE (DossierNothing, dossier_nothing, GTK_TYPE_WIDGET)

/* %s in a title is what was searched for. */
static const struct
{
  const char *icon;
  const char *title;
  const char *description;
  const char *button;
  const char *action;
} reasons[] = {
  [DOSSIER_NOTHING_YET] = {
    "dossier-articles-symbolic",
    N_ ("An Empty Notebook"),
    N_ ("Paste the address of an article, drop a saved page here, or add one by hand. It stays in "
        "your notebook for good."),
    N_ ("_Add an Article…"),
    "win.add",
  },
  [DOSSIER_NOTHING_UNREAD] = {
    "dossier-unread-symbolic",
    N_ ("All Read"),
    N_ ("Every article in the notebook has been opened once. Press U on an article to read it "
        "again later."),
    N_ ("Show _All Articles"),
    "library.show-all",
  },
  [DOSSIER_NOTHING_STARRED] = {
    "starred-symbolic",
    N_ ("No Stars Yet"),
    N_ ("Press S on an article, or its star, to find it here."),
    N_ ("Show _All Articles"),
    "library.show-all",
  },
  [DOSSIER_NOTHING_ARCHIVED] = {
    "dossier-archive-symbolic",
    N_ ("The Archive Is Empty"),
    N_ ("Press A on an article that you are done with. The archive keeps it out of the way, and "
        "searches still find it."),
    N_ ("Show _All Articles"),
    "library.show-all",
  },
  [DOSSIER_NOTHING_CHOSEN] = {
    "dossier-tag-symbolic",
    N_ ("No Articles Here"),
    N_ ("No article of the notebook has this any more."),
    N_ ("Show _All Articles"),
    "library.show-all",
  },
  [DOSSIER_NOTHING_FOUND] = {
    "system-search-symbolic",
    N_ ("Nothing About “%s”"),
    N_ ("Try fewer words, or only their beginnings. Titles, texts, names and notes are searched."),
    N_ ("_Clear the Search"),
    "library.clear-search",
  },
};

/* Longer words would push the button out of the window. */
#define MAX_WORDS 60

static void
dossier_nothing_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_nothing_parent_class)->dispose (object);
}

static void
dossier_nothing_class_init (DossierNothingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_nothing_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-nothing.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierNothing, page);
  gtk_widget_class_bind_template_child (widget_class, DossierNothing, button);
}

static void
dossier_nothing_init (DossierNothing *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_nothing_set_reason (self, DOSSIER_NOTHING_YET, "");
}

GtkWidget *
dossier_nothing_new (void)
{
  return g_object_new (DOSSIER_TYPE_NOTHING, NULL);
}

static char *
dup_title (DossierNothingReason reason, const char *words)
{
  g_autofree char *some = NULL;

  if (reason != DOSSIER_NOTHING_FOUND)
    return g_strdup (_ (reasons[reason].title));
  if (g_utf8_strlen (words, -1) > MAX_WORDS)
    {
      g_autofree char *start = g_utf8_substring (words, 0, MAX_WORDS);

      some = g_strconcat (start, "…", NULL);
    }
  return g_strdup_printf (_ ("Nothing About “%s”"), some == NULL ? words : some);
}

/* What looks like an operator and is none was looked for as words: that is why. */
static char *
dup_description (DossierNothingReason reason, const char *words)
{
  g_autoptr (DossierQuery) query = dossier_query_parse (words);

  if (reason != DOSSIER_NOTHING_FOUND || query->doubt == NULL)
    return g_strdup (_ (reasons[reason].description));
  return g_strdup_printf (_ ("“%s” asks for nothing that Dossier knows, so it was looked for as "
                             "words. Type the name of an operator and a colon, and what can follow "
                             "is offered."),
                          query->doubt);
}

void
dossier_nothing_set_reason (DossierNothing *self, DossierNothingReason reason, const char *words)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (DOSSIER_IS_NOTHING (self));
  g_return_if_fail (reason < G_N_ELEMENTS (reasons));
  g_return_if_fail (words != NULL);

  title = dup_title (reason, words);
  description = dup_description (reason, words);
  markup = g_markup_escape_text (description, -1);
  self->reason = reason;
  adw_status_page_set_icon_name (self->page, reasons[reason].icon);
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, markup);
  gtk_button_set_label (self->button, _ (reasons[reason].button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), reasons[reason].action);
  if (reason == DOSSIER_NOTHING_YET)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
}

DossierNothingReason
dossier_nothing_get_reason (DossierNothing *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTHING (self), DOSSIER_NOTHING_YET);

  return self->reason;
}
