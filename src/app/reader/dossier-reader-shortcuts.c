/* dossier-reader-shortcuts.c: every key of the reading room, as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reader-shortcuts.h"

#include <glib/gi18n-lib.h>

#define READING N_ ("Reading Room")
#define MARKING N_ ("Marking")
#define PAGE    DOSSIER_KEYS_OF_PAGE
#define ARTICLE DOSSIER_KEYS_OF_ARTICLE

static const DossierReaderShortcut SHORTCUTS[] = {
  { READING, N_ ("Back to the library"), "<Alt>Left", "win.show-library", PAGE },
  { READING, N_ ("Find in the article"), "<Control>f", "reader.find", PAGE },
  { READING, N_ ("Next find"), "<Control>g|F3", "reader.find-next", PAGE },
  { READING, N_ ("Previous find"), "<Shift><Control>g|<Shift>F3", "reader.find-previous", PAGE },
  { READING, N_ ("Show people, places and figures"), "F9", "reader.show-entities", PAGE },
  { READING, N_ ("Show annotations"), "<Shift>F9", "reader.show-notes", PAGE },
  { READING,
    N_ ("Filter people, places and figures"),
    "<Control>e",
    "reader.filter-entities",
    PAGE },
  { READING, N_ ("Go to the article"), "<Control>t", "reader.focus-article", PAGE },
  { READING,
    N_ ("Larger text"),
    "<Control>plus|<Control>equal|<Control>KP_Add",
    "reader.zoom-in",
    PAGE },
  { READING, N_ ("Smaller text"), "<Control>minus|<Control>KP_Subtract", "reader.zoom-out", PAGE },
  { READING, N_ ("Text as it was"), "<Control>0|<Control>KP_0", "reader.zoom-normal", PAGE },
  { READING, N_ ("How articles look"), "<Control>comma", "reader.show-look", PAGE },
  { READING, N_ ("Print"), "<Control>p", "reader.print", PAGE },
  { READING, N_ ("Save as PDF"), "<Control><Shift>p", "reader.save-pdf", PAGE },
  { READING, N_ ("Open the page in a browser"), "<Control>o", "reader.open-source", PAGE },
  { READING, N_ ("Ask for a newer version"), "F5|<Control>r", "reader.refresh", PAGE },
  { READING, N_ ("Show what changed"), "F4", "reader.show-changes", PAGE },
  { READING, N_ ("Star"), "<Control>d", "reader.star", PAGE },
  { READING, N_ ("Next sentence"), "j", "reader.next-sentence", ARTICLE },
  { READING, N_ ("Previous sentence"), "k", "reader.previous-sentence", ARTICLE },
  { READING,
    N_ ("Next mention of the one chosen"),
    "bracketright",
    "reader.next-mention",
    ARTICLE },
  { READING,
    N_ ("Previous mention of the one chosen"),
    "bracketleft",
    "reader.previous-mention",
    ARTICLE },
  { READING, N_ ("Next name or figure"), "braceright", "reader.next-any-mention", ARTICLE },
  { READING, N_ ("Previous name or figure"), "braceleft", "reader.previous-any-mention", ARTICLE },
  { READING, N_ ("Next paragraph"), "<Control>Down|period", "reader.next-paragraph", ARTICLE },
  { READING, N_ ("Previous paragraph"), "<Control>Up|comma", "reader.previous-paragraph", ARTICLE },
  { READING, N_ ("Next heading"), "g", "reader.next-heading", ARTICLE },
  { READING, N_ ("Previous heading"), "<Shift>g", "reader.previous-heading", ARTICLE },
  { READING,
    N_ ("Select to the next sentence"),
    "<Shift>j",
    "reader.select-next-sentence",
    ARTICLE },
  { READING,
    N_ ("Select back a sentence"),
    "<Shift>k",
    "reader.select-previous-sentence",
    ARTICLE },
  { READING, N_ ("Select a word more"), "<Shift>Right", "reader.select-next-word", ARTICLE },
  { READING, N_ ("Select a word less"), "<Shift>Left", "reader.select-previous-word", ARTICLE },
  { READING, N_ ("Read with a text cursor"), "F7", "reader.toggle-caret", ARTICLE },
  { MARKING, N_ ("Highlight the selection or sentence"), "h", "reader.highlight-again", ARTICLE },
  { MARKING, N_ ("Highlight in yellow"), "1", "reader.highlight::yellow", ARTICLE },
  { MARKING, N_ ("Highlight in green"), "2", "reader.highlight::green", ARTICLE },
  { MARKING, N_ ("Highlight in blue"), "3", "reader.highlight::blue", ARTICLE },
  { MARKING, N_ ("Highlight in pink"), "4", "reader.highlight::pink", ARTICLE },
  { MARKING, N_ ("Highlight in purple"), "5", "reader.highlight::purple", ARTICLE },
  { MARKING, N_ ("Extend the annotation to the selection"), "e", "reader.extend", ARTICLE },
  { MARKING, N_ ("Extend the annotation by a word"), "greater", "reader.longer", ARTICLE },
  { MARKING, N_ ("Shorten the annotation by a word"), "less", "reader.shorter", ARTICLE },
  { MARKING, N_ ("Filter annotations"), "<Control><Shift>e", "reader.filter-notes", PAGE },
  { MARKING, N_ ("Copy as a quotation"), "<Control><Shift>c", "reader.copy-quotation", PAGE },
  { MARKING, N_ ("Write a note"), "n", "reader.note", ARTICLE },
  { MARKING, N_ ("The selection is a person"), "p", "reader.tag::person", ARTICLE },
  { MARKING, N_ ("The selection is a place"), "l", "reader.tag::place", ARTICLE },
  { MARKING, N_ ("The selection is an organisation"), "o", "reader.tag::organization", ARTICLE },
  { MARKING, N_ ("The selection is a figure"), "f", "reader.tag::figure", ARTICLE },
  { MARKING, N_ ("The selection is a date"), "d", "reader.tag::date", ARTICLE },
  { MARKING,
    N_ ("The selection is a person, in this article only"),
    "<Shift>p",
    "reader.tag::person-here",
    ARTICLE },
  { MARKING,
    N_ ("The selection is a place, in this article only"),
    "<Shift>l",
    "reader.tag::place-here",
    ARTICLE },
  { MARKING,
    N_ ("The selection is an organisation, in this article only"),
    "<Shift>o",
    "reader.tag::organization-here",
    ARTICLE },
  { MARKING,
    N_ ("The selection is a figure, in this article only"),
    "<Shift>f",
    "reader.tag::figure-here",
    ARTICLE },
  { MARKING,
    N_ ("The selection is a date, in this article only"),
    "<Shift>d",
    "reader.tag::date-here",
    ARTICLE },
  { MARKING,
    N_ ("Open the name at the cursor"),
    "Return|KP_Enter",
    "reader.entity::entities.next",
    ARTICLE },
  { MARKING,
    N_ ("Confirm the name at the cursor"),
    "c",
    "reader.entity::entities.confirm",
    ARTICLE },
  { MARKING, N_ ("Reject the name at the cursor"), "x", "reader.entity::entities.reject", ARTICLE },
  { MARKING,
    N_ ("The name at the cursor is the same as…"),
    "m",
    "reader.entity::entities.merge",
    ARTICLE },
  { MARKING, N_ ("Rename the name at the cursor"), "r", "reader.entity::entities.rename", ARTICLE },
  { MARKING,
    N_ ("Change the kind of the name at the cursor"),
    "t",
    "reader.entity::entities.retype",
    ARTICLE },
  { MARKING, N_ ("Undo"), "u", "win.undo", ARTICLE },
  { MARKING,
    N_ ("Show what can be done with the selection"),
    "Menu|<Shift>F10",
    "reader.show-tools",
    ARTICLE },
  { MARKING, N_ ("Let go of selection, search and marks"), "Escape", "reader.dismiss", ARTICLE },
};

const DossierReaderShortcut *
dossier_reader_shortcuts_get (gsize *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (SHORTCUTS);
  return SHORTCUTS;
}

static GtkShortcut *
make_shortcut (const DossierReaderShortcut *entry)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkShortcut *shortcut;

  if (!g_action_parse_detailed_name (entry->action, &name, &target, NULL))
    g_assert_not_reached ();
  shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (entry->trigger),
                               gtk_named_action_new (name));
  gtk_shortcut_set_arguments (shortcut, target);
  return shortcut;
}

void
dossier_reader_shortcuts_install (GtkWidget *widget, DossierKeyScope scope)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  /* A text view takes letters and Escape for itself when it is asked first; fields in which a
   * person types, on the other hand, must be asked before the page. */
  gtk_event_controller_set_propagation_phase (keys,
                                              scope == DOSSIER_KEYS_OF_ARTICLE ? GTK_PHASE_CAPTURE
                                                                               : GTK_PHASE_BUBBLE);
  for (gsize i = 0; i < G_N_ELEMENTS (SHORTCUTS); i++)
    if (SHORTCUTS[i].scope == scope)
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                            make_shortcut (&SHORTCUTS[i]));
  gtk_widget_add_controller (widget, keys);
}
