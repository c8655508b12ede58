/* dossier-tokens-words.c: what is known of the common words of English around figures and dates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

/* A power of two, several times the number of words. */
#define TABLE_SIZE     8192
#define MAX_WORD_BYTES 24

typedef struct
{
  guint32     classes;
  const char *words;
} WordClass;

/* Each line: the forms of one number word, parted by spaces. */
static const DossierNumberWord number_words[] = {
  { "zero nought naught", DOSSIER_NUMBER_DIGIT, 0 },
  { "one", DOSSIER_NUMBER_DIGIT, 1 },
  { "two", DOSSIER_NUMBER_DIGIT, 2 },
  { "three", DOSSIER_NUMBER_DIGIT, 3 },
  { "four", DOSSIER_NUMBER_DIGIT, 4 },
  { "five", DOSSIER_NUMBER_DIGIT, 5 },
  { "six", DOSSIER_NUMBER_DIGIT, 6 },
  { "seven", DOSSIER_NUMBER_DIGIT, 7 },
  { "eight", DOSSIER_NUMBER_DIGIT, 8 },
  { "nine", DOSSIER_NUMBER_DIGIT, 9 },
  { "ten", DOSSIER_NUMBER_TEEN, 10 },
  { "eleven", DOSSIER_NUMBER_TEEN, 11 },
  { "twelve", DOSSIER_NUMBER_TEEN, 12 },
  { "thirteen", DOSSIER_NUMBER_TEEN, 13 },
  { "fourteen", DOSSIER_NUMBER_TEEN, 14 },
  { "fifteen", DOSSIER_NUMBER_TEEN, 15 },
  { "sixteen", DOSSIER_NUMBER_TEEN, 16 },
  { "seventeen", DOSSIER_NUMBER_TEEN, 17 },
  { "eighteen", DOSSIER_NUMBER_TEEN, 18 },
  { "nineteen", DOSSIER_NUMBER_TEEN, 19 },
  { "twenty", DOSSIER_NUMBER_TEN, 20 },
  { "thirty", DOSSIER_NUMBER_TEN, 30 },
  { "forty fourty", DOSSIER_NUMBER_TEN, 40 },
  { "fifty", DOSSIER_NUMBER_TEN, 50 },
  { "sixty", DOSSIER_NUMBER_TEN, 60 },
  { "seventy", DOSSIER_NUMBER_TEN, 70 },
  { "eighty", DOSSIER_NUMBER_TEN, 80 },
  { "ninety", DOSSIER_NUMBER_TEN, 90 },
  { "hundred", DOSSIER_NUMBER_HUNDRED, 1e2 },
  { "thousand", DOSSIER_NUMBER_SCALE, 1e3 },
  { "lakh lac lakhs", DOSSIER_NUMBER_SCALE, 1e5 },
  { "million mln mio", DOSSIER_NUMBER_SCALE, 1e6 },
  { "crore crores", DOSSIER_NUMBER_SCALE, 1e7 },
  { "billion bln", DOSSIER_NUMBER_SCALE, 1e9 },
  { "trillion tln trn", DOSSIER_NUMBER_SCALE, 1e12 },
  { "quadrillion", DOSSIER_NUMBER_SCALE, 1e15 },
  { "dozen doz dozs dz dzs", DOSSIER_NUMBER_DOZEN, 12 },
  { "tens", DOSSIER_NUMBER_MANY, 10 },
  { "dozens", DOSSIER_NUMBER_MANY, 12 },
  { "scores", DOSSIER_NUMBER_MANY, 20 },
  { "hundreds", DOSSIER_NUMBER_MANY, 1e2 },
  { "thousands", DOSSIER_NUMBER_MANY, 1e3 },
  { "millions", DOSSIER_NUMBER_MANY, 1e6 },
  { "billions", DOSSIER_NUMBER_MANY, 1e9 },
  { "trillions", DOSSIER_NUMBER_MANY, 1e12 },
  { "half halves", DOSSIER_NUMBER_PART, 2 },
  { "third thirds", DOSSIER_NUMBER_PART, 3 },
  { "quarter quarters fourth fourths", DOSSIER_NUMBER_PART, 4 },
  { "fifth fifths", DOSSIER_NUMBER_PART, 5 },
  { "sixth sixths", DOSSIER_NUMBER_PART, 6 },
  { "seventh sevenths", DOSSIER_NUMBER_PART, 7 },
  { "eighth eighths", DOSSIER_NUMBER_PART, 8 },
  { "ninth ninths", DOSSIER_NUMBER_PART, 9 },
  { "tenth tenths", DOSSIER_NUMBER_PART, 10 },
  { "eleventh elevenths", DOSSIER_NUMBER_PART, 11 },
  { "twelfth twelfths", DOSSIER_NUMBER_PART, 12 },
  { "thirteenth", DOSSIER_NUMBER_PART, 13 },
  { "fourteenth", DOSSIER_NUMBER_PART, 14 },
  { "fifteenth", DOSSIER_NUMBER_PART, 15 },
  { "sixteenth sixteenths", DOSSIER_NUMBER_PART, 16 },
  { "seventeenth", DOSSIER_NUMBER_PART, 17 },
  { "eighteenth", DOSSIER_NUMBER_PART, 18 },
  { "nineteenth", DOSSIER_NUMBER_PART, 19 },
  { "twentieth twentieths", DOSSIER_NUMBER_PART, 20 },
  { "thirtieth thirtieths", DOSSIER_NUMBER_PART, 30 },
  { "fortieth", DOSSIER_NUMBER_PART, 40 },
  { "fiftieth fiftieths", DOSSIER_NUMBER_PART, 50 },
  { "sixtieth", DOSSIER_NUMBER_PART, 60 },
  { "seventieth", DOSSIER_NUMBER_PART, 70 },
  { "eightieth", DOSSIER_NUMBER_PART, 80 },
  { "ninetieth", DOSSIER_NUMBER_PART, 90 },
  { "hundredth hundredths", DOSSIER_NUMBER_PART, 1e2 },
  { "thousandth thousandths", DOSSIER_NUMBER_PART, 1e3 },
  { "millionth millionths", DOSSIER_NUMBER_PART, 1e6 },
  { "billionth billionths", DOSSIER_NUMBER_PART, 1e9 },
  { "trillionth trillionths", DOSSIER_NUMBER_PART, 1e12 },
  { "first firsts", DOSSIER_NUMBER_ORDINAL, 1 },
  { "second seconds", DOSSIER_NUMBER_ORDINAL, 2 },
};

/* In the order of the payload, from 1. */
static const char *const months[] = {
  "january jan",  "february feb", "march mar",  "april apr",          "may",
  "june jun",     "july jul",     "august aug", "september sep sept", "october oct",
  "november nov", "december dec",
};

static const char *const weekdays[] = {
  "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs",
  "friday fri", "saturday sat",     "sunday sun",
};

static const WordClass word_classes[] = {
  { DOSSIER_WORD_DATE,
    "today yesterday tomorrow tonight overnight last next this past previous coming earlier later "
    "early late mid the a an day spring summer autumn winter christmas new q" },
  { DOSSIER_WORD_PREPOSITION,
    "of in to for with on at from by about as into like through after over between out against "
    "during without before under around among amongst across along alongside amid amidst above "
    "behind below beneath beside besides beyond despite down except inside near off onto outside "
    "past per since than throughout till toward towards underneath until unlike up upon versus vs "
    "via within worth plus minus including excluding regarding concerning following according "
    "due because aboard atop opposite en circa" },
  { DOSSIER_WORD_DETERMINER,
    "the a an this that these those my your his her its our their each every either neither some "
    "any no all both another such what which whose" },
  { DOSSIER_WORD_PRONOUN,
    "i you he she it we they me him us them who whom whoever mine yours hers ours theirs himself "
    "herself itself themselves ourselves somebody someone something anybody anyone anything nobody "
    "nothing everyone everybody everything there here" },
  { DOSSIER_WORD_CONJUNCTION,
    "and or but nor so yet if while whereas although though because when where whether unless once "
    "as than that how why whenever wherever" },
  { DOSSIER_WORD_AUXILIARY,
    "be is are was were been being am have has had having do does did done will would shall should "
    "can could may might must cannot can't won't didn't don't doesn't isn't aren't wasn't weren't "
    "hasn't haven't hadn't wouldn't couldn't shouldn't not" },
  { DOSSIER_WORD_VERB,
    "became become becomes began begun begins bring brings brought build built buy buys bought "
    "came "
    "comes come caught choose chose chosen dealt died die dies dying drew drawn drove driven eaten "
    "ate fell fallen felt fought found flew flown fled forgot gave given gives give go goes going "
    "gone went got gotten get gets getting grew grown held hid hit hurt kept killing knew known "
    "know "
    "knows laid led leave leaves leaving left lent let lie lose loses losing lost made make makes "
    "making mean meant meet met paid put ran rose risen sang sank sunk sat saw seen seek seeks "
    "sought "
    "sell sells sold send sent set shook shot showed shown shut slept slid spent spend spoke "
    "spoken "
    "stole stolen stood struck stuck swam swept swore sworn take takes taken taking took taught "
    "tell "
    "threw thrown told torn understood woke won wore worn wrote written live lives lived remain "
    "remains remained remaining seem seems seemed appear appears appeared believe believes "
    "believed "
    "think thinks thought want wants wanted need needed help helped helps use uses used using try "
    "tried tries trying keep keeps continue continues continued include includes included involve "
    "involves involved require requires required provide provides provided allow allows allowed "
    "happen happens happened start starts started stop stopped stops follow follows followed turn "
    "turned turns play played move moved moves ask asked asks work worked call called serve served "
    "serves receive received receives win wins winning hold holds holding carry carried carries "
    "suffer suffered suffers arrive arrived arrives cover covers covered reach reached reaches "
    "join "
    "joined joins face faced faces join raise raised raises lay lies sit sits stand stands run "
    "runs "
    "wounding injuring leaving destroying damaging causing forcing making killing hitting striking "
    "bringing taking according compared versus went alive ago apart away later earlier aged" },
  { DOSSIER_WORD_REPORT,
    "said say says saying told tells reported reports report confirmed confirm confirms added adds "
    "claimed claim claims announced announces warned warn warns estimated estimates estimate noted "
    "notes stated states argued argues insisted insists acknowledged admitted denied believe "
    "accused "
    "alleged declared explained wrote writes tweeted posted testified described revealed" },
  { DOSSIER_WORD_ADVERB,
    "also already again ago alone altogether always apiece away back badly before currently daily "
    "each early earlier else even ever everywhere finally forever forward further hardly hence "
    "here "
    "however indeed instead later lately likely maybe meanwhile mostly much nearby never "
    "nevertheless "
    "nonetheless now nowhere often once only otherwise overall overnight overseas perhaps possibly "
    "presently previously probably quite rather really recently respectively seldom shortly simply "
    "since sometimes somewhat soon still sure then thereafter therefore though thus today together "
    "tomorrow tonight too twice usually very well yearly yesterday yet afterwards abroad elsewhere "
    "worldwide nationwide downtown online offline ahead apart aside straight" },
  { DOSSIER_WORD_PLURAL,
    "people men women children troops police personnel staff crew cattle sheep deer fish salmon "
    "aircraft spacecraft hovercraft watercraft feet teeth mice geese oxen lice dice "
    "media data criteria phenomena bacteria alumni fungi nuclei stimuli larvae species series "
    "offspring livestock poultry infantry cavalry clergy folk kin policemen policewomen firemen "
    "firefighters fishermen gunmen servicemen servicewomen businessmen businesswomen congressmen "
    "councilmen craftsmen clergymen salesmen spokesmen workmen postmen seamen airmen guardsmen "
    "militiamen tribesmen townspeople schoolchildren grandchildren stepchildren townsfolk kinsfolk "
    "youth faculty headquarters crossroads barracks works gallows bison moose swine shrimp squid "
    "cod "
    "trout grouse quail wildfowl dead refugees passersby "
    "referenda memoranda stadia forints baht yuan yen rand won euro swiss chinese japanese "
    "portuguese "
    "vietnamese sudanese congolese lebanese taiwanese maltese burmese nepalese senegalese beninese "
    "togolese gabonese british french irish dutch english welsh spanish polish danish swedish "
    "finnish "
    "manpower homeless displaced wives lives knives leaves wolves shelves calves halves loaves "
    "thieves "
    "selves runs goals points wickets votes seats" },
  { DOSSIER_WORD_SINGULAR,
    "gas bus lens plus minus bias atlas canvas chaos cosmos ethos tennis news politics economics "
    "physics mathematics athletics gymnastics logistics ethics electronics aids diabetes rabies "
    "measles mumps christmas texas kansas arkansas illinois massachusetts paris athens brussels "
    "wales "
    "naples los las james charles thomas williams jones adams davis harris lewis evans hughes "
    "always "
    "perhaps thus yes alas besides sometimes afterwards towards upwards downwards backwards "
    "forwards "
    "this his its as is was has us does goes less unless across various serious previous famous "
    "dangerous religious nervous numerous enormous obvious precious anonymous continuous "
    "indigenous "
    "hazardous poisonous contentious prestigious ambitious cautious suspicious unanimous "
    "outrageous "
    "notorious infamous populous mountainous porous glamorous vigorous rigorous generous luxurious "
    "injurious tremendous disastrous autonomous homogeneous simultaneous spontaneous erroneous "
    "virus bonus campus census chorus circus citrus corpus cactus consensus exodus fungus genius "
    "hiatus locus lotus nexus octopus onus opus radius rumpus ruckus sinus status stimulus surplus "
    "terminus thesaurus uterus versus walrus octopus rhinoceros "
    "asparagus platypus papyrus hamas isis damascus caracas honduras cyprus "
    "mauritius belarus laos texas vilnius tunis minneapolis memphis dallas andes" },
  { DOSSIER_WORD_ATTRIBUTIVE,
    "sports arms women men sales news savings customs communications operations systems goods "
    "services drugs rights police crew staff data media troops youth electronics "
    "aerospace aircraft economics mathematics athletics gymnastics politics logistics physics "
    "games "
    "children infantry cavalry livestock poultry fish cattle sheep deer salmon clergy faculty "
    "british "
    "french irish dutch english welsh spanish polish danish swedish finnish chinese japanese "
    "portuguese vietnamese sudanese congolese lebanese taiwanese maltese burmese nepalese "
    "senegalese "
    "homeless displaced dead united states euro swiss benefits parks airlines "
    "nations species series headquarters futures earnings claims" },
  { DOSSIER_WORD_STATE,
    "dead killed injured wounded missing hurt arrested detained infected hospitalised hospitalized "
    "displaced homeless unaccounted trapped stranded rescued evacuated survived affected executed "
    "convicted sickened poisoned vaccinated unemployed jailed" },
  { DOSSIER_WORD_HEDGE,
    "least most than to many much about around roughly approximately some nearly almost over under "
    "above below exceeding circa about up estimated minimum maximum only of towards near c ca "
    "approx "
    "exactly just reported record virtually practically barely down surpassing topping beyond "
    "possibly perhaps probably maybe like say further another additional whopping staggering mere "
    "massive the "
    "a an as close within by upwards excess extra topped exceeded surpassed exceed exceeds "
    "surpasses tops" },
  { DOSSIER_WORD_RISE,
    "rose rise rises rising risen climbed climb climbs climbing gained gain gains gaining grew "
    "grow "
    "grows growing grown growth increased increase increases increasing jumped jump jumps jumping "
    "soared soar soars soaring surged surge surges surging advanced advance advances up added "
    "adding "
    "rallied rally rallies expanded expand expands expansion leapt leap leaps spiked spike "
    "rebounded "
    "rebound higher hike hikes hiked raise raised raises strengthened strengthening accelerated "
    "upturn uptick swelled boost boosted improved improvement improves appreciated ballooned" },
  { DOSSIER_WORD_FALL,
    "fell fall falls falling fallen dropped drop drops dropping declined decline declines "
    "declining "
    "decreased decrease decreases decreasing slipped slip slips slipping slid slide slides sliding "
    "sank sink sinks sunk tumbled tumble tumbles tumbling plunged plunge plunges plunging "
    "plummeted "
    "plummet plummets plummeting lost loses losing shrank shrunk shrink shrinks shrinking "
    "contracted "
    "contracting contraction down reduced reduce reduces reducing reduction cut "
    "cuts cutting eased ease eases easing dipped dip dips slumped slump slumps shed sheds "
    "retreated "
    "lower weakened weaken depreciated crashed crash downturn slashed slash dived dove" },
  { DOSSIER_WORD_NAMED,
    "number round boeing airbus flight article articles section chapter route highway interstate "
    "motorway channel force coach wagon ticket calibre caliber patent canal buses stop signature "
    "formula apollo type version windows iphone ipad galaxy playstation xbox android pixel macbook "
    "terminal gate platform phase level stage grade class category tier group room suite apartment "
    "flat floor page pages volume vol episode season part verse psalm line act scene figure table "
    "appendix annex clause paragraph rule regulation directive resolution proposition prop "
    "amendment "
    "protocol title code area zone ward district precinct division sector region unit block "
    "building "
    "hangar pier bay dock track lane bus train tram car model series mark mk serial  nos order law "
    "bill hr sb ab form schedule exhibit count catch fortune ftse nasdaq nikkei dow dax cac ibex "
    "russell stoxx topix asx kospi csi psi brigade battalion regiment squadron exit junction box "
    "step chapter question item option lot radio fm studio ford mazda peugeot antonov tupolev "
    "ilyushin "
    "sukhoi mig embraer cessna bombardier falcon soyuz shenzhou tiangong artemis voyager gemini "
    "chromosome vitamin omega factor generation gen web covid page tel phone fax call dial pm h n "
    "score isbn issn doi ref id case docket file invoice lottery ps ww wwii bond agent "
    "mile hull piste grades wards zones dialled dialed ad bc" },
  { DOSSIER_WORD_SCORE,
    "win wins won winning victory victories defeat defeats defeated beat beats beaten beating draw "
    "drew lead leads led leading lost lose loss loses losing score scored vote voted votes result "
    "tie tied triumph triumphed record scoreline ahead thrashed thrashing edged crushed downed "
    "trailed trailing deadlock stalemate split ruling ruled rout routed hammering hammered "
    "tiebreak "
    "tie-break shootout aggregate final set sets advantage" },
  { DOSSIER_WORD_FUTURE,
    "will shall won't due scheduled expected expects expect plans planned plan hopes hope aims aim "
    "intends intend going upcoming set tomorrow slated poised next deadline we'll they'll "
    "he'll she'll it'll i'll you'll" },
  { DOSSIER_WORD_PAST,
    "was were had did said told died killed wounded injured arrested announced reported began came "
    "became went took made found held won lost rose fell struck hit confirmed published released "
    "signed opened launched ended added told claimed concluded attacked ago since happened "
    "occurred "
    "warned" },
  { DOSSIER_WORD_STREET,
    "street st road rd avenue ave lane ln drive dr square boulevard blvd court ct place pl "
    "crescent "
    "terrace way parkway pkwy highway hwy close gardens mews row broadway plaza wharf quay" },
  { DOSSIER_WORD_TIME,
    "second seconds minute minutes hour hours day days night nights week weeks weekend weekends "
    "fortnight month months quarter quarters year years decade decades century centuries morning "
    "mornings afternoon afternoons evening evenings season seasons" },
  { DOSSIER_WORD_ONE,
    "of another day thing things time way side hand moment night morning afternoon evening else "
    "such "
    "more last final big who that which or and to in on at by for with is was has can could may "
    "might must will would should said says as but than from ever knows wants needs never might "
    "weekend step point stage respect sense too  only reason" },
};

static DossierWordEntry table[TABLE_SIZE];

static inline char
fold_char (char c)
{
  return (char) (c | (g_ascii_isupper (c) ? 0x20 : 0));
}

/* The slot of the word, or the free one where it belongs. */
static DossierWordEntry *
find_slot (const char *word, gsize length)
{
  guint32 hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 ^ (guchar) word[i];

  for (guint32 slot = (hash ^ hash >> 15) % TABLE_SIZE;; slot = (slot + 1) % TABLE_SIZE)
    {
      DossierWordEntry *entry = &table[slot];

      if (entry->word == NULL ||
          (entry->length == length && memcmp (entry->word, word, length) == 0))
        return entry;
    }
}

static void
add_words (const char *words, guint32 classes, guint16 payload)
{
  while (*words != '\0')
    {
      gsize             length = strcspn (words, " ");
      DossierWordEntry *entry = find_slot (words, length);

      entry->word = words;
      entry->length = (guint32) length;
      entry->classes |= classes;
      if (payload > 0)
        entry->payload = payload;
      words += length + strspn (words + length, " ");
    }
}

static void
fill_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (word_classes); i++)
    add_words (word_classes[i].words, word_classes[i].classes, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (number_words); i++)
    add_words (number_words[i].words, DOSSIER_WORD_NUMBER, (guint16) (i + 1));
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    add_words (months[i], DOSSIER_WORD_MONTH, (guint16) (i + 1));
  for (gsize i = 0; i < G_N_ELEMENTS (weekdays); i++)
    add_words (weekdays[i], DOSSIER_WORD_WEEKDAY, (guint16) (i + 1));
}

const DossierWordEntry *
dossier_words_lookup (const char *word, gsize length)
{
  static gsize      is_filled = 0;
  char              folded[MAX_WORD_BYTES];
  gsize             n = 0;
  DossierWordEntry *entry = NULL;

  if (g_once_init_enter (&is_filled))
    {
      fill_table ();
      g_once_init_leave (&is_filled, 1);
    }

  if (length > MAX_WORD_BYTES)
    return NULL;

  for (gsize i = 0; i < length; i++)
    {
      /* The curly apostrophe stands in the table as the straight one. */
      if (i + 3 <= length && memcmp (word + i, "\u2019", 3) == 0)
        {
          folded[n++] = '\'';
          i += 2;
        }
      else if (word[i] != '.')
        folded[n++] = fold_char (word[i]);
    }

  entry = find_slot (folded, n);
  return entry->word != NULL ? entry : NULL;
}

const DossierNumberWord *
dossier_words_get_number (guint16 payload)
{
  g_return_val_if_fail (payload > 0 && payload <= G_N_ELEMENTS (number_words), NULL);

  return &number_words[payload - 1];
}
