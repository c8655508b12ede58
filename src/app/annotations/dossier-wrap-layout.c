/* dossier-wrap-layout.c: lays children out in lines, as words in a paragraph.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-wrap-layout.h"

struct _DossierWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_TYPE (DossierWrapLayout, dossier_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
next_child (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* As wide as it likes to be, where there is room. */
static int
get_width (GtkWidget *child, int width)
{
  GtkRequisition size;

  gtk_widget_get_preferred_size (child, NULL, &size);
  return MIN (size.width, width);
}

/* The children from @first on that stand in one line, and what that leaves. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* the first of the next line, or NULL */
  int        left;
  int        n_expanding;
} Line;

static Line
take_line (DossierWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { .first = first, .left = width };

  for (line.end = first; line.end != NULL;
       line.end = next_child (gtk_widget_get_next_sibling (line.end)))
    {
      int needed = get_width (line.end, width) + (line.end == first ? 0 : self->spacing);

      if (line.end != first && needed > line.left)
        break;
      line.left -= needed;
      line.n_expanding += gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL);
    }
  return line;
}

static int
get_width_in_line (GtkWidget *child, int width, const Line *line)
{
  int own = get_width (child, width);

  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL)
             ? own + line->left / line->n_expanding
             : own;
}

static int
get_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static int
get_line_height (int width, const Line *line)
{
  int height = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = next_child (gtk_widget_get_next_sibling (child)))
    height = MAX (height, get_height (child, get_width_in_line (child, width, line)));
  return height;
}

/* Each in the middle of the line's height. */
static void
place_line (DossierWrapLayout *self, GtkWidget *widget, int width, int y, const Line *line)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      line_height = get_line_height (width, line);
  int      x = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = next_child (gtk_widget_get_next_sibling (child)))
    {
      int child_width = get_width_in_line (child, width, line);
      int child_height = get_height (child, child_width);

      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ is_rtl ? width - x - child_width : x,
                                                  y + (line_height - child_height) / 2,
                                                  child_width,
                                                  child_height },
                                -1);
      x += child_width + self->spacing;
    }
}

/* Breaks the lines at @width; allocates the children when @is_final. Returns the height. */
static int
break_lines (DossierWrapLayout *self, GtkWidget *widget, int width, gboolean is_final)
{
  GtkWidget *child = next_child (gtk_widget_get_first_child (widget));
  int        y = 0;

  while (child != NULL)
    {
      Line line = take_line (self, child, width);

      if (is_final)
        place_line (self, widget, width, y, &line);
      y += get_line_height (width, &line) + (line.end != NULL ? self->spacing : 0);
      child = line.end;
    }
  return y;
}

static void
measure_width (DossierWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = next_child (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_child (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &child_minimum,
                          &child_natural,
                          NULL,
                          NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget        *widget,
         GtkOrientation    orientation,
         int               for_size,
         int              *minimum,
         int              *natural,
         int              *minimum_baseline,
         int              *natural_baseline)
{
  DossierWrapLayout *self = DOSSIER_WRAP_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural =
        break_lines (self, widget, for_size >= 0 ? for_size : G_MAXINT / 2, FALSE);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  break_lines (DOSSIER_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
dossier_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPACING:
      g_value_set_int (value, DOSSIER_WRAP_LAYOUT (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPACING:
      DOSSIER_WRAP_LAYOUT (object)->spacing = g_value_get_int (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (object));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_wrap_layout_class_init (DossierWrapLayoutClass *klass)
{
  GObjectClass          *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = dossier_wrap_layout_get_property;
  object_class->set_property = dossier_wrap_layout_set_property;
  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
  properties[PROP_SPACING] = g_param_spec_int ("spacing",
                                               NULL,
                                               NULL,
                                               0,
                                               1000,
                                               0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_wrap_layout_init (DossierWrapLayout *self)
{
}

GtkLayoutManager *
dossier_wrap_layout_new (void)
{
  return g_object_new (DOSSIER_TYPE_WRAP_LAYOUT, NULL);
}
