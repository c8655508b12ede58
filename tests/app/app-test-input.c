/* app-test-input.c: real keys, pointer and clicks for tests, through the X server's XTEST.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

/* A connection of our own: GDK's may be in the middle of something. Lives as long as the test. */
static Display *
get_display (void)
{
  static Display *display = NULL;

  if (display == NULL)
    display = XOpenDisplay (NULL);
  g_assert_nonnull (display);
  return display;
}

/* Events come back through the server and another connection, so the loop turns for a while; then
 * until a frame is drawn. */
static void
let_arrive (GtkWidget *widget)
{
  gint64   end = g_get_monotonic_time () + 60 * 1000;
  gpointer alive = widget;

  XSync (get_display (), False);
  g_object_add_weak_pointer (G_OBJECT (widget), &alive);
  while (g_get_monotonic_time () < end)
    app_test_iterate ();
  if (alive == NULL)
    return;
  g_object_remove_weak_pointer (G_OBJECT (widget), &alive);
  app_test_settle (widget);
}

void
app_test_focus_window (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  /* Nobody manages windows here, so nobody gives them the keyboard. */
  XSetInputFocus (get_display (),
                  gdk_x11_surface_get_xid (surface),
                  RevertToPointerRoot,
                  CurrentTime);
  XSync (get_display (), False);
  app_test_wait_until (gtk_window_is_active (window));
}

static void
send_key (KeyCode code, GdkModifierType modifiers)
{
  static const struct
  {
    GdkModifierType mask;
    KeySym          keysym;
  } keys[] = {
    { GDK_CONTROL_MASK, GDK_KEY_Control_L },
    { GDK_SHIFT_MASK, GDK_KEY_Shift_L },
    { GDK_ALT_MASK, GDK_KEY_Alt_L },
  };
  Display *display = get_display ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (modifiers & keys[i].mask)
      XTestFakeKeyEvent (display, XKeysymToKeycode (display, keys[i].keysym), True, 0);
  XTestFakeKeyEvent (display, code, True, 0);
  XTestFakeKeyEvent (display, code, False, 0);
  for (gsize i = G_N_ELEMENTS (keys); i > 0; i--)
    if (modifiers & keys[i - 1].mask)
      XTestFakeKeyEvent (display, XKeysymToKeycode (display, keys[i - 1].keysym), False, 0);
}

void
app_test_press_key (GtkWidget *widget, guint keysym, GdkModifierType modifiers)
{
  KeyCode code = XKeysymToKeycode (get_display (), keysym);

  g_assert_cmpuint (code, !=, 0);
  send_key (code, modifiers);
  let_arrive (widget);
}

void
app_test_send_accelerator (const char *accelerator)
{
  Display        *display = get_display ();
  guint           keysym = 0;
  GdkModifierType modifiers = 0;
  KeyCode         code = 0;

  if (!gtk_accelerator_parse (accelerator, &keysym, &modifiers))
    g_error ("%s is no key", accelerator);
  code = XKeysymToKeycode (display, keysym);
  if (code == 0)
    g_error ("no key gives %s", accelerator);
  /* The digits of the keypad are behind Num Lock, the signs of the others behind Shift. */
  if (keysym >= GDK_KEY_KP_0 && keysym <= GDK_KEY_KP_9)
    {
      send_key (XKeysymToKeycode (display, GDK_KEY_Num_Lock), 0);
      send_key (code, modifiers);
      send_key (XKeysymToKeycode (display, GDK_KEY_Num_Lock), 0);
    }
  else if (XkbKeycodeToKeysym (display, code, 0, 0) != keysym)
    send_key (code, modifiers | GDK_SHIFT_MASK);
  else
    send_key (code, modifiers);
  XSync (display, False);
}

static void
set_key (GtkWidget *widget, guint keysym, Bool is_down)
{
  XTestFakeKeyEvent (get_display (), XKeysymToKeycode (get_display (), keysym), is_down, 0);
  let_arrive (widget);
}

void
app_test_hold_key (GtkWidget *widget, guint keysym)
{
  set_key (widget, keysym, True);
}

void
app_test_let_go_of_key (GtkWidget *widget, guint keysym)
{
  set_key (widget, keysym, False);
}

void
app_test_send (const char *ascii)
{
  Display *display = get_display ();

  for (const char *c = ascii; *c != '\0'; c++)
    {
      KeySym   keysym = gdk_unicode_to_keyval (*c);
      KeyCode  code = XKeysymToKeycode (display, keysym);
      gboolean needs_shift = XkbKeycodeToKeysym (display, code, 0, 0) != keysym;

      g_assert_cmpuint (code, !=, 0);
      if (needs_shift)
        XTestFakeKeyEvent (display, XKeysymToKeycode (display, GDK_KEY_Shift_L), True, 0);
      XTestFakeKeyEvent (display, code, True, 0);
      XTestFakeKeyEvent (display, code, False, 0);
      if (needs_shift)
        XTestFakeKeyEvent (display, XKeysymToKeycode (display, GDK_KEY_Shift_L), False, 0);
    }
  XSync (display, False);
}

void
app_test_type (GtkWidget *widget, const char *ascii)
{
  app_test_send (ascii);
  let_arrive (widget);
}

void
app_test_move_pointer (GtkWidget *widget, double x, double y)
{
  GtkNative       *native = gtk_widget_get_native (widget);
  GdkSurface      *surface = gtk_native_get_surface (native);
  graphene_point_t at;
  double           dx, dy;
  int              screen_x, screen_y;
  Window           child;

  g_assert_true (
      gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (x, y), &at));
  gtk_native_get_surface_transform (native, &dx, &dy);
  XTranslateCoordinates (get_display (),
                         gdk_x11_surface_get_xid (surface),
                         DefaultRootWindow (get_display ()),
                         (int) (at.x + dx),
                         (int) (at.y + dy),
                         &screen_x,
                         &screen_y,
                         &child);
  XTestFakeMotionEvent (get_display (), -1, screen_x, screen_y, 0);
  let_arrive (widget);
}

void
app_test_press_button (GtkWidget *widget, guint button)
{
  XTestFakeButtonEvent (get_display (), button, True, 0);
  let_arrive (widget);
}

void
app_test_release_button (GtkWidget *widget, guint button)
{
  XTestFakeButtonEvent (get_display (), button, False, 0);
  let_arrive (widget);
}

void
app_test_click (GtkWidget *widget, guint button)
{
  app_test_move_pointer (widget,
                         gtk_widget_get_width (widget) / 2.0,
                         gtk_widget_get_height (widget) / 2.0);
  XTestFakeButtonEvent (get_display (), button, True, 0);
  XTestFakeButtonEvent (get_display (), button, False, 0);
  let_arrive (widget);
}
