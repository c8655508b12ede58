/* dossier-nicknames.c: tells which given names are short for others, and which are spellings of one
 * name of another script.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-nicknames.h"

#include <string.h>

/* A name, and what those who bear it are called; common knowledge, listed for this program. */
static const struct
{
  const char *name;
  const char *nicknames;
} short_forms[] = {
  { "abigail", "abby gail" },
  { "abraham", "abe bram" },
  { "albert", "al bert bertie" },
  { "alejandro", "alex ale" },
  { "aleksandr", "sasha alex alik" },
  { "aleksandra", "sasha ola" },
  { "alexander", "alex al alec sandy sasha xander lex" },
  { "alexandra", "alex sandra sasha alexa lexi" },
  { "alfred", "alf fred alfie" },
  { "amanda", "mandy" },
  { "andrew", "andy drew" },
  { "anthony", "tony" },
  { "antonio", "tony toni nino" },
  { "arthur", "art artie" },
  { "barbara", "barb barbie babs" },
  { "bartholomew", "bart" },
  { "benjamin", "ben benny bibi" },
  { "bernard", "bernie" },
  { "catherine", "cathy cate kate katie cat" },
  { "charles", "charlie chuck chas" },
  { "charlotte", "lottie charlie" },
  { "christian", "chris" },
  { "christina", "chris chrissy tina" },
  { "christine", "chris chrissy tina" },
  { "christopher", "chris kit topher" },
  { "clifford", "cliff" },
  { "cornelius", "cor kees neil" },
  { "cynthia", "cindy" },
  { "daniel", "dan danny" },
  { "david", "dave davey" },
  { "deborah", "deb debbie" },
  { "dennis", "denny" },
  { "dmitry", "dima mitya" },
  { "donald", "don donnie" },
  { "dorothy", "dot dottie dolly" },
  { "douglas", "doug" },
  { "edmund", "ed eddie ned ted" },
  { "eduardo", "edu lalo" },
  { "edward", "ed eddie ned ted teddy" },
  { "eleanor", "ellie nell nora" },
  { "elizabeth", "liz lizzie beth betty betsy eliza libby lisa lilibet" },
  { "emily", "em emmy" },
  { "enrique", "quique kike" },
  { "ernest", "ernie" },
  { "eugene", "gene" },
  { "francesca", "franca" },
  { "francis", "frank fran frankie" },
  { "francisco", "paco pancho fran kiko" },
  { "franklin", "frank" },
  { "frederick", "fred freddie freddy fritz" },
  { "gabriel", "gabe" },
  { "gabriela", "gaby" },
  { "geoffrey", "geoff jeff" },
  { "gerald", "gerry jerry" },
  { "giovanni", "gianni" },
  { "giuseppe", "beppe peppe" },
  { "gregory", "greg" },
  { "guadalupe", "lupe" },
  { "gustavo", "gus" },
  { "harold", "harry hal" },
  { "helen", "nell nellie" },
  { "henry", "harry hank hal" },
  { "herbert", "herb bert" },
  { "ignacio", "nacho" },
  { "isaac", "ike zac" },
  { "isabella", "bella izzy" },
  { "jacob", "jake" },
  { "jacqueline", "jackie" },
  { "james", "jim jimmy jamie jem" },
  { "janet", "jan" },
  { "jason", "jay" },
  { "jeffrey", "jeff" },
  { "jennifer", "jen jenny" },
  { "jeremy", "jerry jem" },
  { "jessica", "jess jessie" },
  { "jesus", "chuy" },
  { "joanna", "jo" },
  { "johannes", "hans jan johan" },
  { "john", "jack johnny jon" },
  { "jonathan", "jon jonny" },
  { "jose", "pepe" },
  { "joseph", "joe joey jo" },
  { "josephine", "jo josie" },
  { "joshua", "josh" },
  { "judith", "judy" },
  { "julian", "jules" },
  { "karl", "kalle" },
  { "katherine", "kathy kate katie kit kat" },
  { "kathleen", "kathy kate kath" },
  { "kathryn", "kathy kate katie" },
  { "kenneth", "ken kenny" },
  { "kimberly", "kim" },
  { "konstantin", "kostya" },
  { "lawrence", "larry lars laurie" },
  { "leonard", "len lenny leo" },
  { "leopold", "leo" },
  { "louis", "lou louie" },
  { "louise", "lou" },
  { "luis", "lucho" },
  { "manuel", "manolo manny manu" },
  { "margaret", "maggie meg peggy marge margo greta" },
  { "maria", "mia" },
  { "martin", "marty" },
  { "mary", "molly polly" },
  { "matthew", "matt" },
  { "maximilian", "max" },
  { "maxwell", "max" },
  { "melanie", "mel" },
  { "melissa", "mel lissa" },
  { "michael", "mike mick mickey mikey micky" },
  { "michelle", "shelly" },
  { "miguel", "mike" },
  { "mikhail", "misha" },
  { "mitchell", "mitch" },
  { "mohamed", "mo" },
  { "mohammed", "mo" },
  { "montgomery", "monty" },
  { "nancy", "nan" },
  { "natalia", "natasha" },
  { "nathaniel", "nat nate nathan" },
  { "nicholas", "nick nicky nico" },
  { "nicola", "nicky" },
  { "nikolai", "kolya" },
  { "norman", "norm" },
  { "oliver", "ollie" },
  { "olivia", "liv" },
  { "pamela", "pam" },
  { "patricia", "pat patty tricia trish" },
  { "patrick", "pat paddy" },
  { "penelope", "penny" },
  { "peter", "pete" },
  { "philip", "phil pip" },
  { "phillip", "phil" },
  { "rachel", "rach" },
  { "randall", "randy" },
  { "randolph", "randy" },
  { "raymond", "ray" },
  { "rebecca", "becky becca" },
  { "reginald", "reg reggie" },
  { "ricardo", "rico" },
  { "richard", "dick rick ricky rich richie" },
  { "robert", "bob bobby rob robbie bert robin" },
  { "roberto", "beto" },
  { "roderick", "rod" },
  { "rodney", "rod" },
  { "roger", "rog" },
  { "ronald", "ron ronnie" },
  { "rosemary", "rosie" },
  { "rudolph", "rudy" },
  { "russell", "russ" },
  { "samantha", "sam" },
  { "samuel", "sam sammy" },
  { "sarah", "sally" },
  { "sebastian", "seb bas" },
  { "sharon", "shaz" },
  { "sidney", "sid" },
  { "solomon", "sol" },
  { "stanley", "stan" },
  { "stephanie", "steph" },
  { "stephen", "steve stevie" },
  { "steven", "steve stevie" },
  { "stuart", "stu" },
  { "susan", "sue susie" },
  { "suzanne", "sue" },
  { "svetlana", "sveta" },
  { "tatiana", "tanya" },
  { "terence", "terry" },
  { "theodore", "ted teddy theo" },
  { "theresa", "terry tess tessa" },
  { "thomas", "tom tommy" },
  { "timothy", "tim timmy" },
  { "valentina", "valya tina" },
  { "valerie", "val" },
  { "vasily", "vasya" },
  { "veronica", "ronnie vero" },
  { "victor", "vic" },
  { "victoria", "vicky vicki tori" },
  { "vincent", "vince vinny" },
  { "virginia", "ginny" },
  { "vladimir", "volodya vova" },
  { "walter", "walt wally" },
  { "wilhelm", "willi" },
  { "william", "bill billy will willie willy" },
  { "winston", "win" },
  { "yevgeny", "zhenya" },
  { "zachary", "zach zack zac" },
};

/* Spellings of one name: of Arabic, and of Russian and Ukrainian, in Latin letters. */
static const char *const spellings[] = {
  "abdallah abdullah abdulla abdellah",
  "abdel abdul abd",
  "ahmad ahmed achmad ahmet",
  "aleksandr alexander oleksandr alexandr aliaksandr",
  "aleksei alexei alexey aleksey oleksii oleksiy alyaksei",
  "andrei andrey andriy andrii andrej",
  "dmitry dmitri dmitriy dmytro dzmitry",
  "fatima fatma fatimah",
  "hassan hasan hassane",
  "hussein hussain husain husayn hossein hussien",
  "ibrahim ebrahim brahim",
  "igor ihor",
  "iosif yosef yossef",
  "ismail ismael esmail ismayil",
  "jamal gamal djamel jamaal",
  "khaled khalid",
  "konstantin kostiantyn konstantyn",
  "mahmoud mahmud mahmood",
  "mikhail mykhailo mikhailo mihail",
  "mohammed mohamed muhammad mohammad mohamad muhammed mohamud mohammod muhamad",
  "moussa musa mousa",
  "mustafa moustafa mostafa mustapha",
  "natalia nataliya natalya natalie",
  "nikolai nikolay mykola",
  "oleg oleh",
  "omar umar omer",
  "osama usama oussama",
  "pavel pavlo",
  "qasim qassem qasem kassem kasim qassim",
  "rashid rasheed rachid",
  "said saeed saied sayeed",
  "sergei sergey serhiy serhii siarhei",
  "suleiman sulaiman soleiman suleyman sulayman",
  "svetlana svitlana",
  "tareq tariq tarek tarik",
  "tatiana tatyana tetiana tetyana",
  "vladimir volodymyr uladzimir",
  "walid waleed oualid",
  "yasser yasir",
  "yelena elena olena alena",
  "yevgeny evgeny yevhen evgeniy yevgeniy evgenii yauhen",
  "yousef youssef yusuf yusef yousuf yosef",
  "yury yuri yuriy yurii iurii",
  "zaynab zainab zeinab",
};

/* Whether @word stands in @list, between spaces. */
static gboolean
is_listed (const char *list, const char *word, gsize length)
{
  for (const char *p = list; p != NULL; p = strchr (p, ' '))
    {
      if (*p == ' ')
        p++;
      if (strncmp (p, word, length) == 0 && (p[length] == ' ' || p[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_short_for (const char *nickname, const char *name)
{
  gsize length = strlen (nickname);
  guint from = 0;
  guint to = G_N_ELEMENTS (short_forms);

  /* The table is in the order of the alphabet. */
  while (from < to)
    {
      guint middle = (from + to) / 2;
      int   order = strcmp (name, short_forms[middle].name);

      if (order == 0)
        return is_listed (short_forms[middle].nicknames, nickname, length);
      if (order < 0)
        to = middle;
      else
        from = middle + 1;
    }

  return FALSE;
}

gboolean
dossier_nicknames_match (const char *first, const char *second)
{
  gsize first_length = 0;
  gsize second_length = 0;

  g_return_val_if_fail (first != NULL, FALSE);
  g_return_val_if_fail (second != NULL, FALSE);

  first_length = strlen (first);
  second_length = strlen (second);
  if (first_length < 2 || second_length < 2)
    return FALSE;
  if (is_short_for (first, second) || is_short_for (second, first))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (is_listed (spellings[i], first, first_length) &&
        is_listed (spellings[i], second, second_length))
      return TRUE;

  return FALSE;
}
