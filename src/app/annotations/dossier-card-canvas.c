/* dossier-card-canvas.c: the cards of an article's annotations, each level with its passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-card-canvas.h"

#include "app/annotations/dossier-card-layout.h"
#include "app/annotations/dossier-hover-link.h"

#define GAP  8
#define SIDE 12
#define TOP  12
/* Cards are made this much of a screen before they come into sight. */
#define MARGIN 0.5
/* No screen shows more; of the rest, those nearest to its middle are dropped last. */
#define MAX_CARDS 48
#define MAX_SPARE 16
/* The selected card stays at its passage, the others make room. */
#define SELECTED_WEIGHT 10000
#define SCROLL_PIXELS   60
/* So many are filled and measured in a few milliseconds. */
#define CARDS_A_FRAME 8
#define NATURAL_WIDTH 320
#define MINIMUM_WIDTH 200

struct _DossierCardCanvas
{
  GtkWidget parent_instance;

  /* owned */
  DossierReading *reading;
  GListModel     *annotations; /* those of the reading that are wanted */
  GHashTable     *drafts;
  GPtrArray      *cards; /* DossierAnnotationCard, in the order of the text; children */
  GPtrArray      *spare; /* the same, not in use; not children */

  DossierHoverLink *hover;

  /* borrowed */
  DossierArticleView *view;
  GtkAdjustment      *adjustment;

  gint64 selected;
  gint64 to_edit;
  guint  tick;
};

G_DEFINE_TYPE (DossierCardCanvas, dossier_card_canvas, GTK_TYPE_WIDGET)

enum
{
  CARD_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
get_id (gpointer card)
{
  DossierAnnotationItem *item = dossier_annotation_card_get_item (card);

  return item != NULL ? dossier_annotation_item_get_id (item) : 0;
}

/* --- which cards there are --- */

/* The first annotation that starts at or after a byte, among those with a place. */
static guint
find_first (DossierCardCanvas *self, gsize offset)
{
  guint low = 0;
  guint high = g_list_model_get_n_items (self->annotations);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (self->annotations, middle);

      if (!dossier_annotation_item_is_orphan (item) &&
          dossier_annotation_item_get_span (item).start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The annotations near the screen, as many as are worth a card. */
static GPtrArray *
list_near_items (DossierCardCanvas *self)
{
  GPtrArray  *items = g_ptr_array_new_with_free_func (g_object_unref);
  int         height = gtk_widget_get_height (GTK_WIDGET (self->view));
  DossierSpan near = dossier_article_view_get_visible_span (self->view, height * MARGIN);
  guint       first = find_first (self, near.start);
  guint       end = find_first (self, near.end + 1);

  if (end - first > MAX_CARDS)
    {
      DossierSpan visible = dossier_article_view_get_visible_span (self->view, 0);
      guint       middle = find_first (self, visible.start + (visible.end - visible.start) / 2);

      first = MAX (first, middle > MAX_CARDS / 2 ? middle - MAX_CARDS / 2 : 0);
      end = MIN (end, first + MAX_CARDS);
    }
  for (guint i = first; i < end; i++)
    g_ptr_array_add (items, g_list_model_get_item (self->annotations, i));
  return items;
}

static void
card_activated_cb (DossierAnnotationCard *card, DossierCardCanvas *self)
{
  g_signal_emit (self, signals[CARD_ACTIVATED], 0, get_id (card));
}

static void
card_edit_ended_cb (DossierAnnotationCard *card, DossierCardCanvas *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static DossierAnnotationCard *
take_card (DossierCardCanvas *self)
{
  GtkWidget *card;

  if (self->spare->len > 0)
    return g_ptr_array_steal_index (self->spare, self->spare->len - 1);
  card = g_object_ref_sink (dossier_annotation_card_new (self->drafts));
  g_signal_connect (card, "activated", G_CALLBACK (card_activated_cb), self);
  g_signal_connect (card, "edit-ended", G_CALLBACK (card_edit_ended_cb), self);
  return DOSSIER_ANNOTATION_CARD (card);
}

/* Takes the reference that the list of cards had. */
static void
put_away (DossierCardCanvas *self, DossierAnnotationCard *card)
{
  gtk_widget_unparent (GTK_WIDGET (card));
  gtk_widget_unset_state_flags (GTK_WIDGET (card), GTK_STATE_FLAG_SELECTED);
  dossier_annotation_card_set_item (card, NULL, NULL);
  if (self->spare->len < MAX_SPARE)
    g_ptr_array_add (self->spare, card);
  else
    g_object_unref (card);
}

static gboolean
holds_focus (DossierAnnotationCard *card)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (card)));

  return dossier_annotation_card_is_editing (card) ||
         (focus != NULL &&
          (focus == GTK_WIDGET (card) || gtk_widget_is_ancestor (focus, GTK_WIDGET (card))));
}

/* The item as the list has it now; NULL when it is gone or has no place. */
static DossierAnnotationItem *
find_item (DossierCardCanvas *self, gint64 id)
{
  guint n = g_list_model_get_n_items (self->annotations);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (self->annotations, i);

      if (dossier_annotation_item_get_id (item) == id)
        return dossier_annotation_item_is_orphan (item) ? NULL : g_steal_pointer (&item);
    }
  return NULL;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  gsize left = dossier_annotation_item_get_span (*(DossierAnnotationItem **) a).start;
  gsize right = dossier_annotation_item_get_span (*(DossierAnnotationItem **) b).start;

  return left < right ? -1 : left > right;
}

/* A card that is being typed into stays, however far the reader scrolls. */
static void
add_kept_items (DossierCardCanvas *self, GPtrArray *items)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      gint64                 id = get_id (self->cards->pdata[i]);
      DossierAnnotationItem *item = NULL;
      gboolean               is_near = FALSE;

      if (!holds_focus (self->cards->pdata[i]))
        continue;
      for (guint k = 0; k < items->len && !is_near; k++)
        is_near = dossier_annotation_item_get_id (items->pdata[k]) == id;
      if (!is_near)
        item = find_item (self, id);
      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, compare_items);
}

static gsize
get_distance (DossierCardCanvas *self, DossierAnnotationItem *item, gsize middle)
{
  gint64 id = dossier_annotation_item_get_id (item);
  gsize  start = dossier_annotation_item_get_span (item).start;

  if (id == self->selected || id == self->to_edit)
    return 0;
  return start > middle ? start - middle : middle - start;
}

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  gsize left = *(const gsize *) a;
  gsize right = *(const gsize *) b;

  return left < right ? -1 : left > right;
}

/* After a jump into a passage full of annotations all cards would be filled and measured in one
 * frame. Of those that have none yet only the nearest to the middle of the screen stay among the
 * items; returns whether others wait for the next frame. @old: id → card */
static gboolean
put_off (DossierCardCanvas *self, GPtrArray *items, GHashTable *old)
{
  DossierSpan visible = dossier_article_view_get_visible_span (self->view, 0);
  gsize       middle = visible.start + (visible.end - visible.start) / 2;
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize furthest;

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = dossier_annotation_item_get_id (items->pdata[i]);
      gsize  distance = get_distance (self, items->pdata[i], middle);

      if (!g_hash_table_contains (old, &id))
        g_array_append_val (distances, distance);
    }
  if (distances->len <= CARDS_A_FRAME)
    return FALSE;
  g_array_sort (distances, compare_distances);
  furthest = g_array_index (distances, gsize, CARDS_A_FRAME - 1);
  for (guint i = items->len; i > 0; i--)
    {
      gint64 id = dossier_annotation_item_get_id (items->pdata[i - 1]);

      if (!g_hash_table_contains (old, &id) &&
          get_distance (self, items->pdata[i - 1], middle) > furthest)
        g_ptr_array_remove_index (items, i - 1);
    }
  return TRUE;
}

static void
show_selected (DossierCardCanvas *self, gpointer card)
{
  if (get_id (card) == self->selected && self->selected != 0)
    gtk_widget_set_state_flags (card, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (card, GTK_STATE_FLAG_SELECTED);
  dossier_annotation_card_update_state (card);
}

/* Returns whether there is more to do. */
static gboolean
update_cards (DossierCardCanvas *self)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, self->cards->len + 1);
  GPtrArray         *cards = g_ptr_array_new ();
  GHashTableIter     iter;
  gpointer           card;
  gboolean           has_more;

  items = self->reading != NULL && self->view != NULL &&
                  dossier_article_view_get_text (self->view) != NULL
              ? list_near_items (self)
              : g_ptr_array_new ();
  if (items->len > 0)
    add_kept_items (self, items);
  for (guint i = 0; i < self->cards->len; i++)
    {
      ids[i] = get_id (self->cards->pdata[i]);
      g_hash_table_insert (old, &ids[i], self->cards->pdata[i]);
    }
  has_more = items->len > CARDS_A_FRAME && put_off (self, items, old);
  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = dossier_annotation_item_get_id (items->pdata[i]);

      card = g_hash_table_lookup (old, &id);
      g_hash_table_remove (old, &id);
      g_ptr_array_add (cards, card);
    }
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    put_away (self, card);
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *previous = i > 0 ? cards->pdata[i - 1] : NULL;

      if (cards->pdata[i] == NULL)
        cards->pdata[i] = take_card (self);
      dossier_annotation_card_set_item (cards->pdata[i], self->reading, items->pdata[i]);
      /* The order of children is that of the keyboard and of the screen reader. */
      if (gtk_widget_get_parent (cards->pdata[i]) == NULL ||
          gtk_widget_get_prev_sibling (cards->pdata[i]) != previous)
        gtk_widget_insert_after (cards->pdata[i], GTK_WIDGET (self), previous);
      show_selected (self, cards->pdata[i]);
    }
  g_ptr_array_unref (self->cards);
  self->cards = cards;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return has_more;
}

static void
edit_wanted (DossierCardCanvas *self)
{
  DossierAnnotationCard *card = dossier_card_canvas_get_card (self, self->to_edit);

  if (self->to_edit == 0 || card == NULL)
    return;
  self->to_edit = 0;
  dossier_annotation_card_edit (card);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DossierCardCanvas *self = DOSSIER_CARD_CANVAS (widget);

  gboolean has_more = update_cards (self);

  edit_wanted (self);
  if (has_more)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* Before the next frame, never from inside a layout: there children may not come and go. */
static void
queue_update (DossierCardCanvas *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* --- where they stand --- */

static void
dossier_card_canvas_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : 0;
}

/* The y of a point of the view in our own coordinates. */
static double
get_view_top (DossierCardCanvas *self)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self->view),
                                 GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT (0, 0),
                                 &point))
    return 0;
  return point.y;
}

static void
fill_slots (DossierCardCanvas *self, DossierCardSlot *slots, int width)
{
  double top = get_view_top (self);

  for (guint i = 0; i < self->cards->len; i++)
    {
      DossierAnnotationItem *item = dossier_annotation_card_get_item (self->cards->pdata[i]);
      int                    y;
      int                    line_height;
      int                    height;

      dossier_article_view_get_line (self->view,
                                     dossier_annotation_item_get_span (item).start,
                                     &y,
                                     &line_height);
      gtk_widget_measure (self->cards->pdata[i],
                          GTK_ORIENTATION_VERTICAL,
                          width,
                          NULL,
                          &height,
                          NULL,
                          NULL);
      slots[i].anchor = top + y;
      slots[i].height = height;
      slots[i].weight = get_id (self->cards->pdata[i]) == self->selected ? SELECTED_WEIGHT : 1;
    }
}

static void
dossier_card_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierCardCanvas          *self = DOSSIER_CARD_CANVAS (widget);
  g_autofree DossierCardSlot *slots = g_new0 (DossierCardSlot, self->cards->len + 1);
  int                         card_width = MAX (width - 2 * SIDE, 1);
  double                      top = TOP;

  if (self->view == NULL || self->cards->len == 0)
    return;
  if (self->adjustment != NULL)
    top -= gtk_adjustment_get_value (self->adjustment);
  fill_slots (self, slots, card_width);
  dossier_card_layout (slots, self->cards->len, GAP, top);
  for (guint i = 0; i < self->cards->len; i++)
    gtk_widget_size_allocate (self->cards->pdata[i],
                              &(GtkAllocation){ SIDE, slots[i].y, card_width, slots[i].height },
                              -1);
}

/* The pane has nothing of its own to scroll: the wheel turns the article. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, DossierCardCanvas *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (self->adjustment == NULL)
    return GDK_EVENT_PROPAGATE;
  /* Wheels count clicks, touchpads pixels. */
  if (event == NULL || gdk_scroll_event_get_direction (event) != GDK_SCROLL_SMOOTH)
    dy *= SCROLL_PIXELS;
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + dy);
  return GDK_EVENT_STOP;
}

/* --- life --- */

static void
drop_view (DossierCardCanvas *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_weak_pointer (&self->adjustment);
  g_clear_weak_pointer (&self->view);
}

static void
dossier_card_canvas_dispose (GObject *object)
{
  DossierCardCanvas *self = DOSSIER_CARD_CANVAS (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->hover, dossier_hover_link_free);
  drop_view (self);
  if (self->annotations != NULL)
    g_signal_handlers_disconnect_by_data (self->annotations, self);
  g_clear_object (&self->annotations);
  for (guint i = 0; self->cards != NULL && i < self->cards->len; i++)
    {
      g_signal_handlers_disconnect_by_data (self->cards->pdata[i], self);
      gtk_widget_unparent (self->cards->pdata[i]);
      g_object_unref (self->cards->pdata[i]);
    }
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->spare, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_object (&self->reading);
  G_OBJECT_CLASS (dossier_card_canvas_parent_class)->dispose (object);
}

static void
dossier_card_canvas_class_init (DossierCardCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_card_canvas_dispose;
  widget_class->measure = dossier_card_canvas_measure;
  widget_class->size_allocate = dossier_card_canvas_size_allocate;
  signals[CARD_ACTIVATED] = g_signal_new ("card-activated",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_INT64);
  gtk_widget_class_set_css_name (widget_class, "cardcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
dossier_card_canvas_init (DossierCardCanvas *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->cards = g_ptr_array_new ();
  self->spare = g_ptr_array_new_with_free_func (g_object_unref);
  self->hover = dossier_hover_link_new (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

GtkWidget *
dossier_card_canvas_new (void)
{
  return g_object_new (DOSSIER_TYPE_CARD_CANVAS, NULL);
}

void
dossier_card_canvas_set_drafts (DossierCardCanvas *self, GHashTable *drafts)
{
  g_return_if_fail (DOSSIER_IS_CARD_CANVAS (self));
  g_return_if_fail (self->drafts == NULL);

  self->drafts = g_hash_table_ref (drafts);
}

void
dossier_card_canvas_set_view (DossierCardCanvas *self, DossierArticleView *view)
{
  g_return_if_fail (DOSSIER_IS_CARD_CANVAS (self));

  if (self->view == view)
    return;
  drop_view (self);
  dossier_hover_link_set_view (self->hover, view);
  if (view == NULL)
    return;
  g_set_weak_pointer (&self->view, view);
  g_set_weak_pointer (&self->adjustment, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  g_signal_connect_swapped (view, "layout-changed", G_CALLBACK (queue_update), self);
  if (self->adjustment != NULL)
    {
      g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (queue_update), self);
      g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (queue_update), self);
    }
  queue_update (self);
}

void
dossier_card_canvas_set_reading (DossierCardCanvas *self,
                                 DossierReading    *reading,
                                 GListModel        *annotations)
{
  g_return_if_fail (DOSSIER_IS_CARD_CANVAS (self));

  if (self->reading == reading)
    return;
  if (self->annotations != NULL)
    g_signal_handlers_disconnect_by_data (self->annotations, self);
  for (guint i = 0; i < self->cards->len; i++)
    put_away (self, self->cards->pdata[i]);
  g_ptr_array_set_size (self->cards, 0);
  g_set_object (&self->reading, reading);
  g_set_object (&self->annotations, annotations);
  self->selected = 0;
  self->to_edit = 0;
  if (annotations != NULL)
    g_signal_connect_swapped (self->annotations, "items-changed", G_CALLBACK (queue_update), self);
  queue_update (self);
}

void
dossier_card_canvas_select (DossierCardCanvas *self, gint64 id)
{
  g_return_if_fail (DOSSIER_IS_CARD_CANVAS (self));

  if (self->selected == id)
    return;
  self->selected = id;
  for (guint i = 0; i < self->cards->len; i++)
    show_selected (self, self->cards->pdata[i]);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
dossier_card_canvas_edit (DossierCardCanvas *self, gint64 id)
{
  g_return_if_fail (DOSSIER_IS_CARD_CANVAS (self));

  self->to_edit = id;
  queue_update (self);
}

DossierAnnotationCard *
dossier_card_canvas_get_card (DossierCardCanvas *self, gint64 id)
{
  g_return_val_if_fail (DOSSIER_IS_CARD_CANVAS (self), NULL);

  for (guint i = 0; i < self->cards->len; i++)
    if (get_id (self->cards->pdata[i]) == id)
      return self->cards->pdata[i];
  return NULL;
}

guint
dossier_card_canvas_get_n_cards (DossierCardCanvas *self)
{
  g_return_val_if_fail (DOSSIER_IS_CARD_CANVAS (self), 0);
  return self->cards->len;
}
