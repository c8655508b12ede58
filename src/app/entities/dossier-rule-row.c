/* dossier-rule-row.c: one rule as a line of their list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-rule-row.h"

#include "app/dossier-style.h"
#include "app/reader/dossier-swatch.h"
#include "app/widgets/dossier-time-text.h"

#include <glib/gi18n.h>

struct _DossierRuleRow
{
  GtkWidget parent_instance;

  /* template children */
  DossierSwatch *dot;
  GtkLabel      *rule;
  GtkLabel      *origin;
  GtkLabel      *count;
  GtkMenuButton *menu;
};

G_DEFINE_TYPE (DossierRuleRow, dossier_rule_row, GTK_TYPE_WIDGET)

static void
dossier_rule_row_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_rule_row_parent_class)->dispose (object);
}

static void
dossier_rule_row_class_init (DossierRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_rule_row_dispose;
  g_type_ensure (DOSSIER_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierRuleRow, dot);
  gtk_widget_class_bind_template_child (widget_class, DossierRuleRow, rule);
  gtk_widget_class_bind_template_child (widget_class, DossierRuleRow, origin);
  gtk_widget_class_bind_template_child (widget_class, DossierRuleRow, count);
  gtk_widget_class_bind_template_child (widget_class, DossierRuleRow, menu);
}

static void
dossier_rule_row_init (DossierRuleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_rule_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_RULE_ROW, NULL);
}

/* The words stand out, what they mean follows. */
static void
show_rule (DossierRuleRow *self, DossierRuleItem *item)
{
  g_autofree char *words = g_markup_escape_text (dossier_rule_item_get_words (item), -1);
  g_autofree char *meaning = dossier_rule_item_dup_meaning (item);
  g_autofree char *escaped = g_markup_escape_text (meaning, -1);
  /* Translators: the first is a name, the second what is said of it: "is Jared Kushner" */
  g_autofree char *markup = g_strdup_printf (_ ("<b>%s</b> %s"), words, escaped);

  gtk_label_set_markup (self->rule, markup);
}

/* "Only there" is only said where it is so. */
static char *
dup_origin (DossierRuleItem *item)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment =
      dossier_time_text_dup_moment (dossier_rule_item_get_created (item), now);
  const char *title = dossier_rule_item_get_title (item);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (dossier_rule_item_is_here_only (item))
    /* Translators: a rule that holds in the article whose title follows */
    g_ptr_array_add (parts, (char *) _ ("Only here"));
  g_ptr_array_add (parts, moment);
  if (title != NULL)
    g_ptr_array_add (parts, (char *) title);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
append (GMenu *menu, const char *label, const char *action, DossierRuleItem *item)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, action, "x", dossier_rule_item_get_id (item));
  g_menu_append_item (menu, entry);
}

static GMenuModel *
make_menu (DossierRuleItem *item)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  DossierFix fix = dossier_rule_item_get_fix (item);
  gboolean   is_everywhere = !dossier_rule_item_is_here_only (item);

  if (dossier_rule_item_get_article_id (item) != 0)
    append (change, _ ("_Open the Article"), "rules.open", item);
  if (fix == DOSSIER_FIX_RENAME && is_everywhere)
    append (change, _ ("_Change the Name…"), "rules.change", item);
  else if (dossier_rule_item_can_mean_other (item))
    append (change, _ ("_Change Who Is Meant…"), "rules.change", item);
  if (fix != DOSSIER_FIX_SPLIT && fix != DOSSIER_FIX_ALIAS &&
      !(fix == DOSSIER_FIX_RENAME && is_everywhere))
    append (change,
            is_everywhere ? _ ("Apply _Only in Its Article") : _ ("Apply _Everywhere"),
            "rules.scope",
            item);
  append (end, _ ("_Withdraw"), "rules.withdraw", item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

void
dossier_rule_row_set_item (DossierRuleRow *self, DossierRuleItem *item)
{
  g_autofree char *origin = NULL;
  g_autofree char *count = NULL;
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (DOSSIER_IS_RULE_ROW (self));
  g_return_if_fail (item == NULL || DOSSIER_IS_RULE_ITEM (item));

  if (item == NULL)
    {
      gtk_menu_button_set_menu_model (self->menu, NULL);
      return;
    }
  origin = dup_origin (item);
  count = g_strdup_printf ("%'u", dossier_rule_item_get_count (item));
  menu = make_menu (item);
  dossier_swatch_set_tone (self->dot, DOSSIER_TONE_OF_KIND (dossier_rule_item_get_kind (item)));
  show_rule (self, item);
  gtk_label_set_text (self->origin, origin);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->rule), dossier_rule_item_get_sentence (item));
  gtk_label_set_text (self->count, count);
  gtk_menu_button_set_menu_model (self->menu, menu);
}

char *
dossier_rule_row_dup_description (DossierRuleRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ROW (self), NULL);
  /* Translators: a rule, where it comes from, and how many mentions it changed */
  return g_strdup_printf (_ ("%s; %s; %s mentions"),
                          gtk_label_get_text (self->rule),
                          gtk_label_get_text (self->origin),
                          gtk_label_get_text (self->count));
}
