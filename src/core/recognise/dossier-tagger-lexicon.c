/* dossier-tagger-lexicon.c: words that tell what stands beside them: titles, nationalities, heads
 * of organisations and places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-tagger-lexicon.h"
#include "core/recognise/dossier-tagger-tokens.h"

#include <string.h>

/* Slots of the table: a power of two, more than twice the words. */
#define N_SLOTS  4096
#define MAX_WORD 31

typedef struct
{
  guint32 folded;
  guint32 classes;
} Slot;

/* Words in small letters, between single spaces. */
static const struct
{
  DossierLexicon class_bit;
  const char    *words;
} lists[] = {
  { DOSSIER_LEXICON_ADDRESS,
    "mr mrs ms miss dr sir dame lord lady prof rev reverend hon honourable honorable madam mister "
    "master saint imam sheikh shaikh ayatollah mullah rabbi pope king queen prince princess "
    "emperor empress sultan emir duke duchess baron baroness count countess excellency monsignor "
    "archbishop bishop cardinal father brother sister pastor gen lt col maj capt sgt cpl pvt adm "
    "brig cmdr supt insp rep sen gov pres st justice mme mlle don dona senor senora herr frau "
    "comrade chief datuk tan sri tun haji ustaz alhaji chevalier engr barr" },
  { DOSSIER_LEXICON_OFFICE,
    "president presidents vice-president premier chancellor minister ministers secretary "
    "undersecretary general lieutenant colonel major captain sergeant corporal admiral commander "
    "brigadier marshal commissioner inspector superintendent constable officer detective sheriff "
    "deputy senator representative congressman congresswoman lawmaker legislator parliamentarian "
    "mp governor mayor councillor councilor ambassador envoy diplomat consul spokesman spokeswoman "
    "spokesperson leader chairman chairwoman chairperson chair director manager executive ceo "
    "founder co-founder cofounder owner head boss editor reporter journalist correspondent "
    "columnist commentator anchor presenter author writer novelist poet playwright historian "
    "philosopher economist analyst expert scientist researcher physicist chemist biologist "
    "astronomer geologist engineer architect doctor surgeon nurse psychologist professor lecturer "
    "teacher principal headmaster dean rector student lawyer attorney solicitor barrister judge "
    "magistrate prosecutor advocate activist campaigner dissident rebel warlord militant commander "
    "coach trainer striker midfielder defender goalkeeper forward winger batsman bowler pitcher "
    "quarterback player captain champion medallist medalist swimmer sprinter runner boxer golfer "
    "cyclist driver jockey referee umpire singer songwriter rapper musician composer conductor "
    "pianist guitarist drummer violinist actor actress comedian filmmaker producer director "
    "photographer painter sculptor artist designer model dancer choreographer chef businessman "
    "businesswoman entrepreneur billionaire tycoon banker broker trader investor farmer fisherman "
    "miner driver pilot astronaut soldier veteran sailor victim survivor witness suspect resident "
    "neighbour neighbor villager mother father wife husband son daughter brother sister uncle aunt "
    "cousin nephew niece grandfather grandmother grandson granddaughter widow widower friend "
    "colleague predecessor successor candidate nominee opponent rival ex-president former acting "
    "interim outgoing incumbent late veteran cleric priest monk nun preacher missionary theologian "
    "chief-of-staff treasurer auditor ombudsman registrar coordinator adviser advisor aide "
    "consultant strategist official whip speaker" },
  { DOSSIER_LEXICON_NATIONALITY,
    "afghan afghans albanian albanians algerian algerians american americans andorran angolan "
    "angolans antiguan argentine argentines argentinian argentinians armenian armenians australian "
    "australians austrian austrians azerbaijani azerbaijanis azeri azeris bahamian bahraini "
    "bahrainis bangladeshi bangladeshis barbadian basque basques belarusian belarusians belgian "
    "belgians belizean beninese bhutanese bolivian bolivians bosnian bosnians motswana batswana "
    "brazilian brazilians briton britons british bruneian bulgarian bulgarians burkinabe burmese "
    "burundian burundians cambodian cambodians cameroonian cameroonians canadian canadians "
    "catalan catalans chadian chadians chechen chechens chilean chileans chinese colombian "
    "colombians comorian congolese corsican croat croats croatian croatians cuban cubans cypriot "
    "cypriots czech czechs dane danes danish djiboutian dominican dominicans dutch dutchman "
    "ecuadorean ecuadorian ecuadorians egyptian egyptians emirati emiratis english englishman "
    "englishmen equatoguinean eritrean eritreans estonian estonians ethiopian ethiopians european "
    "europeans fijian fijians filipino filipinos filipina finn finns finnish frenchman frenchmen "
    "french gabonese gambian gambians georgian georgians german germans ghanaian ghanaians greek "
    "greeks greenlandic grenadian guatemalan guatemalans guinean guineans guyanese haitian "
    "haitians hawaiian honduran hondurans hungarian hungarians icelander icelandic indian indians "
    "indonesian indonesians iranian iranians iraqi iraqis irish irishman irishmen israeli israelis "
    "italian italians ivorian ivorians jamaican jamaicans japanese jordanian jordanians kazakh "
    "kazakhs kazakhstani kenyan kenyans korean koreans kosovar kosovars kurd kurds kurdish kuwaiti "
    "kuwaitis kyrgyz laotian lao latvian latvians lebanese liberian liberians libyan libyans "
    "lithuanian lithuanians luxembourger macedonian macedonians malagasy malawian malawians malay "
    "malays malaysian malaysians maldivian maldivians malian malians maltese mauritanian "
    "mauritanians mauritian mauritians mexican mexicans moldovan moldovans monegasque mongolian "
    "mongolians montenegrin montenegrins moroccan moroccans mozambican mozambicans namibian "
    "namibians nepalese nepali nepalis nicaraguan nicaraguans nigerian nigerians nigerien "
    "norwegian "
    "norwegians omani omanis pakistani pakistanis palestinian palestinians panamanian panamanians "
    "papuan papuans paraguayan paraguayans persian persians peruvian peruvians pole poles polish "
    "portuguese qatari qataris romanian romanians russian russians rwandan rwandans salvadoran "
    "salvadorans samoan samoans saudi saudis scot scots scottish scotsman senegalese serb serbs "
    "serbian serbians seychellois sicilian singaporean singaporeans slovak slovaks slovakian "
    "slovene slovenes slovenian slovenians somali somalis spaniard spaniards spanish sudanese "
    "surinamese swazi swede swedes swedish swiss syrian syrians tahitian taiwanese tajik tajiks "
    "tanzanian tanzanians thai thais tibetan tibetans timorese togolese tongan tongans trinidadian "
    "tunisian tunisians turk turks turkish turkmen tuvaluan ugandan ugandans ukrainian ukrainians "
    "uruguayan uruguayans uyghur uyghurs uighur uighurs uzbek uzbeks vanuatuan venezuelan "
    "venezuelans vietnamese welsh welshman yemeni yemenis zambian zambians zimbabwean zimbabweans "
    "african africans asian asians arab arabs arabic arabian latin latino latinos latina hispanic "
    "hispanics scandinavian balkan slavic slav slavs soviet soviets caribbean caucasian "
    "eurasian nordic jew jews jewish muslim muslims islamic christian christians catholic "
    "catholics protestant protestants orthodox hindu hindus buddhist buddhists sikh sikhs sunni "
    "sunnis shia shiite shiites hutu hutus tutsi tutsis hausa yoruba igbo zulu xhosa tamil tamils "
    "sinhalese bengali bengalis punjabi pashtun pashtuns rohingya maori roma hebrew mandarin "
    "cantonese urdu hindi swahili afrikaans ottoman roman romans byzantine parisian londoner "
    "londoners muscovite californian californians texan texans sicilians venetian viennese "
    "siberian crimean abkhaz abkhazian ossetian dagestani tatar tatars bavarian prussian "
    "americas-based inuit cossack" },
  { DOSSIER_LEXICON_ORGANISATION,
    "ministry department agency authority commission committee council board bureau office "
    "administration parliament senate congress assembly court tribunal police army navy force "
    "forces guard brigade battalion regiment corps party movement front alliance coalition league "
    "union federation confederation association society organisation organization foundation fund "
    "trust institute institution university college school academy center centre laboratory "
    "hospital clinic bank group company corporation corp inc ltd plc llc gmbh co holdings "
    "industries enterprises limited partners airlines airways motors petroleum telecom "
    "communications media news newspaper times post herald tribune gazette journal magazine "
    "television radio broadcasting press network studios records club fc united rovers athletic "
    "team church mosque network programme program service services system systems secretariat "
    "directorate cabinet consortium initiative campaign chamber exchange forum conference "
    "observatory watch international nations brotherhood resistance militia insurance energy "
    "pharmaceuticals technologies solutions consulting cooperative syndicate" },
  { DOSSIER_LEXICON_PLACE,
    "province district region state county municipality prefecture oblast governorate territory "
    "republic kingdom emirate city town village hamlet suburb neighbourhood neighborhood capital "
    "island islands isle archipelago peninsula cape bay gulf sea ocean strait channel lake river "
    "creek falls canal mount mountain mountains hill hills valley plateau desert forest park "
    "reserve coast beach port harbour harbor airport bridge road street avenue square highway "
    "boulevard lane border north south east west camp base prison dam" },
  { DOSSIER_LEXICON_CALENDAR,
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june "
    "july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec" },
  { DOSSIER_LEXICON_DIRECTION,
    "northern southern eastern western central northeastern northwestern southeastern southwestern "
    "northeast northwest southeast southwest north south east west upper lower greater inner outer "
    "mainland downtown" },
};

static void
add_word (Slot *table, const char *word, gsize length, DossierLexicon class_bit)
{
  char    copy[MAX_WORD + 1];
  guint32 folded, slot;

  g_assert (length <= MAX_WORD);
  memcpy (copy, word, length);
  copy[length] = '\0';
  folded = dossier_tagger_tokens_hash_word (copy);
  for (slot = folded % N_SLOTS; table[slot].classes != 0; slot = (slot + 1) % N_SLOTS)
    if (table[slot].folded == folded)
      break;
  table[slot].folded = folded;
  table[slot].classes |= class_bit;
}

static Slot *
make_table (void)
{
  Slot *table = g_new0 (Slot, N_SLOTS);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const char *word = lists[i].words; *word != '\0';)
      {
        gsize length = strcspn (word, " ");

        add_word (table, word, length, lists[i].class_bit);
        word += length + (word[length] == ' ');
      }
  return table;
}

guint
dossier_tagger_lexicon_lookup (guint32 folded)
{
  static gsize table;
  const Slot  *slots;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) make_table ());
  slots = (const Slot *) table;
  for (guint32 slot = folded % N_SLOTS; slots[slot].classes != 0; slot = (slot + 1) % N_SLOTS)
    if (slots[slot].folded == folded)
      return slots[slot].classes;
  return 0;
}
