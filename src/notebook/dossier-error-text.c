/* dossier-error-text.c: what an error means to a person: what happened, what is safe, what to try.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-error-text.h"

#include "core/text/dossier-core-error.h"
#include "net/dossier-fetch-error.h"
#include "store/dossier-store-error.h"

#include <glib/gi18n-lib.h>

#define ANY_CODE -1

/* The first row that fits is taken, so a domain's ANY_CODE stands last. */
static const struct
{
  GQuark (*domain) (void);
  int         code;
  const char *title;
  const char *advice;
} texts[] = {
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_NOT_TEXT,
    N_ ("This is not an article"),
    N_ ("It holds something else than text, such as a PDF or a picture. Nothing was added. "
        "Look for the page that the document belongs to.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_TOO_LARGE,
    N_ ("This is too large"),
    N_ ("No article is this long, so it was not read. Nothing was added.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_UNSUPPORTED,
    N_ ("This kind is not supported"),
    N_ ("Dossier reads web pages and plain text. Nothing was added.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_EMPTY,
    N_ ("The page is empty"),
    N_ ("There is no text on it. Nothing was added. Open it in a browser to see whether it needs "
        "scripts or a login.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_NO_ARTICLE,
    N_ ("No article on this page"),
    N_ ("It may be a front page, a list or a notice. Nothing was added. Try the address of the "
        "article itself.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_PAYWALL,
    N_ ("This article is for subscribers"),
    N_ ("The site shows too little of it. Nothing was added. If you subscribe, open it in your "
        "browser, save the page there, and add the file.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_CONSENT,
    N_ ("The site asks for consent first"),
    N_ ("Instead of the article it sends a page about cookies and adverts. Nothing was added. Open "
        "it in your browser, save the page there, and add the file.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_LOGIN,
    N_ ("The site asks to sign in"),
    N_ ("Dossier has no account there. Nothing was added. Open it in your browser, save the page "
        "there, and add the file.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_CHALLENGE,
    N_ ("The site wants to see a person"),
    N_ ("It sends a puzzle in place of the article. Nothing was added. Open it in your browser, "
        "save the page there, and add the file.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_PORTAL,
    N_ ("The network asks to sign in"),
    N_ ("It sends its own page in place of the article. Nothing was added. Sign in to the network "
        "with your browser, then try again.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_MISSING,
    N_ ("There is no such page"),
    N_ ("The site says that the page is gone or never was. Nothing was added. Check the "
        "address.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_SCRIPT,
    N_ ("The page has no text of its own"),
    N_ ("It needs a browser to fetch the article. Nothing was added. Open it in your browser, save "
        "the page there, and add the file.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_LIST,
    N_ ("This is a list of articles"),
    N_ ("A front page or a section has no text of its own. Nothing was added. Try the address of "
        "one of its articles.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_BAD_DATA,
    N_ ("A file of Dossier is damaged"),
    N_ ("Some names will not be recognised; everything else works and your notebook is safe. "
        "Install Dossier again.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_BAD_REQUEST,
    N_ ("That does not work"),
    N_ ("Nothing was changed. Check what you entered or selected.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_BAD_ADDRESS,
    N_ ("This is not a web address"),
    N_ ("Nothing was added. An address looks like “https://example.org/article”.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_BAD_LINK,
    N_ ("The link asks for nothing that Dossier does"),
    N_ ("A link can add pages of the web, and nothing else. Nothing was changed. If it came from "
        "your bookmarks, make that bookmark again in the dialog that adds an article.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_NOT_FOUND,
    N_ ("The passage was not found"),
    N_ ("The article's text has no such words. Nothing was changed.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_TOO_HARD,
    N_ ("The page cannot be read"),
    N_ ("It takes more time or memory than a page may, or breaks the program that reads pages. "
        "That program was ended; nothing was added and your notebook is safe. Try the page's "
        "printed version, or save its text as a file and open that.") },
  { dossier_core_error_quark,
    DOSSIER_CORE_ERROR_NO_HELPER,
    N_ ("A part of Dossier is missing"),
    N_ ("The program that reads pages does not start. Nothing was added and your notebook is safe. "
        "Install Dossier again.") },

  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_BAD_ADDRESS,
    N_ ("This is not a web address"),
    N_ ("Nothing was added. An address looks like “https://example.org/article”.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_STATUS,
    N_ ("The server refused the page"),
    N_ ("Nothing was added. Check the address, or try again later.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_TOO_LARGE,
    N_ ("The page is too large"),
    N_ ("No article is this long, so the rest was not fetched. Nothing was added.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_WRONG_TYPE,
    N_ ("This is not a page"),
    N_ ("The address leads to a file such as a PDF or a picture. Nothing was added. Look for the "
        "page that it belongs to.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_EMPTY,
    N_ ("The page is empty"),
    N_ ("The server sent nothing. Nothing was added. Try again later.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS,
    N_ ("The address leads nowhere"),
    N_ ("The server sends every visitor on in circles. Nothing was added.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_TIMED_OUT,
    N_ ("The server is too slow"),
    N_ ("It did not answer in time. Nothing was added. Try again later.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_LOGIN,
    N_ ("This page needs a login"),
    N_ ("Dossier logs in nowhere. Nothing was added. Open the page in a browser, save it there, "
        "and "
        "add the saved file.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_PAYMENT,
    N_ ("This page has to be paid for"),
    N_ ("Nothing was added. If you have paid, save the page in a browser and add the saved "
        "file.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_FORBIDDEN,
    N_ ("The site does not let Dossier read this page"),
    N_ ("Nothing was added. If a browser shows it, save the page there and add the saved file.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_NOT_FOUND,
    N_ ("There is no such page"),
    N_ ("The site does not know this address. Nothing was added. Check the address.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_GONE,
    N_ ("The page has been removed"),
    N_ ("The site says that it is gone for good. Nothing was added. An archive on the web may have "
        "kept it.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_LEGAL,
    N_ ("The page is withheld for legal reasons"),
    N_ ("A law or a court keeps the site from showing it here. Nothing was added.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_SERVER,
    N_ ("The site is out of order"),
    N_ ("Its server has failed. Nothing was added. Try again later.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_TRY_LATER,
    N_ ("The site asks for a pause"),
    N_ ("It has been asked too often, or is overloaded. Nothing was added. Try again later.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_PORTAL,
    N_ ("This network wants a login first"),
    N_ ("It has answered in the place of the site. Nothing was added. Open any page in a browser, "
        "log in to the network there, and try again.") },
  { dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_BAD_REDIRECT,
    N_ ("The address leads nowhere"),
    N_ ("The site sends every visitor on to something that is no page on the web. Nothing was "
        "added.") },
  { dossier_fetch_error_quark,
    ANY_CODE,
    N_ ("The page could not be fetched"),
    N_ ("Nothing was added. Try again later.") },

  { dossier_store_error_quark,
    DOSSIER_STORE_ERROR_OPEN,
    N_ ("The notebook cannot be opened"),
    N_ ("Its file was not touched. Check that its folder exists and belongs to you.") },
  { dossier_store_error_quark,
    DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK,
    N_ ("This is not a notebook"),
    N_ ("The file belongs to another program and was not touched. Choose another one.") },
  { dossier_store_error_quark,
    DOSSIER_STORE_ERROR_TOO_NEW,
    N_ ("This notebook is from a newer Dossier"),
    N_ ("It was not touched. Update Dossier to open it.") },
  { dossier_store_error_quark,
    DOSSIER_STORE_ERROR_CORRUPT,
    N_ ("The notebook is damaged"),
    N_ ("Nothing was written. Recover what can still be read, or restore a backup.") },
  { dossier_store_error_quark,
    DOSSIER_STORE_ERROR_FULL,
    N_ ("The disk is full"),
    N_ ("This last step was not saved; everything before it is safe. Free some space and try "
        "again.") },
  { dossier_store_error_quark,
    DOSSIER_STORE_ERROR_READ_ONLY,
    N_ ("The notebook cannot be written"),
    N_ ("The file or its folder is read-only. What is in it is safe. Change its permissions or "
        "choose another place.") },
  { dossier_store_error_quark,
    DOSSIER_STORE_ERROR_BUSY,
    N_ ("The notebook is busy"),
    N_ ("Another program is writing to it. This last step was not saved; try again.") },
  { dossier_store_error_quark,
    DOSSIER_STORE_ERROR_NOT_FOUND,
    N_ ("It is no longer there"),
    N_ ("It was deleted meanwhile. Undo brings it back.") },
  { dossier_store_error_quark,
    ANY_CODE,
    N_ ("The notebook could not be changed"),
    N_ ("This last step was not saved; everything before it is safe.") },

  { g_resolver_error_quark,
    G_RESOLVER_ERROR_TEMPORARY_FAILURE,
    N_ ("There is no network"),
    N_ ("The name in the address cannot be looked up just now. Nothing was added. Try again when "
        "you are connected.") },
  { g_resolver_error_quark,
    ANY_CODE,
    N_ ("There is no such site"),
    N_ ("The name in the address is not known. Nothing was added. Check the spelling and your "
        "connection.") },
  { g_tls_error_quark,
    G_TLS_ERROR_EOF,
    N_ ("The connection broke off"),
    N_ ("Not everything had come. Nothing was added. Try again.") },
  { g_tls_error_quark,
    G_TLS_ERROR_BAD_CERTIFICATE,
    N_ ("The site cannot prove who it is"),
    N_ ("Its certificate is not valid, so it may be another site in its place. Nothing was added. "
        "Check the address and this computer's date; else only the site can put this right.") },
  { g_tls_error_quark,
    ANY_CODE,
    N_ ("The connection is not secure"),
    N_ ("No safe connection could be agreed on. Nothing was added. Try again later.") },
  { g_io_error_quark,
    G_IO_ERROR_EXISTS,
    N_ ("A file of that name is there already"),
    N_ ("It was not written over, and nothing changed. Choose another folder.") },
  { g_io_error_quark,
    G_IO_ERROR_CONNECTION_REFUSED,
    N_ ("The site does not answer"),
    N_ ("It refused the connection. Nothing was added. Try again later.") },
  { g_io_error_quark,
    G_IO_ERROR_HOST_NOT_FOUND,
    N_ ("There is no such site"),
    N_ ("The name in the address is not known. Nothing was added. Check the spelling.") },
  { g_io_error_quark,
    G_IO_ERROR_NETWORK_UNREACHABLE,
    N_ ("There is no network"),
    N_ ("Nothing was added. Try again when you are connected.") },
  { g_io_error_quark,
    G_IO_ERROR_HOST_UNREACHABLE,
    N_ ("The site cannot be reached"),
    N_ ("Nothing was added. Check your connection and try again.") },
  { g_io_error_quark,
    G_IO_ERROR_PROXY_FAILED,
    N_ ("The network's proxy is in the way"),
    N_ ("Nothing was added. Check the proxy in the settings of this computer.") },
  { g_io_error_quark,
    G_IO_ERROR_PROXY_AUTH_FAILED,
    N_ ("The network's proxy is in the way"),
    N_ ("Nothing was added. Check the proxy in the settings of this computer.") },
  { g_io_error_quark,
    G_IO_ERROR_PROXY_NEED_AUTH,
    N_ ("The network's proxy is in the way"),
    N_ ("Nothing was added. Check the proxy in the settings of this computer.") },
  { g_io_error_quark,
    G_IO_ERROR_PROXY_NOT_ALLOWED,
    N_ ("The network's proxy is in the way"),
    N_ ("Nothing was added. Check the proxy in the settings of this computer.") },
  { g_io_error_quark,
    G_IO_ERROR_CONNECTION_CLOSED,
    N_ ("The connection broke off"),
    N_ ("Not everything had come. Nothing was added. Try again.") },
  { g_io_error_quark,
    G_IO_ERROR_PARTIAL_INPUT,
    N_ ("The connection broke off"),
    N_ ("Not everything had come. Nothing was added. Try again.") },
  { g_io_error_quark,
    G_IO_ERROR_INVALID_DATA,
    N_ ("What came is damaged"),
    N_ ("The server does not keep to the rules of the web. Nothing was added. Open the page in a "
        "browser to see whether it works there.") },
  { g_io_error_quark,
    G_IO_ERROR_TIMED_OUT,
    N_ ("The server is too slow"),
    N_ ("It did not answer in time. Nothing was added. Try again later.") },
  { g_io_error_quark,
    G_IO_ERROR_NOT_FOUND,
    N_ ("There is no such file"),
    N_ ("Nothing was added. Check the name.") },
  { g_io_error_quark,
    G_IO_ERROR_IS_DIRECTORY,
    N_ ("This is a folder"),
    N_ ("Nothing was added. Choose a file in it.") },
  { g_io_error_quark,
    G_IO_ERROR_PERMISSION_DENIED,
    N_ ("The file may not be read"),
    N_ ("Nothing was added. Check its permissions.") },
  { g_io_error_quark, G_IO_ERROR_CANCELLED, N_ ("Cancelled"), N_ ("Nothing was added.") },
  { NULL, ANY_CODE, N_ ("That did not work"), N_ ("Nothing was lost. Try again.") },
};

DossierErrorText
dossier_error_text (const GError *error)
{
  gsize row = 0;

  while (texts[row].domain != NULL &&
         (texts[row].domain () != error->domain ||
          (texts[row].code != ANY_CODE && texts[row].code != error->code)))
    row++;
  return (DossierErrorText){ _ (texts[row].title), _ (texts[row].advice) };
}
