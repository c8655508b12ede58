/* dossier-line-words.c: the words, in the languages of news sites, and a table of their hashes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-line-words.h"
#include "core/extract/dossier-line-text.h"

#include <string.h>

static const char PUBLISHER[] =
    /* English */
    "account accounts ad ads advertisement advertisements advertisers advertising affiliate "
    "affiliates app browser browsing click comment comments commission contributor cookie cookies "
    "copyright disclaimer disclosure donate donation download editor editorial email emails "
    "exclusive facebook faq feedback follow forum inbox instagram javascript link linkedin links "
    "login logo mailing membership newsletter newsletters notifications opt partners password "
    "permission pinterest podcast policy preferences premium privacy promotional purchase "
    "republish reserved rights rss settings share signing signup site sponsor sponsored sponsors "
    "submit subscribe subscriber subscribers subscribing subscription subscriptions terms "
    "tracking twitter unsubscribe video website webinar whatsapp youtube "
    /* German */
    "abo abonnement abonnieren abonnenten abonnent abmelden anmelden anmeldung anzeige anzeigen "
    "app autor autorin artikel beitrag browser cookie cookies datenschutz datenschutzerklärung "
    "einwilligung einwilligen einstellungen impressum inhalte kommentar kommentare kommentieren "
    "konto kostenlos leser leserinnen lesern mail mails nachrichten newsletter nutzungsbedingungen "
    "partner personenbezogene podcast postfach provision rechte redaktion registrieren "
    "registrierung teilen urheberrecht verlag vorbehalten webseite website werbung widerrufen "
    "widerruf zustimmung zustimmen "
    /* French */
    "abonné abonnés abonnement abonner abonnez boîte cliquant cliquez commentaire commentaires "
    "commenter compte confidentialité connexion connecter courriel désinscrire désabonner droits "
    "données inscription inscrire inscrivez lien mentions newsletters partager partenaires "
    "publicitaires publicité réservés rédaction site traceurs "
    /* Spanish and Portuguese */
    "boletín boletines comentario comentarios compartir condiciones contraseña correo cuenta "
    "derechos enlace privacidad publicidad registrarse regístrate reservados suscripción "
    "suscribirse suscriptores suscríbete usuario usuarios assinante assinantes assinar assine "
    "cadastro clique comentários compartilhar conta direitos leitores privacidade publicidade "
    "reservados senha termos usuário "
    /* Italian and Dutch */
    "abbonamento abbonarsi abbonati accedi account commenti commento condividi diritti informativa "
    "iscriviti iscrizione pubblicità redazione riservati utente utenti aanmelden abonnee abonnees "
    "advertentie advertenties inloggen inschrijven lezers nieuwsbrief privacybeleid reacties "
    "toestemming voorwaarden wachtwoord "
    /* Nordic and Polish */
    "annonse annonser annonsörer annons kakor kommentarer kommentera logga lösenord "
    "nyhetsbrev nyhedsbrev prenumerera prenumerant personvern personuppgifter tilaa uutiskirje "
    "evästeet ciasteczka komentarz komentarze konto prenumerata prywatności reklama reklamy "
    "subskrypcja użytkownika zaloguj zastrzeżone "
    /* Russian, Arabic */
    "аккаунт комментарии комментарий подписаться подписка подписывайтесь подпишитесь реклама "
    "редакция рассылка сайт ссылка соглашение конфиденциальности политика копирование "
    "اشترك الاشتراك البريد النشرة الخصوصية التعليقات الحقوق محفوظة إعلان الموقع";

static const char ADDRESS[] =
    "you your yours yourself we our ours us "
    "sie ihr ihre ihrem ihren ihrer ihnen du dein deine dir dich euch euer eure wir uns unser "
    "unsere unserem unseren unserer "
    "vous votre vos nous notre nos tu ton tes "
    "usted ustedes tú tu tus nosotros nuestro nuestra nuestros nuestras você seu sua seus suas nós "
    "nosso nossa nossos nossas "
    "voi vostro vostra vostri noi nostro nostra nostri nostre "
    "u uw jij je jouw jullie wij onze ons "
    "du din ditt dina dig er vi vår vårt våra oss deg dere sinä sinun te teidän me meidän "
    "ty twój twoje wy wasz wasze my nasz nasze nasza "
    "вы вас вам ваш ваша ваши мы нас нам наш наша наши "
    "أنت لك نحن لنا";

static void
add_words (GHashTable *table, const char *text, DossierWordKind kind)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));

  dossier_line_texts_hash_words (words, text, strlen (text));
  for (guint i = 0; i < words->len; i++)
    g_hash_table_insert (table,
                         GUINT_TO_POINTER (g_array_index (words, guint32, i)),
                         GINT_TO_POINTER (kind));
}

DossierWordKind
dossier_line_words_find (guint32 hash)
{
  static GHashTable *words = NULL;

  if (g_once_init_enter (&words))
    {
      GHashTable *table = g_hash_table_new (NULL, NULL);

      add_words (table, PUBLISHER, DOSSIER_WORD_PUBLISHER);
      add_words (table, ADDRESS, DOSSIER_WORD_ADDRESS);
      g_once_init_leave (&words, table);
    }
  return GPOINTER_TO_INT (g_hash_table_lookup (words, GUINT_TO_POINTER (hash)));
}
