/* dossier-find-bar.c: finds words in the article, without regard to case and accents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-find-bar.h"

#include "app/annotations/dossier-wrap-layout.h"
#include "app/dossier-announce.h"
#include "app/dossier-style.h"
#include "app/widgets/dossier-fold.h"
#include "core/text/dossier-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More hits than a reader would step through; the letter "e" alone has more. */
#define MAX_HITS 5000

struct _DossierFindBar
{
  GtkWidget parent_instance;

  /* template children */
  GtkRevealer    *revealer;
  GtkSearchEntry *entry;
  GtkLabel       *count;

  /* owned */
  DossierFold *fold; /* of @document; NULL until asked for */
  GArray      *hits; /* DossierSpan */

  /* borrowed */
  DossierArticleView    *view;
  const DossierDocument *document;

  int current; /* -1 for none */
};

G_DEFINE_TYPE (DossierFindBar, dossier_find_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_IS_OPEN,
  N_PROPERTIES
};

enum
{
  HITS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

static DossierFold *
ensure_fold (DossierFindBar *self)
{
  DossierArticleText *text = dossier_article_view_get_text (self->view);

  if (text == NULL)
    return NULL;
  if (self->fold == NULL || self->document != text->document)
    {
      g_clear_pointer (&self->fold, dossier_fold_free);
      self->document = text->document;
      self->fold = dossier_fold_new (self->document->text, self->document->text_length);
    }
  return self->fold;
}

static void
find_hits (DossierFindBar *self)
{
  const char      *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *words = dossier_fold_string (typed, strlen (typed));
  gsize            n_words = strlen (words);
  DossierFold     *fold = n_words > 0 ? ensure_fold (self) : NULL;
  const char      *text;
  const char      *end;
  gsize            length;

  g_array_set_size (self->hits, 0);
  if (fold == NULL)
    return;
  text = dossier_fold_get_text (fold, &length);
  end = text + length;
  for (const char *p = text; self->hits->len < MAX_HITS;)
    {
      const char *found = g_strstr_len (p, end - p, words);
      DossierSpan span;

      if (found == NULL)
        return;
      span = dossier_fold_map_back (fold, (DossierSpan){ found - text, found - text + n_words });
      g_array_append_val (self->hits, span);
      p = found + n_words;
    }
}

static void
show_count (DossierFindBar *self)
{
  g_autofree char *words = NULL;
  gboolean         has_words = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';

  if (self->hits->len > 0)
    /* Translators: the second of five places where the words were found */
    words = g_strdup_printf (_ ("%d of %u"), self->current + 1, self->hits->len);
  else
    words = g_strdup (has_words ? _ ("Not found") : "");
  gtk_label_set_text (self->count, words);
  dossier_announce (GTK_WIDGET (self), words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.next", self->hits->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.previous", self->hits->len > 0);
}

static void
show_hits (DossierFindBar *self)
{
  if (self->view == NULL)
    return;
  dossier_article_view_mark_hits (self->view, self->hits, self->current);
  g_signal_emit (self, signals[HITS_CHANGED], 0);
  if (self->current >= 0)
    dossier_article_view_show_span (self->view,
                                    g_array_index (self->hits, DossierSpan, self->current));
  show_count (self);
}

/* The first hit from where the reader is. */
static void
words_changed_cb (DossierFindBar *self)
{
  DossierSpan visible;

  if (self->view == NULL)
    return;
  find_hits (self);
  visible = dossier_article_view_get_visible_span (self->view, 0);
  self->current = self->hits->len > 0 ? 0 : -1;
  for (guint i = 0; i < self->hits->len; i++)
    if (g_array_index (self->hits, DossierSpan, i).start >= visible.start)
      {
        self->current = i;
        break;
      }
  show_hits (self);
}

static void
next_wanted_cb (DossierFindBar *self)
{
  dossier_find_bar_step (self, 1);
}

static void
previous_wanted_cb (DossierFindBar *self)
{
  dossier_find_bar_step (self, -1);
}

static void
close_wanted_cb (DossierFindBar *self)
{
  dossier_find_bar_close (self);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_find_bar_step (DOSSIER_FIND_BAR (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_find_bar_step (DOSSIER_FIND_BAR (widget), -1);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_find_bar_close (DOSSIER_FIND_BAR (widget));
}

static void
reading_changed_cb (DossierFindBar *self)
{
  g_clear_pointer (&self->fold, dossier_fold_free);
  self->document = NULL;
  if (dossier_find_bar_is_open (self))
    words_changed_cb (self);
}

static void
dossier_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierFindBar *self = DOSSIER_FIND_BAR (object);

  switch (id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    case PROP_IS_OPEN:
      g_value_set_boolean (value, dossier_find_bar_is_open (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierFindBar *self = DOSSIER_FIND_BAR (object);

  switch (id)
    {
    case PROP_VIEW:
      dossier_find_bar_set_view (self, g_value_get_object (value));
      break;
    case PROP_IS_OPEN:
      if (g_value_get_boolean (value))
        dossier_find_bar_open (self);
      else
        dossier_find_bar_close (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_find_bar_dispose (GObject *object)
{
  DossierFindBar *self = DOSSIER_FIND_BAR (object);
  GtkWidget      *child;

  dossier_find_bar_set_view (self, NULL);
  g_clear_pointer (&self->fold, dossier_fold_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_find_bar_parent_class)->dispose (object);
}

static void
dossier_find_bar_finalize (GObject *object)
{
  g_array_unref (DOSSIER_FIND_BAR (object)->hits);
  G_OBJECT_CLASS (dossier_find_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierFindBar, count);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_wanted_cb);
}

static void
dossier_find_bar_class_init (DossierFindBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_find_bar_get_property;
  object_class->set_property = dossier_find_bar_set_property;
  object_class->dispose = dossier_find_bar_dispose;
  object_class->finalize = dossier_find_bar_finalize;
  properties[PROP_VIEW] =
      g_param_spec_object ("view",
                           NULL,
                           NULL,
                           DOSSIER_TYPE_ARTICLE_VIEW,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_OPEN] =
      g_param_spec_boolean ("is-open",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[HITS_CHANGED] = g_signal_new ("hits-changed",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
  gtk_widget_class_install_action (widget_class, "find.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_action);
  bind_template (widget_class);
}

static void
dossier_find_bar_init (DossierFindBar *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_fold_bind (self->revealer);
}

GtkWidget *
dossier_find_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_FIND_BAR, NULL);
}

void
dossier_find_bar_set_view (DossierFindBar *self, DossierArticleView *view)
{
  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  if (self->view == view)
    return;
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_weak_pointer (&self->view, view);
  if (view != NULL)
    g_signal_connect_swapped (view, "notify::reading", G_CALLBACK (reading_changed_cb), self);
}

void
dossier_find_bar_open (DossierFindBar *self)
{
  gboolean was_open;

  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  was_open = dossier_find_bar_is_open (self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  if (was_open)
    return;
  words_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OPEN]);
}

/* What was found is what the next key is about: a note, a name. */
static void
select_current (DossierFindBar *self)
{
  DossierArticleText *text = NULL;
  GtkTextIter         start;
  GtkTextIter         end;

  if (self->view == NULL || self->current < 0 || (guint) self->current >= self->hits->len)
    return;
  text = dossier_article_view_get_text (self->view);
  dossier_article_text_get_iters (text,
                                  g_array_index (self->hits, DossierSpan, self->current),
                                  &start,
                                  &end);
  /* The cursor at its end, so that Shift and the arrows add to it. */
  gtk_text_buffer_select_range (text->buffer, &end, &start);
}

void
dossier_find_bar_close (DossierFindBar *self)
{
  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  if (!dossier_find_bar_is_open (self))
    return;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  select_current (self);
  g_array_set_size (self->hits, 0);
  self->current = -1;
  show_hits (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.focus-article", NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OPEN]);
}

gboolean
dossier_find_bar_is_open (DossierFindBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIND_BAR (self), FALSE);
  return gtk_revealer_get_reveal_child (self->revealer);
}

void
dossier_find_bar_step (DossierFindBar *self, int direction)
{
  int n;

  g_return_if_fail (DOSSIER_IS_FIND_BAR (self));

  n = self->hits->len;
  if (n == 0)
    return;
  self->current = ((self->current + direction) % n + n) % n;
  show_hits (self);
}

guint
dossier_find_bar_get_n_hits (DossierFindBar *self)
{
  g_return_val_if_fail (DOSSIER_IS_FIND_BAR (self), 0);
  return self->hits->len;
}

const GArray *
dossier_find_bar_get_hits (DossierFindBar *self, int *current)
{
  g_return_val_if_fail (DOSSIER_IS_FIND_BAR (self), NULL);

  if (current != NULL)
    *current = self->current;
  return self->hits;
}
