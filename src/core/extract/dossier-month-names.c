/* dossier-month-names.c: names of months and their short forms, language by language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-month-names.h"

#include <string.h>

#define MAX_WORD 48
#define N_MONTHS 12
/* Added to the number of a month of the Persian solar calendar. */
#define JALALI 16

/* Lower case; months parted by bars, the forms of one by spaces. Languages with more readers stand
 * first: where two disagree about a word, the first has its way. */
static const struct
{
  const char *language;
  gboolean    is_jalali;
  const char *months;
} LANGUAGES[] = {
  { "en",
    FALSE,
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
    "september sep sept|october oct|november nov|december dec" },
  { "de",
    FALSE,
    "januar jan jänner jän|februar feb feber|märz mär maerz mrz|april apr|mai|"
    "juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|"
    "dezember dez" },
  { "fr",
    FALSE,
    "janvier janv|février févr fév fevrier|mars|avril avr|mai|juin|juillet juil|"
    "août aout|septembre sept|octobre oct|novembre nov|décembre déc decembre" },
  { "es",
    FALSE,
    "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|"
    "agosto ago|septiembre setiembre sep sept set|octubre oct|noviembre nov|"
    "diciembre dic" },
  { "it",
    FALSE,
    "gennaio gen genn|febbraio feb febbr|marzo mar|aprile apr|maggio mag magg|"
    "giugno giu|luglio lug|agosto ago|settembre set sett|ottobre ott|novembre nov|"
    "dicembre dic" },
  { "pt",
    FALSE,
    "janeiro jan|fevereiro fev|março mar marco|abril abr|maio mai|junho jun|"
    "julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez" },
  { "nl",
    FALSE,
    "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|"
    "augustus aug|september sep|oktober okt|november nov|december dec" },
  { "pl",
    FALSE,
    "stycznia styczeń sty|lutego luty lut|marca marzec mar|kwietnia kwiecień kwi|"
    "maja maj|czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|"
    "września wrzesień wrz|października październik paź|listopada listopad lis|"
    "grudnia grudzień gru" },
  { "ru",
    FALSE,
    "января январь янв|февраля февраль фев февр|марта март мар|апреля апрель апр|"
    "мая май|июня июнь июн|июля июль июл|августа август авг|"
    "сентября сентябрь сен сент|октября октябрь окт|ноября ноябрь ноя нояб|"
    "декабря декабрь дек" },
  { "uk",
    FALSE,
    "січня січень січ|лютого лютий лют|березня березень бер|квітня квітень квіт|"
    "травня травень трав|червня червень черв|липня липень лип|серпня серпень серп|"
    "вересня вересень вер|жовтня жовтень жовт|листопада листопад лист|"
    "грудня грудень груд" },
  { "sv",
    FALSE,
    "januari jan|februari feb|mars mar|april apr|maj|juni jun|juli jul|augusti aug|"
    "september sep sept|oktober okt|november nov|december dec" },
  { "da",
    FALSE,
    "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|"
    "september sep|oktober okt|november nov|december dec" },
  { "nb",
    FALSE,
    "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|"
    "september sep|oktober okt|november nov|desember des" },
  { "tr",
    FALSE,
    "ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|"
    "ağustos ağu|eylül eyl|ekim eki|kasım kas|aralık ara" },
  { "ar",
    FALSE,
    "يناير جانفي|فبراير فيفري|مارس|أبريل ابريل إبريل أفريل|مايو ماي|"
    "يونيو يونيه جوان|يوليو يوليه جويلية|أغسطس اغسطس أوت|سبتمبر|أكتوبر اكتوبر|"
    "نوفمبر|ديسمبر" },
  { "ar", FALSE, "|شباط|آذار اذار|نيسان|أيار ايار|حزيران|تموز|آب|أيلول ايلول|||" },
  { "fa", FALSE, "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه جولای|اوت|سپتامبر|اکتبر|نوامبر|دسامبر" },
  { "he",
    FALSE,
    "ינואר בינואר|פברואר בפברואר|מרץ במרץ מרס במרס|אפריל באפריל|מאי במאי|"
    "יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|"
    "נובמבר בנובמבר|דצמבר בדצמבר" },
  { "hi",
    FALSE,
    "जनवरी|फरवरी फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|"
    "अक्टूबर अक्तूबर|नवंबर नवम्बर|दिसंबर दिसम्बर" },
  { "is",
    FALSE,
    "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|"
    "desember" },
  { "fi",
    FALSE,
    "tammikuuta tammikuu tammi|helmikuuta helmikuu helmi|"
    "maaliskuuta maaliskuu maalis|huhtikuuta huhtikuu huhti|"
    "toukokuuta toukokuu touko|kesäkuuta kesäkuu kesä|heinäkuuta heinäkuu heinä|"
    "elokuuta elokuu elo|syyskuuta syyskuu syys|lokakuuta lokakuu loka|"
    "marraskuuta marraskuu marras|joulukuuta joulukuu joulu" },
  { "cs",
    FALSE,
    "ledna leden|února únor úno|března březen bře|dubna duben dub|"
    "května květen kvě|června červen čvn|července červenec čvc|srpna srpen srp|"
    "září zář|října říjen říj|listopadu|prosince prosinec" },
  { "sk",
    FALSE,
    "januára január|februára február|marca marec|apríla apríl|mája máj|júna jún|"
    "júla júl|augusta august|septembra september|októbra október|novembra november|"
    "decembra december" },
  { "hu",
    FALSE,
    "január jan|február febr|március márc|április ápr|május máj|június jún|"
    "július júl|augusztus aug|szeptember szept|október okt|november nov|"
    "december dec" },
  { "ro",
    FALSE,
    "ianuarie ian|februarie feb|martie mart mar|aprilie apr|mai|iunie iun|"
    "iulie iul|august aug|septembrie sept|octombrie oct|noiembrie nov noi|"
    "decembrie dec" },
  { "hr",
    FALSE,
    "siječnja siječanj|veljače veljača|ožujka ožujak|travnja travanj|"
    "svibnja svibanj|lipnja lipanj|srpnja srpanj|kolovoza kolovoz|rujna rujan|"
    "listopada|studenoga studenog studeni|prosinca prosinac" },
  { "sr",
    FALSE,
    "januara jan|februara feb|marta mart|aprila april|maja maj|juna jun|jula jul|"
    "avgusta avgust avg|septembra septembar|oktobra oktobar|novembra novembar|"
    "decembra decembar" },
  { "sr",
    FALSE,
    "јануара јануар|фебруара фебруар|марта март|априла април|маја мај|јуна јун|"
    "јула јул|августа август|септембра септембар|октобра октобар|новембра новембар|"
    "децембра децембар" },
  { "sl",
    FALSE,
    "januarja januar|februarja februar|marca marec|aprila april|maja maj|"
    "junija junij|julija julij|avgusta avgust|septembra september|oktobra oktober|"
    "novembra november|decembra december" },
  { "lt",
    FALSE,
    "sausio sausis|vasario vasaris|kovo kovas|balandžio balandis|gegužės gegužė|"
    "birželio birželis|liepos liepa|rugpjūčio rugpjūtis|rugsėjo rugsėjis|"
    "spalio spalis|lapkričio lapkritis|gruodžio gruodis" },
  { "lv",
    FALSE,
    "janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|"
    "jūnijs jūnijā|jūlijs jūlijā|augusts augustā|septembris septembrī|"
    "oktobris oktobrī|novembris novembrī|decembris decembrī" },
  { "et",
    FALSE,
    "jaanuar jaan|veebruar veebr|märts|aprill|mai|juuni|juuli|august|september|"
    "oktoober|november|detsember dets" },
  { "ca",
    FALSE,
    "gener gen|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|"
    "desembre" },
  { "gl",
    FALSE,
    "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|agosto|setembro|outubro|novembro|"
    "decembro" },
  { "be",
    FALSE,
    "студзеня|лютага|сакавіка|красавіка|мая траўня|чэрвеня|ліпеня|жніўня|верасня|"
    "кастрычніка|лістапада|снежня" },
  { "bg",
    FALSE,
    "януари ян|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|"
    "декември" },
  { "el",
    FALSE,
    "ιανουαρίου ιαν|φεβρουαρίου φεβ|μαρτίου μαρ|απριλίου απρ|μαΐου μαϊ μαΐ|"
    "ιουνίου ιουν|ιουλίου ιουλ|αυγούστου αυγ|σεπτεμβρίου σεπ|οκτωβρίου οκτ|"
    "νοεμβρίου νοε|δεκεμβρίου δεκ" },
  { "bn",
    FALSE,
    "জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|"
    "নভেম্বর|ডিসেম্বর" },
  { "ur", FALSE, "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر" },
  { "id",
    FALSE,
    "januari|februari|maret|april|mei|juni|juli|agustus agu|september|oktober|"
    "november|desember" },
  { "th",
    FALSE,
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|"
    "ตุลาคม|พฤศจิกายน|ธันวาคม" },
  { "fa", TRUE, "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند" },
};

static void
add_names (GHashTable *names, const char *months, int offset)
{
  g_auto (GStrv) lists = g_strsplit (months, "|", N_MONTHS);

  for (int month = 0; lists[month] != NULL; month++)
    {
      g_auto (GStrv) forms = g_strsplit (lists[month], " ", -1);

      for (guint i = 0; forms[i] != NULL; i++)
        if (*forms[i] != '\0' && !g_hash_table_contains (names, forms[i]))
          g_hash_table_insert (names, g_strdup (forms[i]), GINT_TO_POINTER (month + 1 + offset));
    }
}

/* (element-type utf8 int): made once, never freed. */
static GHashTable *
get_names (void)
{
  static gsize names = 0;

  if (g_once_init_enter (&names))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
        add_names (table, LANGUAGES[i].months, LANGUAGES[i].is_jalali ? JALALI : 0);
      g_once_init_leave (&names, (gsize) table);
    }
  return (GHashTable *) names;
}

static int
find_in_language (const char *word, const char *months)
{
  gsize       length = strlen (word);
  const char *p = months;
  int         month = 1;

  while (*p != '\0')
    {
      gsize form = strcspn (p, " |");

      if (form == length && memcmp (p, word, length) == 0)
        return month;
      p += form;
      month += *p == '|';
      p += *p != '\0';
    }
  return 0;
}

static int
find_month (const char *word, const char *language)
{
  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (LANGUAGES); i++)
    {
      int month = 0;

      if (g_ascii_strncasecmp (language, LANGUAGES[i].language, 2) == 0)
        month = find_in_language (word, LANGUAGES[i].months);
      if (month != 0)
        return month + (LANGUAGES[i].is_jalali ? JALALI : 0);
    }
  return GPOINTER_TO_INT (g_hash_table_lookup (get_names (), word));
}

DossierMonth
dossier_month_names_find (const char *word, gsize length, const char *language)
{
  g_autofree char *lower = NULL;
  int              month;

  if (length < 2 || length > MAX_WORD)
    return (DossierMonth){ 0, FALSE };
  lower = g_utf8_strdown (word, length);
  month = find_month (lower, language);
  return (DossierMonth){ month % JALALI, month > JALALI };
}
