/* dossier-reader-page.c: the reading room: entities, article, annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reader-page-private.h"

#include "app/annotations/dossier-quotation-drag.h"
#include "app/annotations/dossier-wrap-layout.h"
#include "app/dossier-style.h"
#include "app/reader/dossier-image-window.h"
#include "app/reader/dossier-reader-shortcuts.h"
#include "app/reader/dossier-reading-popover.h"
#include "app/widgets/dossier-fold.h"
#include "app/widgets/dossier-time-text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_TYPE (DossierReaderPage, dossier_reader_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_READING,
  PROP_ENTITIES_SHOWN,
  PROP_NOTES_SHOWN,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* --- what the parts say to each other --- */

static void
marked_cb (DossierReaderPage *self)
{
  DossierEntityItem *item = dossier_entity_sidebar_get_marked (self->sidebar);
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  GPtrArray        *mentions;
  DossierEntityKind kind;
  int               current = -1;

  if (self->view == NULL || self->strip == NULL)
    return;
  if (item == NULL)
    {
      dossier_article_view_mark_mentions (self->view, DOSSIER_ENTITY_PERSON, NULL, -1);
      dossier_density_strip_set_places (self->strip, NULL, -1, NULL);
      return;
    }
  kind = dossier_entity_item_get_kind (item);
  mentions = dossier_entity_item_get_mentions (item);
  if (item == dossier_entity_sidebar_get_chosen (self->sidebar))
    current = dossier_entity_sidebar_get_current (self->sidebar);
  for (guint i = 0; i < mentions->len; i++)
    g_array_append_val (offsets, ((DossierMention *) mentions->pdata[i])->span.start);
  dossier_article_view_mark_mentions (self->view, kind, mentions, current);
  dossier_density_strip_set_places (
      self->strip,
      offsets,
      current,
      dossier_palette_get_tone (DOSSIER_TONE_OF_KIND (kind), dossier_palette_get_scheme ()));
}

static void
hits_changed_cb (DossierReaderPage *self)
{
  int           current = -1;
  const GArray *hits = dossier_find_bar_get_hits (self->find_bar, &current);
  g_autoptr (GArray) offsets = g_array_sized_new (FALSE, FALSE, sizeof (gsize), hits->len);

  if (self->strip == NULL)
    return;
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (offsets, g_array_index (hits, DossierSpan, i).start);
  dossier_density_strip_set_hits (self->strip, offsets, current);
}

static void
mention_shown_cb (DossierEntitySidebar *sidebar, DossierMention *mention, DossierReaderPage *self)
{
  dossier_reader_panes_show_article (self);
  dossier_article_view_show_span (self->view, mention->span);
}

static void
mention_activated_cb (DossierArticleView *view, DossierMention *mention, DossierReaderPage *self)
{
  dossier_entity_sidebar_choose_mention (self->sidebar, mention);
}

static void
annotation_activated_cb (DossierArticleView *view, gint64 id, DossierReaderPage *self)
{
  dossier_annotation_pane_select (self->pane, id);
  if (id != 0 && dossier_reader_panes_get_notes_shown (self))
    dossier_annotation_pane_focus (self->pane, id);
}

static void
annotation_taken_up_cb (DossierReaderPage *self)
{
  if (self->view != NULL)
    dossier_article_view_take_up (self->view, dossier_annotation_pane_get_selected (self->pane));
}

static void
passage_wanted_cb (DossierAnnotationPane *pane,
                   DossierAnnotationItem *item,
                   DossierReaderPage     *self)
{
  if (dossier_annotation_item_is_orphan (item))
    return;
  dossier_reader_panes_show_article (self);
  dossier_article_view_flash_span (self->view, dossier_annotation_item_get_span (item));
}

/* The words under the picture; NULL when there are none. */
static char *
dup_caption (DossierArticleView *view, DossierArticleImage *image)
{
  DossierArticleText *text = dossier_article_view_get_text (view);
  const GArray       *blocks = text != NULL ? text->document->blocks : NULL;

  for (guint i = 0; blocks != NULL && i + 1 < blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (blocks, DossierBlock, i);
      const DossierBlock *next = block + 1;
      GtkTextIter         iter;

      if (block->kind != DOSSIER_BLOCK_FIGURE || next->kind != DOSSIER_BLOCK_CAPTION)
        continue;
      dossier_article_text_get_iters (text, block->span, &iter, NULL);
      if (gtk_text_iter_get_paintable (&iter) == GDK_PAINTABLE (image))
        return g_strndup (text->document->text + next->span.start,
                          next->span.end - next->span.start);
    }
  return NULL;
}

static void
image_activated_cb (DossierArticleView *view, DossierArticleImage *image, DossierReaderPage *self)
{
  g_autofree char *caption = dup_caption (view, image);

  dossier_image_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                image,
                                caption);
}

static void
selection_offered_cb (DossierReaderPage *self)
{
  dossier_reader_actions_show_tools (self);
}

/* The bar belongs to a selection at one place of the screen. */
static void
scrolled_cb (DossierReaderPage *self)
{
  dossier_selection_bar_hide (self->selection_bar);
}

static void
selection_changed_cb (GtkTextBuffer *buffer, GParamSpec *pspec, DossierReaderPage *self)
{
  if (!gtk_text_buffer_get_has_selection (buffer))
    dossier_selection_bar_hide (self->selection_bar);
}

static gboolean
get_child_position_cb (GtkOverlay        *overlay,
                       GtkWidget         *child,
                       GdkRectangle      *place,
                       DossierReaderPage *self)
{
  if (child != GTK_WIDGET (self->selection_bar))
    return FALSE;
  dossier_selection_bar_get_place (self->selection_bar,
                                   gtk_widget_get_width (GTK_WIDGET (overlay)),
                                   gtk_widget_get_height (GTK_WIDGET (overlay)),
                                   place);
  return TRUE;
}

static void
zoom_changed_cb (DossierReaderPage *self)
{
  dossier_reader_panes_save (self);
}

/* --- the article --- */

static char *
dup_subtitle (DossierReading *reading)
{
  const DossierDocument *document = dossier_reading_get_document (reading);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = dossier_time_text_dup_day (document->published, now);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (document->site != NULL && *document->site != '\0')
    g_ptr_array_add (parts, g_strdup (document->site));
  if (day != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&day));
  if (dossier_reading_get_n_versions (reading) > 1)
    /* Translators: which version of a page this is, of how many */
    g_ptr_array_add (parts,
                     g_strdup_printf (_ ("version %u of %u"),
                                      dossier_reading_get_number (reading),
                                      dossier_reading_get_n_versions (reading)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_titles (DossierReaderPage *self)
{
  g_autofree char *subtitle = self->reading != NULL ? dup_subtitle (self->reading) : NULL;
  const char      *title =
      self->reading != NULL ? dossier_reading_get_document (self->reading)->title : "";

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

static void
newer_version_cb (DossierReaderPage *self)
{
  show_titles (self);
  dossier_reader_versions_update (self);
}

static void
dossier_reader_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (object);

  switch (id)
    {
    case PROP_READING:
      g_value_set_object (value, self->reading);
      break;
    case PROP_ENTITIES_SHOWN:
      g_value_set_boolean (value, dossier_reader_panes_get_entities_shown (self));
      break;
    case PROP_NOTES_SHOWN:
      g_value_set_boolean (value, dossier_reader_panes_get_notes_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_reader_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (object);

  switch (id)
    {
    case PROP_READING:
      dossier_reader_page_set_reading (self, g_value_get_object (value));
      break;
    case PROP_ENTITIES_SHOWN:
      dossier_reader_panes_set_entities_shown (self, g_value_get_boolean (value));
      break;
    case PROP_NOTES_SHOWN:
      dossier_reader_panes_set_notes_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Who comes here by the keyboard wants to read; the header is one step back. */
static gboolean
dossier_reader_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  if (dossier_reader_page_get_changes (self) == NULL &&
      gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD &&
      gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GTK_WIDGET_CLASS (dossier_reader_page_parent_class)->focus (widget, direction);
}

static void
dossier_reader_page_unmap (GtkWidget *widget)
{
  dossier_reader_position_keep (DOSSIER_READER_PAGE (widget));
  dossier_reader_panes_save (DOSSIER_READER_PAGE (widget));
  GTK_WIDGET_CLASS (dossier_reader_page_parent_class)->unmap (widget);
}

static void
dossier_reader_page_dispose (GObject *object)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (object);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  if (self->view != NULL)
    dossier_reader_page_set_reading (self, NULL);
  dossier_reader_position_clear (self);
  g_clear_object (&self->settings);
  self->view = NULL;
  self->strip = NULL;
  G_OBJECT_CLASS (dossier_reader_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_READING] =
      g_param_spec_object ("reading", NULL, NULL, DOSSIER_TYPE_READING, flags);
  properties[PROP_ENTITIES_SHOWN] =
      g_param_spec_boolean ("entities-shown", NULL, NULL, TRUE, flags);
  properties[PROP_NOTES_SHOWN] = g_param_spec_boolean ("notes-shown", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  g_type_ensure (DOSSIER_TYPE_FIND_BAR);
  g_type_ensure (DOSSIER_TYPE_ENTITY_SIDEBAR);
  g_type_ensure (DOSSIER_TYPE_ARTICLE_VIEW);
  g_type_ensure (DOSSIER_TYPE_READING_POPOVER);
  g_type_ensure (DOSSIER_TYPE_SELECTION_BAR);
  g_type_ensure (DOSSIER_TYPE_DENSITY_STRIP);
  g_type_ensure (DOSSIER_TYPE_ANNOTATION_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-reader-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, header);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, title);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, look_button);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, find_button);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, newer);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, newer_title);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, newer_summary);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, body);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, outer);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, inner);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, article);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, overlay);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, view);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, strip);
  gtk_widget_class_bind_template_child (widget_class, DossierReaderPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, marked_cb);
  gtk_widget_class_bind_template_callback (widget_class, hits_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mention_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, mention_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, annotation_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, passage_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, image_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_offered_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_child_position_cb);
}

static void
dossier_reader_page_class_init (DossierReaderPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_reader_page_get_property;
  object_class->set_property = dossier_reader_page_set_property;
  object_class->dispose = dossier_reader_page_dispose;
  widget_class->focus = dossier_reader_page_focus;
  widget_class->unmap = dossier_reader_page_unmap;
  install_properties (object_class);
  dossier_reader_actions_install (widget_class);
  dossier_reader_marking_install (widget_class);
  dossier_reader_extending_install (widget_class);
  dossier_reader_versions_install (widget_class);
  dossier_reader_cursor_install (widget_class);
  dossier_reader_print_install (widget_class);
  gtk_widget_class_install_property_action (widget_class, "reader.show-entities", "entities-shown");
  gtk_widget_class_install_property_action (widget_class, "reader.show-notes", "notes-shown");
  bind_template (widget_class);
}

static void
dossier_reader_page_init (DossierReaderPage *self)
{
  self->last_highlight = DOSSIER_HIGHLIGHT_YELLOW;
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_fold_bind (self->newer);
  dossier_annotation_pane_set_view (self->pane, self->view);
  dossier_quotation_drag_watch_view (self->view);
  g_signal_connect_object (self->pane,
                           "selected-changed",
                           G_CALLBACK (annotation_taken_up_cb),
                           self,
                           G_CONNECT_SWAPPED);
  dossier_reader_panes_init (self);
  dossier_reader_cursor_init (self);
  dossier_reader_extending_init (self);
  dossier_reader_position_init (self);
  dossier_reader_shortcuts_install (GTK_WIDGET (self), DOSSIER_KEYS_OF_PAGE);
  dossier_reader_shortcuts_install (GTK_WIDGET (self->view), DOSSIER_KEYS_OF_ARTICLE);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)),
                           "value-changed",
                           G_CALLBACK (scrolled_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view,
                           "notify::zoom",
                           G_CALLBACK (zoom_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (marked_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

DossierReaderPage *
dossier_reader_page_new (void)
{
  return g_object_new (DOSSIER_TYPE_READER_PAGE, NULL);
}

DossierReading *
dossier_reader_page_get_reading (DossierReaderPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER_PAGE (self), NULL);
  return self->reading;
}

void
dossier_reader_page_set_reading (DossierReaderPage *self, DossierReading *reading)
{
  g_return_if_fail (DOSSIER_IS_READER_PAGE (self));
  g_return_if_fail (reading == NULL || DOSSIER_IS_READING (reading));

  if (self->reading == reading)
    return;
  dossier_reader_position_keep (self);
  if (self->reading != NULL)
    g_signal_handlers_disconnect_by_data (self->reading, self);
  g_set_object (&self->reading, reading);
  dossier_reader_versions_close (self);
  dossier_selection_bar_hide (self->selection_bar);
  dossier_find_bar_close (self->find_bar);
  dossier_entity_sidebar_set_reading (self->sidebar, NULL);
  dossier_annotation_pane_set_reading (self->pane, NULL);
  dossier_article_view_set_reading (self->view, reading);
  dossier_entity_sidebar_set_reading (self->sidebar, reading);
  dossier_annotation_pane_set_reading (self->pane, reading);
  dossier_selection_bar_set_notebook (self->selection_bar,
                                      reading != NULL ? dossier_reading_get_notebook (reading)
                                                      : NULL);
  dossier_reader_position_restore (self);
  newer_version_cb (self);
  if (reading != NULL)
    {
      g_signal_connect_swapped (reading,
                                "notify::has-newer-version",
                                G_CALLBACK (newer_version_cb),
                                self);
      g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)),
                               "notify::has-selection",
                               G_CALLBACK (selection_changed_cb),
                               self,
                               0);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

void
dossier_reader_page_notify_panes (DossierReaderPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENTITIES_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTES_SHOWN]);
}

DossierArticleView *
dossier_reader_page_get_view (DossierReaderPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER_PAGE (self), NULL);
  return self->view;
}

DossierEntitySidebar *
dossier_reader_page_get_sidebar (DossierReaderPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER_PAGE (self), NULL);
  return self->sidebar;
}

DossierAnnotationPane *
dossier_reader_page_get_pane (DossierReaderPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER_PAGE (self), NULL);
  return self->pane;
}

DossierSelectionBar *
dossier_reader_page_get_selection_bar (DossierReaderPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER_PAGE (self), NULL);
  return self->selection_bar;
}

DossierDensityStrip *
dossier_reader_page_get_strip (DossierReaderPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER_PAGE (self), NULL);
  return self->strip;
}
