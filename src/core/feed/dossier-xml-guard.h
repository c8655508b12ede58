/* dossier-xml-guard.h: makes XML as it is found well formed, and harmless.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Elements inside one another; the tags of deeper ones are left out, their text stays. */
#define DOSSIER_XML_MAX_DEPTH 128
/* Attributes of one element; more are left out. */
#define DOSSIER_XML_MAX_ATTRIBUTES 64

/**
 * dossier_xml_guard:
 * @text: (array length=length): valid UTF-8
 * @guarded_length: (out): bytes of the result
 *
 * Writes the first element of @text anew, so that a strict parser accepts it: what stands before
 * it, comments, processing instructions and document types are left out, and with these every
 * entity that a document could define; sections of character data become escaped text; "&" and "<"
 * that begin nothing become text, as do entities that only HTML knows; elements that are not closed
 * are; end tags that close nothing are left out; attributes get their quotes; characters that XML
 * does not allow are left out. One pass, linear time.
 *
 * Returns: (transfer full): well-formed XML but for undeclared prefixes; empty when there is no
 *   element
 */
char *dossier_xml_guard (const char *text, gsize length, gsize *guarded_length);

G_END_DECLS
