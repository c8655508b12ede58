/* dossier-add-dialog.c: asks for the address or file of an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-add-dialog.h"

#include "app/dossier-compat.h"
#include "app/dossier-intake.h"
#include "app/dossier-style.h"
#include "app/widgets/dossier-entry-trouble.h"
#include "core/text/dossier-link.h"
#include "core/text/dossier-url.h"

#include <glib/gi18n.h>

struct _DossierAddDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkEntry    *entry;
  GtkRevealer *trouble_revealer;
  GtkLabel    *trouble;
  GtkWidget   *add_button;
  GtkButton   *bookmark_button;

  /* owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DossierAddDialog, dossier_add_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SUBMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_input (DossierAddDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/* @trouble: (nullable): takes back what was said before */
static void
show_trouble (DossierAddDialog *self, const char *trouble)
{
  dossier_entry_trouble_show (GTK_WIDGET (self->entry),
                              self->trouble,
                              self->trouble_revealer,
                              trouble);
}

static void
submit (DossierAddDialog *self, const char *input)
{
  g_autofree char *copy = g_strdup (input);

  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0, copy);
  gtk_window_close (GTK_WINDOW (self));
}

static void
file_looked_at_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierAddDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (self->add_button, TRUE);
  if (info == NULL)
    show_trouble (self,
                  g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                      ? _ ("There is no file of this name.")
                      : error->message);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    show_trouble (self, _ ("This is a folder. Choose a file in it."));
  else
    submit (self, g_file_peek_path (G_FILE (source)));
}

static void
look_at_file (DossierAddDialog *self, GFile *file)
{
  gtk_widget_set_sensitive (self->add_button, FALSE);
  g_file_query_info_async (file,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT,
                           self->cancellable,
                           file_looked_at_cb,
                           g_object_ref (self));
}

/* The file that @input names, by path or URI; NULL when it names none. */
static GFile *
find_file (const char *input)
{
  if (g_path_is_absolute (input))
    return g_file_new_for_path (input);
  if (g_str_has_prefix (input, "~/"))
    return g_file_new_build_filename (g_get_home_dir (), input + 2, NULL);
  if (g_ascii_strncasecmp (input, "file:", 5) == 0)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (input);

      return g_file_peek_path (file) == NULL ? NULL : g_steal_pointer (&file);
    }
  return NULL;
}

/* The core says "“x” is not an address"; here it stands alone, as a sentence. */
static char *
make_sentence (const char *message)
{
  g_autofree char *first = g_utf8_substring (message, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (message), ".", NULL);
}

/* Several addresses, or one with words around it. */
static gboolean
has_addresses (const char *text, gboolean is_address)
{
  g_auto (GStrv) inputs = NULL;

  return dossier_intake_read (text, &inputs) == DOSSIER_INTAKE_ADDRESSES &&
         (!is_address || g_strv_length (inputs) > 1);
}

static void
try_to_submit (DossierAddDialog *self)
{
  g_autofree char *input = dup_input (self);
  g_autofree char *address = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (*input == '\0')
    {
      show_trouble (self, _ ("Type or paste the address of an article, or choose a file."));
      return;
    }
  file = find_file (input);
  if (file != NULL)
    {
      look_at_file (self, file);
      return;
    }
  address = dossier_url_parse_input (input, &error);
  if (has_addresses (input, address != NULL))
    {
      submit (self, input);
      return;
    }
  if (address == NULL)
    {
      g_autofree char *trouble = make_sentence (error->message);

      show_trouble (self, trouble);
      return;
    }
  submit (self, address);
}

static void
add_clicked_cb (GtkButton *button, gpointer user_data)
{
  try_to_submit (DOSSIER_ADD_DIALOG (user_data));
}

static void
entry_activated_cb (GtkEntry *entry, gpointer user_data)
{
  try_to_submit (DOSSIER_ADD_DIALOG (user_data));
}

static void
entry_changed_cb (GtkEditable *entry, gpointer user_data)
{
  show_trouble (DOSSIER_ADD_DIALOG (user_data), NULL);
}

static void
bookmark_clicked_cb (GtkButton *button, gpointer user_data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), DOSSIER_LINK_BOOKMARKLET);
  gtk_button_set_label (button, _ ("Copied"));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierAddDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dossier_compat_open_finish (result, &error);

  if (file != NULL && g_file_peek_path (file) != NULL)
    submit (self, g_file_peek_path (file));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_trouble (self,
                  error == NULL ? _ ("Only files on this computer can be added.") : error->message);
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) pages = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (pages, _ ("Saved Pages and Texts"));
  gtk_file_filter_add_mime_type (pages, "text/html");
  gtk_file_filter_add_mime_type (pages, "application/xhtml+xml");
  gtk_file_filter_add_mime_type (pages, "text/plain");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, pages);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static void
choose_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (user_data);
  g_autoptr (GListModel) filters = create_filters ();
  DossierFileQuestion question = { .title = _ ("Choose an Article"),
                                   .accept_label = _ ("_Add"),
                                   .filters = filters };

  dossier_compat_open_async (GTK_WINDOW (self),
                             &question,
                             self->cancellable,
                             file_chosen_cb,
                             g_object_ref (self));
}

/* An address that somebody copied a moment ago is most likely the one. */
static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierAddDialog) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_auto (GStrv) inputs = NULL;
  gboolean is_list =
      text != NULL && dossier_intake_read (text, &inputs) == DOSSIER_INTAKE_ADDRESSES;

  if (!is_list || g_strv_length (inputs) != 1 || g_cancellable_is_cancelled (self->cancellable) ||
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return;
  dossier_add_dialog_set_input (self, inputs[0]);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
dossier_add_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (DOSSIER_ADD_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (dossier_add_dialog_parent_class)->dispose (object);
}

static void
dossier_add_dialog_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_ADD_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (dossier_add_dialog_parent_class)->finalize (object);
}

static void
dossier_add_dialog_class_init (DossierAddDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_add_dialog_dispose;
  object_class->finalize = dossier_add_dialog_finalize;

  signals[SIGNAL_SUBMITTED] = g_signal_new ("submitted",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            1,
                                            G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, bookmark_button);
  gtk_widget_class_bind_template_callback (widget_class, bookmark_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_add_dialog_init (DossierAddDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                 self->cancellable,
                                 clipboard_read_cb,
                                 g_object_ref (self));
}

GtkWidget *
dossier_add_dialog_new (GtkWindow *parent)
{
  return g_object_new (DOSSIER_TYPE_ADD_DIALOG, "transient-for", parent, NULL);
}

void
dossier_add_dialog_set_input (DossierAddDialog *self, const char *text)
{
  g_return_if_fail (DOSSIER_IS_ADD_DIALOG (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
