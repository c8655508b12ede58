/* dossier-line-topic.c: phrases that furniture opens with, in the languages of news sites.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-line-topic.h"

#include <string.h>

/* No phrase is longer. */
#define MAX_PHRASE_BYTES 64
/* Scripts from here on do not part words with spaces. */
#define FIRST_UNSPACED 0x0e00

/* In lower case, parted by bars, straight apostrophes, without punctuation at the ends; a phrase
 * stands in one table only. */
/* clang-format off */
static const char ADVERT[] =
    "ad|ad feedback|ads|advert|advertensi|advertentie|advertise with us|advertisement|"
    "advertisements|advertising|advertorial|affiliate-link|annonce|annons|annonse|annonsørinnhold|"
    "annuncio|anuncio|anzeige|anzeigen|anzeigensonderveröffentlichung|article continues after ad|"
    "article continues after advertisement|article continues below|articolo sponsorizzato|"
    "artikel läuft unter der anzeige weiter|artikeln fortsätter efter annonsen|"
    "artikkeli jatkuu mainoksen alla|best deals|bons plans|brought to you by|buy now|buy tickets|"
    "contenido patrocinado|contenu sponsorisé|contenuto sponsorizzato|conteúdo patrocinado|"
    "continua após a publicidade|continua depois da publicidade|continua dopo la pubblicità|"
    "continue reading below|continúa leyendo después del anuncio|der artikel wird nach der anzeige|"
    "from our partners|from our sponsors|gesponsert|gesponsord|hier geht es nach der werbung|"
    "hinweis: dieser artikel enthält affiliate|hirdetés|iklan|inzerce|jetzt bestellen|jetzt kaufen|"
    "kaufberatung|la suite après cette publicité|la suite après la publicité|mainos|"
    "materiał sponsorowany|nach der anzeige weiterlesen|offre partenaire|order now|our top picks|"
    "paid content|paid post|partner content|patrocinado|patrocinado por|presented by|promoted|"
    "promoted content|präsentiert von|pubblicità|publicidad|publicidade|publicitate|publicité|"
    "reklam|reklama|reklamlar|remove ads|report this ad|scroll down to continue|scroll to continue|"
    "shop now|shop the|skip ad|skip advertisement|sponsored|sponsored by|sponsored content|"
    "story continues below|story continues below advertisement|today's deals|unsere empfehlung|"
    "werbung|zum angebot|zum shop|διαφήμιση|на правах рекламы|реклама|реклама на сайте|إعلان|"
    "quảng cáo|スポンサーリンク|广告|広告|廣告|광고";

static const char RELATED[] =
    "a lire aussi|aanbevolen|aiheeseen liittyvää|aiheesta lisää|ajánlott cikkek|aktuell|"
    "aktuelle nachrichten|aktuelles|all articles|all news|all posts|all stories|alle artikel|"
    "alle beiträge|alle infos|alle news|aller plus loin|also|also read|altri articoli|"
    "approfondimenti|approfondisci|around the web|article précédent|article suivant|"
    "articles les plus lus|articles liés|articles récents|articles similaires|"
    "articles you may like|articole recomandate|articole similare|articoli correlati|"
    "articoli recenti|articoli simili|articolo precedente|articolo successivo|artigo anterior|"
    "artigos relacionados|artikel terkait|artículo anterior|artículos recientes|"
    "artículos relacionados|assista|auch interessant|auch lesenswert|auch spannend|auf einen blick|"
    "ayrıca okuyun|baca juga|baca selengkapnya|back to all|back to blog|back to news|bekijk meer|"
    "bekijk ook|beliebt|beliebte artikel|beliebteste artikel|benzer haberler|berita terkait|"
    "bildergalerie|bilderstrecke|browse|buchtipp|bunlar da ilginizi|bài liên quan|"
    "ces articles pourraient|citeşte şi|citește mai mult|citește și|click here|click here for|"
    "click here to|confira|confira também|conoce más|contenido relacionado|conteúdo relacionado|"
    "continua a leggere|continue lendo|czytaj dalej|czytaj również|czytaj także|czytaj też|"
    "czytaj więcej|d'autres articles|da non perdere|dans la même rubrique|das könnte dich auch|"
    "das könnte dich interessieren|das könnte ihnen auch|das könnte ihnen gefallen|"
    "das könnte sie auch|das könnte sie interessieren|das sind die|dazu passend|dazu passt|"
    "derniers articles|dernières actualités|die besten artikel|dig deeper|discover more|"
    "diğer haberler|don't miss|editor's pick|editor's picks|editors picks|editors' picks|"
    "empfehlung der redaktion|empfehlungen|empfehlungen der redaktion|empfohlene artikel|"
    "empfohlener redaktioneller inhalt|en este artículo|en savoir plus|entradas recientes|"
    "entradas relacionadas|et aussi|explore further|explore more|explore related|externer inhalt|"
    "featured|featured articles|featured posts|featured stories|featured video|fler artiklar|"
    "fler nyheter|fotogalerie|fotostrecke|from our archives|from the archive|from the web|"
    "further reading|föregående artikel|gallery|gerelateerd|gerelateerd nieuws|"
    "gerelateerde artikelen|go back|go deeper|guarda anche|guarda il video|hier geht es zu|"
    "hier geht's zu|hier lesen sie|hier mehr|i più letti|icymi|ilgili haberler|ilginizi çekebilir|"
    "im überblick|in case you missed it|in other news|in pictures|interessant|kapcsolódó|"
    "kapcsolódó cikkek|katso myös|keep reading|laatste nieuws|latest|latest articles|latest from|"
    "latest in|latest news|latest posts|latest stories|le plus lu|le podría interesar|"
    "le puede interesar|le ultime notizie|lea además|lea aquí|lea también|learn more|"
    "learn more about|learn more here|lee además|lee también|leer más|leer también|lees hier|"
    "lees meer|lees meer over|lees ook|lees verder|leggi anche|leggi di più|leggi l'articolo|"
    "leggi tutto|leia a seguir|leia ainda|leia mais|leia também|leia tudo|ler mais|"
    "les dernières actualités|les mer|les mer om|les også|les plus lues|les plus lus|"
    "les plus partagés|lesen sie|lesen sie auch|lesen sie außerdem|lesen sie dazu|"
    "lesen sie dazu auch|lesen sie hier|lesen sie jetzt|lesen sie mehr|lesen sie mehr zum thema|"
    "lesen sie weiter|lesetipp|lesetipps|lies auch|lies hier|lies mehr|lies weiter|lihat juga|"
    "link-tipps|links zum artikel|links zum thema|linktipps|lire aussi|lire l'article|"
    "lire la suite|lire plus|lire également|listen|lo más leído|lo más popular|lo más visto|"
    "lue lisää|lue myös|luetuimmat|läs mer|läs mer om|läs också|läs vidare|läs även|læs mere|"
    "læs også|mais lidas|mais lidos|mais notícias|mais sobre|mais vistas|matérias relacionadas|"
    "meer artikelen|meer lezen|meer nieuws|meer over|meest gelezen|mehr|mehr artikel|mehr aus|"
    "mehr aus dem ressort|mehr aus der rubrik|mehr dazu|mehr informationen|mehr infos|mehr lesen|"
    "mehr nachrichten|mehr news|mehr von|mehr zu|mehr zu diesem thema|mehr zum|mehr zum thema|"
    "mehr über|meist gelesen|meistdiskutiert|meistgeklickt|meistgelesen|meistgelesene artikel|"
    "meistgesehen|meistkommentiert|mer om|mere om|mest lest|mest läst|mest læst|mira|mira también|"
    "misschien vind je|mohlo by vás zajímat|more|more about|more about this|more articles|more by|"
    "more coverage|more from|more from author|more from us|more in|more info|more information|"
    "more like this|more news|more on|more on this|more on this story|more on this topic|"
    "more stories|more to explore|more to read|more top stories|more videos|most popular|most read|"
    "most shared|most viewed|must read|must-read|más en|más información|más leídas|más leídos|"
    "más noticias|más sobre|najczęściej czytane|najnowsze|najpopularniejsze|nejčtenější|net binnen|"
    "neueste artikel|neueste beiträge|neueste nachrichten|neuste artikel|next|next article|"
    "next post|next story|next up|no te pierdas|nos articles|nos derniers articles|"
    "nos recommandations|nos vidéos|nota relacionada|notas relacionadas|noticias recientes|"
    "noticias relacionadas|notizie correlate|notre sélection|notícias relacionadas|now playing|"
    "now read|nächster artikel|nächster beitrag|nästa artikel|okumak için|olvassa el|"
    "ook interessant|other articles|other news|other posts|other stories|our latest|passend dazu|"
    "passend zum thema|passende artikel|passende beiträge|people also|people also ask|"
    "people are also reading|people are reading|people who read|per approfondire|photos|"
    "pilihan editor|più lette|più letti|plus d'actualités|plus d'articles|plus d'infos|podobne|"
    "podobne artykuły|podobne wpisy|polecamy|polecane|popular|popular articles|popular now|"
    "popular posts|popular stories|posts relacionados|potrebbe interessarti|"
    "potrebbe interessarti anche|potrebbe piacerti|potrebbero interessarti|pour aller plus loin|"
    "powiązane|powiązane artykuły|prev|previous|previous article|previous post|previous story|"
    "przeczytaj również|przeczytaj także|przeczytaj też|próximo artigo|puede leer|puedes leer|"
    "přečtěte si|přečítajte si|quizás te interese|read|read also|read full article|read full story|"
    "read in full|read it here|read more|read more about|read more at|read more from|"
    "read more here|read more on|read next|read now|read on|read the full|read the full article|"
    "read the full report|read the full story|read the original|read this|read this next|"
    "readers also|recent articles|recent news|recent posts|recent stories|recomendadas|recomendado|"
    "recomendado para você|recomendados|recomendamos|recommandé|recommandé pour vous|recommended|"
    "recommended articles|recommended for you|recommended reading|recommended stories|"
    "recommended videos|relacionadas|relacionado|relacionados|related|related article|"
    "related articles|related content|related coverage|related links|related news|related photos|"
    "related posts|related reading|related resources|related stories|related story|related to this|"
    "related topics|related video|related videos|relaterade|relaterade artiklar|"
    "relaterede artikler|relatert|ressort|ressorts|retrouvez|retrouvez tous|retrouvez toute|"
    "rubriklistenbild|saiba mais|scopri di più|se også|se även|see all|see also|see full gallery|"
    "see more|see more from|see the full|seguir leyendo|senaste nytt|seneste nyt|service|"
    "siehe auch|siga leyendo|sigue leyendo|siguiente artículo|simak juga|similar articles|"
    "similar news|similar posts|similar stories|siste nytt|son haberler|související|"
    "související články|sprawdź także|sprawdź też|stories for you|suggested|suggested reading|"
    "sullo stesso argomento|sur le même|sur le même sujet|sur le même thème|surftipp|surftipps|"
    "súvisiace články|también en|también lee|también puedes leer|también te puede|"
    "también te puede interesar|tap here|te podría interesar|te puede interesar|te recomendamos|"
    "temas relacionados|terkait|terpopuler|the latest|ti potrebbe interessare|tin liên quan|"
    "today's top|top|top news|top picks|top posts|top reads|top stories|top-artikel|top-news|"
    "top-themen|topnews|topthemen|tous les articles|toute l'actualité|trending|trending articles|"
    "trending news|trending now|trending stories|ultime notizie|ultimi articoli|unser tipp|"
    "unsere empfehlungen|unsere lesetipps|up next|uusimmat|vai a|vea también|vedi anche|veja ainda|"
    "veja mais|veja também|ver más|ver también|verder lezen|verwandte artikel|verwandte beiträge|"
    "verwandte links|verwandte themen|vezi și|video|videos|view all|view gallery|view more|"
    "view photos|view the full|você pode gostar|voir aussi|voir plus|volgend artikel|"
    "vorheriger artikel|vorheriger beitrag|vorig artikel|vous aimerez aussi|vous pourriez aimer|"
    "watch|watch live|watch more|watch next|watch now|watch the full|watch video|weiter lesen|"
    "weitere artikel|weitere beiträge|weitere informationen|weitere infos|weitere links|"
    "weitere meldungen|weitere nachrichten|weitere news|weitere themen|weitere videos|"
    "weiterführende informationen|weiterführende links|weiterführender link|weiterlesen|"
    "what others are reading|what to read next|what to watch|więcej|więcej na ten temat|xem thêm|"
    "you may also|you may also enjoy|you may also like|you may be interested|you may have missed|"
    "you may like|you might also|you might also like|you might be interested|you might like|"
    "zie ook|zobacz również|zobacz także|zobacz też|zobacz więcej|zum artikel|zum thema|zum video|"
    "zur bildergalerie|zur galerie|zur startseite|zur übersicht|zurück zur startseite|"
    "zurück zur übersicht|à lire|à lire aussi|à lire également|à voir|à voir aussi|"
    "ähnliche artikel|ähnliche beiträge|ähnliche themen|önerilen haberler|últimas entradas|"
    "últimas noticias|últimas notícias|čtěte dále|čtěte také|čtěte více|δείτε επίσης|"
    "διαβάστε ακόμη|διαβάστε επίσης|σχετικά άρθρα|вам может быть интересно|вам также может|"
    "вас может заинтересовать|главное|главные новости|дивіться також|другие новости|еще по теме|"
    "ещё по теме|материалы по теме|новости партнеров|новости партнёров|новости по теме|"
    "останні новини|по теме|подробнее|популярное|последние новости|похожие|похожие материалы|"
    "похожие статьи|рекомендуем|самое читаемое|смотрите по теме|смотрите также|схожі новини|"
    "также читайте|читайте ещё|читайте по теме|читайте также|читайте також|читати далі|"
    "читать далее|читать ещё|что почитать|כתבות נוספות|קראו גם|أخبار ذات صلة|إقرأ أيضا|اقرأ أيضا|"
    "اقرأ أيضًا|اقرأ المزيد|اقرأ ايضا|الأكثر قراءة|المزيد|المزيد من|بیشتر بخوانید|تابع القراءة|"
    "ذات صلة|شاهد أيضا|قد يعجبك|قد يهمك|قد یہ بھی پڑھیں|مطالب مرتبط|مقالات ذات صلة|مواضيع ذات صلة|"
    "موضوعات متعلقة|और पढ|यह भी पढ|ये भी पढ|ข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|đọc thêm|"
    "あわせて読みたい|おすすめ|おすすめ記事|こちらもおすすめ|この記事を読んだ人|もっと見る|"
    "もっと読む|ランキング|上一篇|下一篇|人気記事|前の記事|合わせて読みたい|延伸閱讀|延伸阅读|"
    "推荐阅读|推薦閱讀|新着記事|更多|更多新闻|最新記事|次の記事|点击查看|热门文章|热门新闻|熱門|"
    "猜你喜欢|相关报道|相关推荐|相关文章|相关新闻|相关阅读|相關文章|相關新聞|続きはこちら|"
    "続きを読む|関連キーワード|関連ニュース|関連リンク|関連記事|阅读更多|관련 기사|관련기사|"
    "다른 기사|더보기|많이 본 뉴스|이 기사와|인기 기사|추천 기사|추천기사";

static const char SHARE[] =
    "abonnez-vous|afdrukken|artikel drucken|artikel merken|artikel teilen|artikel versenden|"
    "auf facebook|auf facebook teilen|auf twitter teilen|auf whatsapp teilen|bagikan|beitrag per|"
    "beitrag teilen|bluesky|bookmark|bookmark this|comparte|comparte esto|compartilhar|compartilhe|"
    "compartir|condividi|condividi questo|condividi su|copied|copied to clipboard|copy link|"
    "copy url|deel dit|deel dit artikel|del|del artikkelen|dela|delen|distribuie|drucken|drukuj|"
    "e-mail|email|email this|enviar por correo|facebook|fai clic|fb|find us on|flipboard|folge mir|"
    "folge uns|folgen|folgen sie|folgen sie uns|follow|follow me on|follow on|follow us|"
    "follow us on|following|följ oss|følg|følg oss|google|google plus|imprimer|imprimir|instagram|"
    "jaa|jaa artikkeli|jetzt teilen|join us on|like this|like us on|link copied|link kopieren|"
    "link kopiert|linkedin|mail|mastodon|megosztás|merken|messenger|partager|partager cet article|"
    "partager sur|partagez|paylaş|per e-mail|per mail|pin|pin it|pinterest|pocket|podziel się|"
    "print|print this|print this page|reddit|save|save article|save this|sdílejte|sdílet|segui|"
    "seguici|seguici su|seite drucken|seite teilen|seuraa meitä|share|share article|share by|"
    "share it|share on|share on facebook|share on linkedin|share on twitter|share on whatsapp|"
    "share on x|share the|share this|share this article|share this page|share this post|"
    "share this story|share to|share via|share with|share your|siga o|siga-nos|sigue leyendo en|"
    "skriv ut|skype|snapchat|spread the word|stampa|stay connected|suivez|suivez-nous|suivre|"
    "sígueme|síguenos|síguenos en|teile diesen|teilen|teilen auf|teilen sie|telegram|threads|"
    "tiktok|tumblr|tweet|tweet this|twitter|twitter/x|udostępnij|viber|vk|volg|volg ons|wechat|"
    "weibo|whatsapp|xing|youtube|ακολουθήστε|κοινοποίηση|поделитесь|поделиться|подписаться|"
    "подписывайтесь|следите за|تابعنا|تابعونا|شارك|شارك هذا|مشاركة|chia sẻ|シェア|シェアする|"
    "ツイート|フォロー|ブックマーク|关注我们|分享|分享到|分享至|追蹤|공유|공유하기";

static const char LETTER[] =
    "aanmelden|abbonati|abo|abo abschließen|abone ol|abonează-te|abonneer|abonneer je|abonnement|"
    "abonnent|abonnez-vous à|abonniere|abonnieren|abonnieren sie|abonnés|accede|accedi|accedi per|"
    "acesse|al abonnee|al hacer clic|al suscribirte|alle nyhetsbrev|already a member|"
    "already a subscriber|already have an account|already registered|an dieser stelle finden sie|"
    "apoya|are you a subscriber|article réservé|assine|assine a|assine já|become a member|"
    "become a subscriber|bereits abonnent|bereits registriert|berlangganan|bleib auf dem|"
    "bleiben sie|bleiben sie auf dem|bli abonnent|bli medlem|blijf op de hoogte|boletim|boletín|"
    "book a demo|by clicking|by continuing|by entering|by joining|by providing|by registering|"
    "by signing up|by submitting|by subscribing|bülten|cadastre-se|cet article est réservé|"
    "contact sales|contenu réservé|conteúdo exclusivo|crea tu cuenta|create a free account|"
    "create account|create an account|create your|daftar|daftar sekarang|daily newsletter|dapatkan|"
    "der newsletter|die besten|diesen artikel lesen|diesen artikel weiterlesen|dieser artikel ist|"
    "dieser inhalt ist|don't have an account|donate|donate now|download now|download our|"
    "download our app|download the app|download the free|dołącz|déjà abonné|déjà abonnée|"
    "einwilligen|email address|en cliquant|en vous inscrivant|enjoy this|enjoying|enter email|"
    "enter your email|entre no|entre no canal|este contenido es exclusivo|faire un don|faça login|"
    "feliratkozás|first name|for unlimited access|free newsletter|free trial|få nyheter|få vårt|"
    "get access|get alerts|get breaking|get daily|get full access|get in touch|get more|"
    "get notified|get our|get our newsletter|get started|get started today|get the app|"
    "get the best|get the latest|get the newsletter|get unlimited|get updates|get your|"
    "gift this article|giriş yap|già abbonato|hazte|hier finden sie|hol dir|holen sie sich|i agree|"
    "i consent|i want to|ich bin damit einverstanden|ich habe die|ich stimme zu|if you're already|"
    "ihre e-mail|ihre e-mail-adresse|il vous reste|immer auf dem laufenden|immer informiert|"
    "inicia sesión|iniciar sesión|inloggen|inschrijven|inscreva-se|inscription|inscrivez-vous|"
    "inserisci|invalid email|iratkozz fel|iscriviti|iscriviti alla|je m'abonne|je m'inscris|"
    "jetzt abonnieren|jetzt anmelden|jetzt für|jetzt gratis|jetzt kostenlos|jetzt lesen|"
    "jetzt registrieren|jetzt spenden|jetzt testen|jetzt weiterlesen|join free|join now|join our|"
    "join our mailing|join the|join the community|join today|já é assinante|kaydol|"
    "keine nachricht mehr|keine news mehr|kirjaudu|kostenlos registrieren|kostenlos testen|"
    "l'accès à la totalité|la newsletter|la nostra newsletter|lade dir|laden sie|last name|"
    "limited time|log in|log in om|log ind|logg inn|logga in|login|login to|make a donation|"
    "meld deg på|meld dig|meld je aan|melden sie sich|mit der anmeldung|mit der bestellung|"
    "mit der registrierung|mit ihrem|newsletter|newsletter abonnieren|newsletter bestellen|"
    "newsletter sign-up|newsletter signup|newsletter-anmeldung|newsletters|nichts mehr verpassen|"
    "nichts verpassen|no spam|no thanks|noch kein|nos newsletters|notre newsletter|nyhedsbrev|"
    "nyhetsbrev|odebírat|ontvang|our newsletter|participe do|please check your|please consider|"
    "please enter|please log in|please provide|please select|please sign in|please subscribe|"
    "please support|please try again|prenumerata|prenumerera|prenumerera på|privacy policy|"
    "probeabo|profitez|předplatné|přihlásit|quer receber|quiero recibir|receba|recevez|recevoir|"
    "recibe|recibe en tu|register|register for|register now|registrate|registrati|registreer|"
    "registrera|registrieren|registrieren sie|regístrate|request a demo|resta aggiornato|ricevi|"
    "ricevi le|rimani aggiornato|s'abonner|s'inscrire|scarica l'app|schedule a demo|schrijf je in|"
    "se connecter|seja assinante|sie haben bereits|sie können sich|sie möchten|sie sind bereits|"
    "sie wollen|sign in|sign in to|sign me up|sign up|sign up and|sign up for|sign up free|"
    "sign up here|sign up now|sign up to|sign up today|signup|signup for|something went wrong|"
    "sostieni|soutenez|soutenez-nous|spenden|start free trial|start your|start your free|"
    "stay ahead|stay in the loop|stay in touch|stay informed|stay tuned|stay up to date|"
    "stay up-to-date|subscribe|subscribe for|subscribe here|subscribe now|subscribe on|"
    "subscribe to|subscribe today|subscribe via|subscriber-only|subscribers only|subskrybuj|"
    "success|support independent|support local|support our|support quality|support the|support us|"
    "suscribirme|suscribirse|suscripción|suscríbase|suscríbete|talk to|terms of service|"
    "thank you for reading|thank you for signing|thank you for subscribing|thank you for your|"
    "thanks for reading|thanks for signing|thanks for subscribing|this article is for|"
    "this content is for|this site is protected|tilaa|tilaa uutiskirje|tilmeld dig|"
    "to continue reading|to read the full|to unlock|try again|try for free|try it free|tu correo|"
    "turn on notifications|um diesen artikel|unlock|unser newsletter|unsere newsletter|unsubscribe|"
    "unsubscribe at any time|unterstütze uns|unterstützen sie|upgrade|uutiskirje|vielen dank für|"
    "view in browser|votre adresse|votre email|want more|want to get|want to learn more|"
    "want to read more|want to see more|we use cookies|we value your|we won't|we'll|"
    "weekly newsletter|weiter mit|weiterlesen mit|wesprzyj|whatsapp-kanal|wir verwenden|"
    "word abonnee|word lid|you agree|you can unsubscribe|you have successfully|you must be logged|"
    "you're all set|you've reached|your email|your email address|your name|your privacy|"
    "your subscription|zaloguj|zaloguj się|zapisz się|zarejestruj|zugang|zum newsletter|zustimmen|"
    "zustimmen und|únete|üye ol|đăng ký|εγγραφείτε|войти|зарегистрироваться|оформить подписку|"
    "подписка|подпишись|подпишитесь|підписатися|підписуйтесь|рассылка|اشترك|اشترك في|"
    "النشرة البريدية|تسجيل الدخول|سجل|この記事は有料|メルマガ|メールマガジン|ログイン|下载|下载app|"
    "会員登録|有料会員|注册|無料会員|登录|訂閱|订阅|구독|뉴스레터|로그인|회원가입";

static const char COMMENTS[] =
    "add a comment|add comment|ajouter un commentaire|antworten|aucun commentaire|"
    "auf diesen kommentar|be the first to comment|beitrag melden|beri komentar|bir yanıt yazın|"
    "bisher keine kommentare|brak komentarzy|cancel reply|comenta|comentar|comentarii|comentario|"
    "comentarios|comente|comentário|comentários|comment|comment on this|commenta|commentaire|"
    "commentaires|commenter|commenti|commento|comments|comments are closed|comments have been|"
    "comments off|deine e-mail-adresse|deixe seu comentário|deixe um comentário|deja tu comentario|"
    "deja un comentario|deja una respuesta|discussion|diskuse|diskussion|diskutieren|"
    "diskutieren sie|diskutieren sie mit|dodaj komentarz|ein kommentar|erforderliche felder|"
    "geef een reactie|have your say|hozzászólás|hozzászólások|ihre meinung|ihre meinung zum thema|"
    "il tuo indirizzo email|inga kommentarer|join the conversation|join the discussion|"
    "keine kommentare|komentar|komentarz|komentarze|komentáře|kommentar|kommentar schreiben|"
    "kommentar verfassen|kommentare|kommentare anzeigen|kommentare lesen|kommentarer|"
    "kommentarfunktion|kommentera|kommentieren|kommentieren sie|kommentit|kommentoi|kommentér|"
    "laisser un commentaire|lascia un commento|lascia una risposta|lasă un|leave a comment|"
    "leave a reply|leave comment|leave your|legg igjen|les commentaires|leserbriefe|"
    "leserkommentare|lesermeinung|let us know|let us know what|load comments|los comentarios|"
    "meinung|melden|nenhum comentário|nessun commento|netiquette|newest|no comments|"
    "no comments yet|o seu endereço|oldest|os comentários|plaats een reactie|post a comment|"
    "post comment|reactie|reacties|reader comments|reageer|reageren|replies|reply|reply to|"
    "required fields are marked|réactions|réagir|save my name|schreibe den ersten|"
    "schreibe einen kommentar|schreiben sie einen|show all comments|show comments|sin comentarios|"
    "skriv en kommentar|sort by|start the conversation|tell us what|tinggalkan balasan|"
    "tu dirección de correo|view all comments|view comments|view the discussion|vos réactions|"
    "votre adresse e-mail|vstoupit do diskuze|was denken sie|was haltet ihr|was meinen sie|"
    "what are your thoughts|what do you think|write a comment|write a review|yorum|yorum yap|"
    "yorumlar|your comment|your email address will not be published|zu den kommentaren|"
    "zur diskussion|σχόλια|добавить комментарий|залишити коментар|коментарі|комментарии|"
    "комментарий|комментировать|обсудить|обсуждение|оставить комментарий|أضف تعليق|اترك تعليق|"
    "اترك تعليقا|التعليقات|تعليق|لا توجد تعليقات|bình luận|コメント|コメントする|コメントを|"
    "发表评论|留言|發表評論|网友评论|评论|댓글|댓글 쓰기|의견";

static const char TAGS[] =
    "aiheet|archivado en|argomenti|article topics|assuntos|avainsanat|browse by topic|categoria|"
    "categorias|categorie|categories|category|categoría|categorías|catégorie|catégories|címkék|"
    "emneord|emner|etichete|etiketler|etiquetado|etiquetado en|etiquetas|filed in|filed to|"
    "filed under|hashtags|in this topic|kategori|kategorie|kategorien|kategorier|keywords|konular|"
    "labels|mehr zu den themen|mots clés|mots-clés|onderwerpen|orte|palavras-chave|personen|"
    "post tags|posted in|posted under|rubrik|schlagwort|schlagworte|schlagworte zum thema|"
    "schlagwörter|section|sections|stichwort|stichworte|stichwörter|sujets|tag|tagged|tagged as|"
    "tagged in|tagged under|tagged with|tagi|tags|tags des artikels|temas|tematy|thema|themen|"
    "themen des artikels|themen in diesem artikel|thèmes|thématiques|topic|topics|trefwoorden|"
    "témata|tópicos|ämnen|étiquettes|štítky|ετικέτες|категории|категория|категорія|ключевые слова|"
    "метки|мітки|рубрика|рубрики|теги|темы|الكلمات المفتاحية|الوسوم|كلمات البحث|كلمات مفتاحية|وسوم|"
    "chủ đề|từ khóa|カテゴリ|カテゴリー|キーワード|タグ|关键词|分类|标签|責任|關鍵字|키워드|태그";

static const char BYLINE[] =
    "a cura di|about the author|actualización|actualizado|actualizat|af|aggiornato|aggiornato il|"
    "aktualisiert|aktualisiert am|aktualisierung|aktualizacja|aktualizováno|atualizado|"
    "atualizado em|auteur|author|authored by|authors|autor|autora|autore|autoren|autorin|autorka|"
    "av|bijgewerkt|by|by line|contributors|created|da redação|data|data publikacji|date|"
    "date de publication|datum|di|diperbarui|door|edited by|editor|ein artikel von|ein beitrag von|"
    "ein gastbeitrag von|ein interview von|ein kommentar von|eine analyse von|eine kolumne von|"
    "erschienen|erschienen am|erstellt|erstellt am|escrito por|est. reading time|"
    "estimated reading time|expert reviewed|fact checked|fact-checked by|fecha|first published|"
    "frissítve|geplaatst|gepubliceerd|gepubliceerd op|geschrieben von|giriş|güncelleme|julkaistu|"
    "kirjoittaja|last modified|last reviewed|last update|last updated|last updated on|le|lecture|"
    "leestijd|lesedauer|lesezeit|letzte aktualisierung|letztes update|medically reviewed|min read|"
    "minute read|minuten lesezeit|mis à jour|mis à jour le|mise à jour|modified|modifié le|"
    "offentliggjort|oleh|opdateret|oppdatert|oprac|opracowanie|opublikowano|"
    "originally published on|ostatnia aktualizacja|par|penulis|por|post author|post date|posted|"
    "posted at|posted by|posted on|pubblicato|pubblicato il|publicado|publicado el|publicado em|"
    "publicado por|publicat|publicerad|publikováno|publisert|publish date|published|published at|"
    "published by|published in|published on|publisher|publié|publié le|publié par|päivitetty|"
    "read time|reading time|reads|redacción|redactie|redaktion|redazione|redação|reported by|"
    "reviewed by|rédaction|rédigé par|scritto da|sist oppdatert|skrevet af|skrevet av|stand|"
    "story by|szerző|tempo de leitura|tempo di lettura|temps de lecture|text|text by|"
    "tiempo de lectura|time to read|uhr|update|updated|updated at|updated on|uppdaterad|"
    "verfasst von|veröffentlicht|veröffentlicht am|views|von|words by|written by|yayınlanma|yazar|"
    "zuletzt aktualisiert|zuletzt geändert|écrit par|última actualización|δημοσιεύθηκε|автор|"
    "время чтения|дата|обновлено|оновлено|опубликовано|опубліковано|редактор|آخر تحديث|الكاتب|بقلم|"
    "تاريخ النشر|تحديث|كتب|نشر|cập nhật|tác giả|作者|來源|公開|公開日|发布|发布时间|取材|執筆|投稿|"
    "文|时间|更新|更新日|更新时间|编辑|著者|記者|责任编辑|기자|등록|수정|입력";

static const char CREDIT[] =
    "archivbild|archivfoto|archivio|autor fotky|beeld|beitragsbild|bild|bild 1 von|bild vergrößern|"
    "bilde|bilder|bildnachweis|bildquelle|bildrechte|bildunterschrift|caption|click to enlarge|"
    "copyright|courtesy|courtesy of|credit|credits|crédit|crédit photo|crédito|créditos|crédits|"
    "divulgação|dpa|enlarge|enlarge image|enlarge this image|file|file image|file photo|fot|foto|"
    "foto de|foto di|foto's|fotograaf|fotografía|fotogramma|fotos|fotoğraf|fotó|getty images|"
    "grafik|görsel|hide caption|illustration|illustration by|image|image 1 of|image by|"
    "image caption|image copyright|image courtesy|image credit|image credits|image source|"
    "image via|imagem|imagen|imagen de|images|images by|images courtesy|images via|imago|immagine|"
    "kuva|kuvat|open image|photo|photo by|photo caption|photo courtesy|photo credit|"
    "photo d'illustration|photograph|photograph by|photographer|photography by|photos by|picture|"
    "picture alliance|pictured|reprodução|screenshot|screenshot by|source: getty|symbolbild|"
    "symbolfoto|this image|titelbild|toggle caption|vergrößern|video by|video credit|view larger|"
    "zdjęcie|zdroj|zoom|źródło zdjęcia|изображение|иллюстрация|фото|фотография|الصورة|تصوير|صورة|"
    "ảnh|写真|图为|图源|图片|图片来源|圖片|撮影|画像|사진";

static const char SOURCE[] =
    "a version of this|about this article|additional reporting|afp|agence france|all content|"
    "all rights reserved|alle rechte vorbehalten|alle rechten|anmerkung der redaktion|ap writer|"
    "associated press writer|avec afp|bron|bronnen|c|c) 20|citation|cite this|com informações|"
    "com informações de|con información|con información de|contact|contacts|content by|"
    "contributed to this|contributing|copyright 20|copyright ©|correction|corrections|"
    "creative commons|datenschutz|derechos reservados|dieser artikel erschien|dieser artikel wurde|"
    "dieser beitrag|dieser beitrag erschien|dieser text|dieser text erschien|dieses element|"
    "dieses thema im programm|direitos reservados|dpa-infocom|droits réservés|editing by|"
    "editor's note|efe|einzelnachweise|fonte|fontes|fonti|for further information|"
    "for media inquiries|for more information|forrás|fuente|fuentes|fußnoten|hinweis|"
    "hinweis der redaktion|impressum|journal reference|kaynak|kilde|kilder|korrektur|källa|källor|"
    "licensed under|literatur|lähde|lähteet|material from|media contact|mit agenturmaterial|"
    "mit dpa|mit material von|notes|original-content von|originally appeared|originally posted|"
    "originally published|originalmeldung|originaltext von|our standards|permission|press contact|"
    "press release|pressekontakt|pressemitteilung|provided by|quelle|quellen|references|"
    "reporting by|reprinted|reprints|republished|reuse|riproduzione riservata|rückfragen|sendung|"
    "source|sources|story source|sumber|sursa|the associated press|this article appeared|"
    "this article first|this article has been|this article is republished|this article originally|"
    "this article was|this article was originally|this content can also|this content is imported|"
    "this content was|this document is subject|this material may not|this post appeared|"
    "this post first|this post originally|this post was|this post was originally|this report was|"
    "this story appeared|this story first|this story has been|this story originally|this story was|"
    "this story was originally|todos los derechos|todos os direitos|tous droits réservés|"
    "transparenzhinweis|tutti i diritti|via|with files from|with inputs from|with reporting by|"
    "wszelkie prawa|©|© riproduzione riservata|über dieses thema berichtete|źródła|źródło|πηγή|"
    "все права|джерело|источник|источники|по материалам|المصادر|المصدر|جميع الحقوق|حقوق|nguồn|ⓒ|"
    "免责声明|出典|参考|参考文献|声明|引用|来源|版权|版权所有|資料來源|转载|무단전재|저작권|출처";

static const char BIO[] =
    "a szerzőről|about|about author|about me|about our|about the authors|about the company|"
    "about the writer|about us|acerca de|acerca del autor|all posts by|alle artikel von|"
    "alle beiträge von|author bio|author details|author profile|autorenprofil|chi siamo|"
    "contributor|despre autor|email the author|guest author|guest post|hakkımızda|"
    "informazioni sull'autore|is a freelance|kirjoittajasta|l'auteur|l'autore|meet the author|"
    "more about the author|o autorovi|o autorze|o nas|om forfatteren|om författaren|om os|om oss|"
    "our experts|our mission|our team|over de auteur|over ons|qui sommes-nous|see all by|"
    "see author|see bio|sobre|sobre a autora|sobre el autor|sobre la autora|sobre nosotros|"
    "sobre nós|sobre o autor|sull'autore|tentang kami|tentang penulis|ver todas las entradas|"
    "view all posts|view all posts by|view profile|who we are|yazar hakkında|zum autor|"
    "zur autorenseite|zur autorin|zur person|à propos|à propos de l'auteur|über den autor|"
    "über die autoren|über die autorin|über uns|о нас|об авторе|про автора|عن الكاتب|من نحن|"
    "この記事の著者|この記事を書いた人|プロフィール|ライター|作者简介|关于作者|关于我们|筆者|"
    "著者プロフィール|關於作者|글쓴이|저자";

static const char CONTROL[] =
    "a post shared by|abbrechen|ablehnen|abrir|abspielen|accept|accept all|accessibility|accueil|"
    "afficher|afficher plus|ai generated|ai summary|akzeptieren|alle anzeigen|anasayfa|and|anhören|"
    "anmelden|anterior|apri|ara|aria|arrow|artikel anhören|ascolta|audio|auswählen|avanti|back|"
    "back to|back to gallery|back to top|beginning of dialog|bekijk|bezárás|bitte aktivieren|"
    "bitte warten|browser|buscar|buscar por|cancel|cargando|cari|carica|caricamento|carregando|"
    "carregar|cc|cerca|cerrar|chargement|charger|chevron|chiudi|choose|clear|close|collapse|"
    "continue|continue reading|continue to|cookie|cookies|căutare|datenschutzerklärung|dengarkan|"
    "dieser inhalt stammt|dieses video|dinle|download|download pdf|edit|einstellungen|error|"
    "escucha|escuchar|exit|expand|expand all|externe inhalte|externen inhalt|fechar|fermer|"
    "font size|full screen|fullscreen|go to|hae|haut de page|hide|hledat|home|home page|hören|"
    "indietro|inhalt laden|inhalte laden|inicio|início|ir a|javascript|javascript is disabled|"
    "jetzt anhören|jump to|kapat|kembali|keresés|kuuntele|laden|language|listen now|listen to|"
    "listen to article|listen to this|listen to this article|load more|loading|luister|luk|lukk|"
    "lyssna|lyssna på|lyt|lytt|lädt|main menu|masquer|mehr anzeigen|mehr laden|menu|menü|minimize|"
    "mostra|mostrar|mute|nach oben|nach unten|navigation|no results|of|ok|open|open gallery|"
    "options|or|ouvir|ouça|page|pause|pausieren|pesquisar|play|play video|please enable|"
    "please enable javascript|posłuchaj|précédent|próximo|quick links|rate this|read aloud|"
    "rechercher|refresh|remove|replay|required|reset|results|retour|schließen|schrift|schriftgröße|"
    "scroll|search|search for|seite|select|senden|settings|show|show all|show less|show more|"
    "sie sehen|sign out|siguiente|site map|sitemap|skip|skip to|skip to content|skip to main|slide|"
    "sluiten|speed|start|startseite|stop|stäng|subir|submit|suche|suchen|suivant|sulje|switch|"
    "szukaj|sök|søg|søk|takaisin|tap to|temps|terug|text size|this browser|this page|"
    "this slideshow requires|this video can not|tilbage|tilbake|tillbaka|toggle|torna su|"
    "transcript|translate|tutup|unmute|video abspielen|video player|view|view on|view on instagram|"
    "view profile on|view source|view this post|view this post on|vis|vis mer|visa|visa mer|vissza|"
    "voir|voltar|volume|volver|vorlesen|vorlesen lassen|warning|watch on youtube|weitere anzeigen|"
    "wird geladen|wróć|wstecz|your browser|your browser does not|zamknij|zavřít|zoeken|zoomen|zpět|"
    "zum hauptinhalt|zum inhalt|zum seitenanfang|zurück|écouter|écouter l'article|închide|öffnen|"
    "überspringen|αναζήτηση|загрузка|закрити|закрыть|меню|на главную|наверх|назад|поиск|показать|"
    "показать ещё|пошук|скачать|слушать|إغلاق|استمع|الرئيسية|القائمة|بحث|تحميل|trang chủ|tìm kiếm|"
    "トップへ|トップページ|ページトップへ|ホーム|メニュー|关闭|印刷|字号|戻る|打印|搜索|検索|返回|"
    "返回顶部|閉じる|首页|검색|글자크기|닫기|목록|인쇄|홈";

static const char FEEDBACK[] =
    "abstimmung|achou|ankieta|anna palautetta|are you|avez-vous|bewerten|bewerten sie|bewertung|"
    "cet article vous|contact us|contacta|contactează|contactez|contactez-nous|contacto|contato|"
    "contattaci|contatti|corrige|did you enjoy|did you find|did you like|do you have|"
    "donnez votre avis|email the|email us|encontrou um erro|encuesta|enjoyed this|enquete|"
    "escríbenos|fale conosco|fanden sie|feedback|feedback geben|fehler gefunden|fehler melden|"
    "found this|fout gevonden|fout gezien|gostou|got a news tip|got a question|got a story|"
    "got a tip|haben sie|haben sie fehler|hai trovato|har du|hat dir|hat ihnen|hata bildir|"
    "have a question|have a story|have a tip|have questions|have you|heb je|heeft u|help us|"
    "hinweise zum artikel|how helpful|how would you rate|hubungi|if you enjoyed|if you found|"
    "if you have|if you like|if you liked|if you would like|ihr feedback|ist ihnen|kontakt|"
    "kontakty|leave feedback|let's|like this article|like what you|masz|máte|napisz do nas|"
    "need help|questions|quiz|rate this article|rating|reach out|report a correction|"
    "report a problem|report a typo|report an error|reportar|sagen sie uns|schreiben sie|"
    "schreiben sie uns|scrivi a|segnala|send feedback|send tips|send us|signaler|"
    "signaler une erreur|sondaggio|stem|submit a|take our|take the quiz|take the survey|"
    "te ha gustado|tell us|thank you for your feedback|thanks for your feedback|tip de|tips|"
    "tips oss|tipsa|tipsa oss|to contact|umfrage|une erreur|vote|war dieser|war dieser artikel|"
    "was this|was this article helpful|was this helpful|was this page helpful|we want to hear|"
    "we'd love|what did you think|what do you|wie bewerten sie|wie gefällt|wie hat ihnen|write to|"
    "write to us|you can reach|írjon|если вы нашли|заметили ошибку|знайшли помилку|нашли ошибку|"
    "опрос|пишите|сообщить|أبلغ|اتصل بنا|liên hệ|お問い合わせ|お問合せ|ご意見|アンケート|举报|纠错|"
    "联系我们|문의|제보";

static const char LEGAL[] =
    "affiliate disclosure|affiliate-hinweis|agb|alle angaben|ansvarsfriskrivning|as an amazon|"
    "as an amazon associate|avertissement|aviso|aviso legal|bei den mit|conditions générales|"
    "cookie policy|descargo|die mit|disclaimer|disclosure|do not sell|ethics|full disclosure|"
    "haftungsausschluss|how we test|if you buy|if you purchase|important|isenção|mentions légales|"
    "note|note legali|nutzungsbedingungen|opinions expressed|our editorial|our editors|please note|"
    "policy|prices|privacy|products|produktempfehlungen|termos|terms|terms and conditions|"
    "terms of use|the information|the opinions|the views|the views and opinions|"
    "the views expressed|this article contains affiliate|this article does not|"
    "this article is for information|this content is|this information is|this is a sponsored|"
    "this is an opinion|this post contains|this post contains affiliate|this post may contain|"
    "this story contains|this website|transparenz|términos|vastuuvapaus|voorwaarden|we earn|"
    "we may earn|we may receive|we participate|wenn sie|when you buy|when you purchase|why trust|"
    "why you can trust|yasal uyarı|zastrzeżenie|免責事項|免责|注意|면책";

static const char CONTENTS[] =
    "article contents|article outline|at a glance|au sommaire|auf dieser seite|claves|contenido|"
    "contenidos|contents|conteúdo|cuprins|daftar isi|dans cet article|darum geht es|darum geht's|"
    "das wichtigste|das wichtigste in kürze|en esta nota|en este reportaje|en résumé|highlights|"
    "i den här artikeln|i korthet|in diesem artikel|in diesem beitrag|in dit artikel|"
    "in questo articolo|in sintesi|in this article|in this episode|in this guide|in this issue|"
    "in this post|in this section|in this story|indhold|indice|indice dei contenuti|inhalt|"
    "inhaltsverzeichnis|inhaltsübersicht|inhoud|inhoudsopgave|innehåll|innhold|inside this article|"
    "içindekiler|jump to section|key points|key takeaways|kort|kurz & knapp|kurz erklärt|"
    "l'essentiel|neste artigo|neste post|obsah|on this page|oversikt|overview|page contents|"
    "quick facts|quick read|quick summary|quick take|resumen|resumo|sammanfattning|"
    "sisällysluettelo|sisältö|sommaire|sommario|spis treści|summary|sumário|table des matières|"
    "table of contents|tartalom|the gist|the key points|tl;dr|w skrócie|w tym artykule|"
    "what you need to know|what's inside|zusammenfassung|índice|índice de conteúdo|überblick|"
    "übersicht|i̇çindekiler|περιεχόμενα|главное за|зміст|оглавление|содержание|المحتويات|"
    "جدول المحتويات|محتويات|mục lục|nội dung|もくじ|摘要|本文目录|目录|目次|目錄|목차|요약";
/* clang-format on */

static const struct
{
  const char  *phrases;
  DossierTopic topic;
} TABLES[] = {
  { ADVERT, DOSSIER_TOPIC_ADVERT },     { RELATED, DOSSIER_TOPIC_RELATED },
  { SHARE, DOSSIER_TOPIC_SHARE },       { LETTER, DOSSIER_TOPIC_LETTER },
  { COMMENTS, DOSSIER_TOPIC_COMMENTS }, { TAGS, DOSSIER_TOPIC_TAGS },
  { BYLINE, DOSSIER_TOPIC_BYLINE },     { CREDIT, DOSSIER_TOPIC_CREDIT },
  { SOURCE, DOSSIER_TOPIC_SOURCE },     { BIO, DOSSIER_TOPIC_BIO },
  { CONTROL, DOSSIER_TOPIC_CONTROL },   { FEEDBACK, DOSSIER_TOPIC_FEEDBACK },
  { LEGAL, DOSSIER_TOPIC_LEGAL },       { CONTENTS, DOSSIER_TOPIC_CONTENTS },
};

static GHashTable *
get_phrases (void)
{
  static GHashTable *phrases = NULL;

  if (g_once_init_enter (&phrases))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
        {
          /* The table keeps its words for as long as the program runs. */
          char **words = g_strsplit (TABLES[i].phrases, "|", -1);

          for (guint k = 0; words[k] != NULL; k++)
            g_hash_table_insert (table, words[k], GINT_TO_POINTER (TABLES[i].topic));
          g_free (words);
        }
      g_once_init_leave (&phrases, table);
    }
  return phrases;
}

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0xa9 || c == 0x24d2;
}

/* Whether a word may end between two characters. */
static gboolean
parts_words (gunichar before, gunichar after)
{
  return is_word (before) && (!is_word (after) || before >= FIRST_UNSPACED);
}

static gsize
skip_marks (const char *line, gsize length)
{
  const char *p = line;

  while (p < line + length && !is_word (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p - line;
}

static DossierTopic
find_phrase (const char *line, gsize length, gsize *rest)
{
  GHashTable  *phrases = get_phrases ();
  DossierTopic topic = DOSSIER_TOPIC_NONE;
  char         phrase[MAX_PHRASE_BYTES + 8];
  gsize        n = 0;
  const char  *p = line + skip_marks (line, length);
  const char  *end = line + length;

  *rest = length;
  while (p < end && n < MAX_PHRASE_BYTES)
    {
      gunichar    c = g_unichar_tolower (g_utf8_get_char (p));
      const char *next = g_utf8_next_char (p);
      gboolean    is_space = g_unichar_isspace (c);

      if (c == 0x2019 || c == 0x2bc)
        c = '\'';
      if (is_space ? n > 0 && phrase[n - 1] != ' ' : TRUE)
        n += g_unichar_to_utf8 (is_space ? ' ' : c, phrase + n);
      if (!is_space && (next >= end || parts_words (c, g_utf8_get_char (next))))
        {
          gpointer found;

          phrase[n] = '\0';
          if (is_word (c) && (found = g_hash_table_lookup (phrases, phrase)) != NULL)
            {
              topic = GPOINTER_TO_INT (found);
              *rest = end - next - skip_marks (next, end - next);
            }
        }
      p = next;
    }
  return topic;
}

static gsize
skip_number (const char *line, gsize length)
{
  gsize n = skip_marks (line, length);
  gsize start = n;

  while (n < length && g_ascii_isdigit (line[n]))
    n++;
  return n > start && n < length && g_ascii_isspace (line[n]) ? n : 0;
}

DossierTopic
dossier_line_topic_find (const char *line, gsize length, gsize *rest)
{
  DossierTopic topic = find_phrase (line, length, rest);
  gsize        number = topic == DOSSIER_TOPIC_NONE ? skip_number (line, length) : 0;

  /* "3 comments". */
  if (number == 0)
    return topic;
  topic = find_phrase (line + number, length - number, rest);
  if (topic == DOSSIER_TOPIC_COMMENTS || topic == DOSSIER_TOPIC_SHARE)
    return topic;
  *rest = length;
  return DOSSIER_TOPIC_NONE;
}
