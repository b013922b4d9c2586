"""The words by which lists in languages other than English name their fields: data for `labels`, one block a language.

Written in lower case, words one space apart; of Chinese both scripts stand together. Labels joined from two
("作者/机构") and those that begin with the word for paper ("论文标题") need no entry of their own.
"""

from __future__ import annotations

from collections.abc import Mapping

from papergraph.readers.lists.label_fields import Field

LANGUAGES: Mapping[str, Mapping[Field, str]] = {
    "zh": {
        "title": "标题|题目|题名|论文|论文名|论文名称|文章标题|標題|題目|題名|論文|論文名稱|文章標題|中文标题"
        "|中文標題",
        "title_en": "英文标题|英文標題|英文题目|英文題目|原题|原文标题|原標題|原标题",
        "authors": "作者|论文作者|作者列表|全部作者|第一作者|主要作者|作者群",
        "organizations": "单位|机构|作者单位|作者机构|所属机构|研究机构|完成单位|第一单位|团队|研究团队|單位|機構"
        "|作者單位|所屬機構|研究機構|團隊|公司|学校|學校|院校",
        "date": "日期|时间|发布日期|发布时间|发表时间|发表日期|提交日期|提交时间|首次公开|首次提交|公开时间|公开日期"
        "|出版时间|出版日期|投稿日期|发表年月|時間|發布日期|發佈日期|發布時間|發表時間|發表日期|提交時間",
        "year": "年份|发表年份|发布年份|出版年份|發表年份|出版年",
        "updated": "更新日期|更新时间|最后更新|最近更新|更新時間|最後更新",
        "listed": "分享日期|分享时间|报告时间|阅读日期|阅读时间|收录日期|收录时间|添加时间|报告日期|日程|分享時間"
        "|閱讀日期|報告日期",
        "venue": "会议|期刊|会议期刊|期刊会议|发表于|发表会议|发表期刊|发表会议期刊|出处|论文出处|来源|刊物|录用类型"
        "|录用会议|接收会议|录用|收录会议|會議|期刊會議|會議期刊|發表於|發表會議|發表期刊|出處|來源|收錄",
        "abstract": "摘要|原文摘要|英文摘要",
        "blurb": "简介|介绍|总结|要点|描述|说明|一句话总结|一句话概括|一句话概况|一句话介绍|一句话|一句话要点|概述"
        "|概况|内容|备注|评注|笔记|中文摘要|论文简介|内容简介|主要内容|核心思想|核心内容|核心贡献|主要贡献|贡献"
        "|创新点|亮点|看点|推荐理由|推荐语|点评|评价|解读|动机|结论|结果|主要结果|实验结果|研究背景|研究问题|核心问题"
        "|局限|局限性|关键贡献|关键点|核心要点|方法概述|摘要翻译|tldr 中文|簡介|介紹|總結|要點|說明|一句話總結|一句話"
        "|內容|備註|筆記|核心貢獻|主要貢獻|貢獻|創新點|亮點|推薦理由|結論|結果|重點",
        "topics": "类别|分类|标签|关键词|关键字|领域|研究领域|方向|研究方向|主题|主题类型|类型|任务|研究主题|所属领域"
        "|類別|分類|標籤|關鍵詞|關鍵字|領域|研究領域|主題|類型|任務",
        "link": "链接|地址|网址|原文|原文链接|原文地址|论文链接|论文地址|论文主页|下载|下载链接|代码|代码链接"
        "|代码地址|开源代码|开源地址|项目|项目主页|项目链接|项目地址|项目页面|主页|数据集|数据|数据地址|资源|视频"
        "|演示|连结|鏈接|連結|網址|論文連結|論文鏈接|代碼|代碼連結|程式碼|開源代碼|專案|專案頁面|項目主頁|項目連結"
        "|資料集|下載|影片|原文連結",
        "votes": "赞|点赞|票|票数|点赞数|投票|讚|按讚",
        "citations": "引用|引用数|被引|被引用次数|被引次数|引用次数|引用量|引用數|被引用次數|引用次數",
        "short_name": "模型|简称|缩写|方法|模型名称|方法名|方法名称|简写|簡稱|縮寫|模型名稱",
        "ignored": "番号|序号|编号|主讲|主讲人|分享人|讲者|报告人|汇报人|发表者|推荐人|推荐者|笔记作者|译者|整理|编辑"
        "|状态|发布|优先级|难度|评分|星级|推荐指数|是否开源|阅读状态|发表状态|状态依据|通信作者|通讯作者|通信作者主页"
        "|影响因子|页数|页码|图片|序號|編號|主講|主講人|分享者|講者|報告人|推薦人|狀態|優先級|難度|評分|通訊作者",
    },
    "ja": {
        "title": "論文タイトル|タイトル|論文名|論文|題名|題目|表題",
        "title_en": "英題|原題|英語タイトル",
        "authors": "著者|著者名|第一著者|筆頭著者|作者",
        "organizations": "所属|所属機関|研究機関|機関|著者所属",
        "date": "日付|公開日|発表日付|投稿日|投稿日付|掲載日|発行|出版|出版日|年月|発行日|公開年月|発表年月|提出日",
        "year": "年|出版年|発表年|投稿年|発行年|公開年|年度",
        "updated": "最終更新|更新日",
        "listed": "発表日|開催日|日程|輪読日|読んだ日|追加日|開催日時|実施日|日時",
        "venue": "学会|会議|会議名|掲載|掲載先|掲載誌|学会名|国際会議|採択会議|採録|ジャーナル|雑誌|出典|会議 誌"
        "|発表先|発表",
        "abstract": "要旨|アブストラクト|概要|論文概要",
        "blurb": "概説|説明|内容|ひとこと|ひとことでいうと|一言|一言でいうと|コメント|メモ|感想|要約|まとめ|ポイント"
        "|備考|新規性|新規性 差分|結果|主要知見|主な知見|知見|課題|提案手法|実験|考察|どんなもの"
        "|先行研究と比べてどこがすごい|選定理由",
        "topics": "ジャンル|分野|カテゴリ|カテゴリー|タグ|キーワード|テーマ|タスク|トピック|研究分野|領域",
        "link": "リンク|コード|論文リンク|論文関連リンク|参考リンク|実装|実装リンク|プロジェクト|プロジェクトページ"
        "|データセット|スライド|動画|資料|発表資料|参考|参考資料|関連リンク",
        "votes": "いいね|いいね数",
        "citations": "引用|引用数|被引用数",
        "short_name": "略称|モデル|モデル名|手法|手法名|通称",
        "ignored": "回|回数|番号|発表者|担当|担当者|紹介者|司会|読了|会場|場所|状態|優先度|言語|ページ|ページ数",
    },
    "ko": {
        "title": "제목|논문 제목|논문|논문명|논문제목|타이틀",
        "title_en": "영문 제목|원제|영문제목",
        "authors": "저자|저자명|제1저자|1저자|저자들|저자 목록|글쓴이",
        "organizations": "소속|기관|소속기관|연구기관|저자 소속|대학",
        "date": "날짜|게재일|게재|출판일|출판|출판 연월|출간|발행일|연월|출판년도|발표 시기|공개일|게시일|제출일"
        "|투고일",
        "year": "연도|발표 연도|출판 연도|년도|발행 연도|발표연도|출판연도|게재연도",
        "updated": "수정일|최종 수정|업데이트",
        "listed": "발표일|발표 날짜|발표일자|스터디 날짜|일정|리뷰 날짜|읽은 날짜|추가일|일자|작성일|주차",
        "venue": "학회|저널|학회 저널|학회명|게재지|학술지|컨퍼런스|출처|출판 정보|출판정보|공식 출판정보"
        "|공식 출판 정보|발표|학회 출처|발표 학회|게재처|학회 연도|저널 학회",
        "abstract": "초록|논문 초록",
        "blurb": "요약|설명|메모|한줄 요약|한 줄 요약|내용|소개|핵심 내용|핵심 기여|기여|결론|결과|정리|비고|코멘트"
        "|개요|특징|의견|핵심|핵심 아이디어|기술적 특징|성과|방법|배경|한계|연구문제",
        "topics": "주제|분야|카테고리|태그|키워드|연구 분야|분류|구분|과제|태스크|영역",
        "link": "링크|코드|논문 링크|논문링크|원문|깃허브|프로젝트|프로젝트 페이지|데이터셋|발표 자료|발표자료|자료"
        "|영상|슬라이드|주소|유튜브|리뷰 링크|노션",
        "votes": "추천|좋아요|추천수|투표",
        "citations": "인용|인용수|피인용|피인용수|인용 횟수",
        "short_name": "모델|약칭|모델명|기법|기술|방법론|약어|줄임말",
        "ignored": "번호|순번|발표자|담당|담당자|회차|상태|진행자|작성자|리뷰어|리뷰자|발제자|순서|비고란|우선순위"
        "|로컬 pdf|확인 상태",
    },
    "de": {
        "title": "titel|arbeit|beitrag|artikel|aufsatz|titel der arbeit",
        "title_en": "originaltitel|englischer titel",
        "authors": "autor|autoren|autorinnen|autor innen|verfasser|autor en|autorinnen und autoren|verfasst von",
        "organizations": "institut|einrichtung|institution|universität|hochschule",
        "date": "datum|veröffentlicht|veröffentlicht am|veröffentlichung|erschienen|erscheinungsdatum|erschienen am"
        "|veröffentlichungsdatum|eingereicht",
        "year": "jahr|erscheinungsjahr|veröffentlichungsjahr|jahrgang",
        "updated": "aktualisiert|zuletzt aktualisiert",
        "listed": "gelesen am|hinzugefügt|termin|sitzung|vortragsdatum|woche",
        "venue": "konferenz|zeitschrift|journal|tagung|erschienen in|veröffentlicht in|verlag|quelle"
        "|konferenz zeitschrift",
        "abstract": "zusammenfassung|kurzfassung",
        "blurb": "beschreibung|inhalt|notizen|anmerkung|anmerkungen|bemerkung|kernaussage|kernidee|fazit|kommentar"
        "|relevanz|kurzbeschreibung|ergebnis|ergebnisse|beitrag der arbeit",
        "topics": "thema|themen|schlagworte|schlagwörter|stichworte|stichwörter|kategorie|kategorien|bereich|gebiet"
        "|schlüsselwörter|themengebiet",
        "link": "verweis|verknüpfung|adresse|projektseite|webseite|datensatz|folien|quelltext",
        "citations": "zitate|zitationen|zitierungen|anzahl zitate",
        "short_name": "kurzname|kürzel|abkürzung|modell|verfahren",
        "ignored": "nr|nummer|vortragende|vortragender|referent|referentin|seiten|seite|sprache|bewertung|priorität",
    },
    "fr": {
        "title": "titre|titre de l article|intitulé",
        "title_en": "titre original|titre anglais",
        "authors": "auteur|auteurs|auteure|auteures|auteur s|auteur rice s|écrit par|premier auteur",
        "organizations": "institution|institutions|affiliation|laboratoire|université|établissement|organisme",
        "date": "date de publication|publié le|paru le|date de parution|date de soumission|parution",
        "year": "année|année de publication|an",
        "updated": "mis à jour|dernière mise à jour|mise à jour",
        "listed": "lu le|date de lecture|ajouté le|date d ajout|séance|date de présentation|semaine",
        "venue": "conférence|revue|publié dans|publié par|paru dans|éditeur|conférence revue|revue conférence|actes",
        "abstract": "résumé",
        "blurb": "description|remarques|remarque|commentaire|commentaires|idée principale|idée clé|contribution"
        "|contributions|résultats|conclusion|note de lecture|notes de lecture|en bref|points clés|intérêt|apport"
        "|apports",
        "topics": "thème|thèmes|thématique|thématiques|mots clés|mot clé|catégorie|catégories|domaine|domaines|sujet"
        "|sujets|tâche|étiquettes",
        "link": "lien|liens|adresse|lien de l article|lien pdf|site|site web|page du projet|dépôt|jeu de données"
        "|jeux de données|vidéo|diapositives|télécharger",
        "citations": "nombre de citations|cité par",
        "short_name": "nom court|abréviation|sigle|acronyme|modèle|méthode",
        "ignored": "n|numéro|rang|présentateur|présentatrice|présenté par|orateur|oratrice|intervenant|langue|statut"
        "|priorité|rang des citations",
    },
    "es": {
        "title": "título|titulo|artículo|título del artículo|nombre del artículo",
        "title_en": "título original|título en inglés",
        "authors": "autor|autora|autores|autoras|autor es|autores as|autoría|escrito por|primer autor",
        "organizations": "institución|instituciones|afiliación|afiliaciones|universidad|organización|entidad",
        "date": "fecha|publicado|publicado el|fecha de publicación|fecha publicación|fecha de envío",
        "year": "año|año de publicación|año publicación",
        "updated": "actualizado|última actualización",
        "listed": "fecha de lectura|leído el|sesión|fecha de presentación|añadido|agregado|semana",
        "venue": "revista|conferencia|congreso|publicado en|publicación|editorial|revista conferencia|fuente",
        "abstract": "resumen",
        "blurb": "descripción|notas|nota|comentario|comentarios|observaciones|aporte|aportes|contribución"
        "|contribuciones|idea principal|ideas clave|resultados|conclusión|conclusiones|relevancia|hallazgo|hallazgos"
        "|hallazgo clave|resumen corto|puntos clave|aportación|por qué es relevante",
        "topics": "tema|temas|temática|categoría|categorías|palabras clave|área|áreas|etiqueta|etiquetas|campo|tarea",
        "link": "enlace|enlaces|vínculo|enlace al artículo|url del artículo|código|repositorio|página del proyecto"
        "|sitio web|conjunto de datos|vídeo|video|diapositivas|descargar|enlace pdf|liga",
        "citations": "citas|número de citas|citado por",
        "short_name": "nombre corto|abreviatura|sigla|acrónimo|modelo|método|clave",
        "ignored": "n|nº|núm|número|ponente|presentador|presentadora|expositor|expositora|estado|prioridad|idioma"
        "|página|páginas|archivo",
    },
    "pt": {
        "title": "título|artigo|título do artigo|nome do artigo",
        "title_en": "título em inglês",
        "authors": "autor|autora|autores|autor es|autoras|autoria|escrito por|primeiro autor",
        "organizations": "instituição|instituições|afiliação|universidade|organização",
        "date": "publicado|publicado em|data de publicação|data da publicação|data publicação|data de submissão",
        "year": "ano|ano de publicação|ano publicação",
        "updated": "atualizado|última atualização|atualizado em",
        "listed": "data de leitura|lido em|sessão|data da apresentação|adicionado em|encontro|semana",
        "venue": "revista|conferência|congresso|periódico|publicação|editora|evento|fonte|veículo|anais",
        "abstract": "resumo",
        "blurb": "descrição|notas|nota|comentário|comentários|observações|contribuição|contribuições|ideia principal"
        "|ideias principais|resultados|conclusão|relevância|achado|achados|resumo curto|pontos principais|síntese",
        "topics": "tema|temas|assunto|assuntos|categoria|categorias|palavras chave|palavra chave|área|áreas|tópico"
        "|tópicos|etiquetas|tarefa",
        "link": "ligação|endereço|link do artigo|link direto|código|código fonte|repositório|página do projeto|site"
        "|conjunto de dados|vídeo|slides|baixar",
        "citations": "citações|número de citações|citado por",
        "short_name": "nome curto|sigla|abreviação|modelo|método",
        "ignored": "n|nº|número|apresentador|apresentadora|apresentado por|palestrante|situação|status|prioridade"
        "|idioma|páginas|arquivo",
    },
    "it": {
        "title": "titolo|articolo|titolo dell articolo",
        "title_en": "titolo originale|titolo inglese",
        "authors": "autore|autrice|autori|autori e|autrici|autore i|scritto da|primo autore",
        "organizations": "istituzione|istituzioni|affiliazione|affiliazioni|università|ente|organizzazione",
        "date": "pubblicato|pubblicato il|data di pubblicazione|data pubblicazione",
        "year": "anno|anno di pubblicazione",
        "updated": "aggiornato|ultimo aggiornamento",
        "listed": "data di lettura|letto il|incontro|seduta|settimana",
        "venue": "conferenza|rivista|convegno|pubblicato su|pubblicato in|pubblicazione|editore|fonte|atti",
        "abstract": "riassunto|sommario|sintesi",
        "blurb": "descrizione|appunti|commento|commenti|osservazioni|contributo|contributi|idea principale|risultati"
        "|conclusione|conclusioni|rilevanza|punti chiave|in breve",
        "topics": "argomento|argomenti|tema|temi|categoria|categorie|parole chiave|parola chiave|ambito|area|settore"
        "|etichette|compito|tag principali",
        "link": "collegamento|collegamenti|indirizzo|codice|repository|pagina del progetto|sito|sito web"
        "|insieme di dati|scarica",
        "citations": "citazioni|numero di citazioni|citato da",
        "short_name": "nome breve|sigla|abbreviazione|acronimo|modello|metodo",
        "ignored": "n|numero|relatore|relatrice|presentato da|stato|priorità|lingua|pagine|pagina",
    },
    "ru": {
        "title": "название|статья|заголовок|название статьи|работа|публикация",
        "title_en": "оригинальное название|название на английском",
        "authors": "автор|авторы|автор ы|авторы статьи|первый автор",
        "organizations": "организация|организации|институт|университет|аффилиация|аффилиации|место работы",
        "date": "дата|дата публикации|опубликовано|опубликована|дата выхода|дата выпуска",
        "year": "год|год публикации|год издания|год выпуска",
        "updated": "обновлено|дата обновления|последнее обновление",
        "listed": "дата доклада|дата прочтения|прочитано|добавлено|дата добавления|дата семинара|неделя",
        "venue": "журнал|конференция|издание|источник|журнал конференция|конференция журнал|издательство"
        "|где опубликовано",
        "abstract": "аннотация|реферат",
        "blurb": "описание|резюме|краткое описание|краткое резюме|кратко|суть|комментарий|комментарии|заметки"
        "|примечание|примечания|основная идея|идея|результаты|ключевые результаты|вывод|выводы|ключевые выводы|вклад"
        "|о чем|о чём|зачем читать",
        "topics": "тема|темы|тематика|категория|категории|ключевые слова|теги|тег|область|направление|раздел|задача",
        "link": "ссылка|ссылки|ссылка на статью|адрес|код|исходный код|репозиторий|страница проекта|сайт|датасет"
        "|данные|видео|слайды|презентация|скачать|ссылка arxiv",
        "citations": "цитирования|цитирований|количество цитирований|число цитирований",
        "short_name": "сокращение|аббревиатура|краткое название|модель|метод",
        "ignored": "номер|п п|докладчик|докладчики|спикер|ведущий|рецензент|статус|приоритет|язык|страницы",
    },
    "tr": {
        "title": "başlık|makale|makale adı|makale başlığı|başlığı|çalışma|yayın adı",
        "title_en": "orijinal başlık|ingilizce başlık",
        "authors": "yazar|yazarlar|yazar lar|yazarları",
        "organizations": "kurum|kurumlar|kuruluş|üniversite|enstitü",
        "date": "tarih|yayın tarihi|yayımlanma tarihi|yayınlanma tarihi",
        "year": "yıl|yayın yılı|yılı",
        "updated": "güncelleme|güncellendi|son güncelleme",
        "listed": "okuma tarihi|sunum tarihi|eklenme tarihi|hafta",
        "venue": "dergi|konferans|yayın|yayıncı|dergi konferans|kaynak|yayın yeri|yayınlandığı yer",
        "abstract": "özet|öz",
        "blurb": "açıklama|notlar|yorum|yorumlar|katkı|katkılar|ana fikir|bulgular|sonuç|sonuçlar|kısa özet",
        "topics": "konu|konular|kategori|kategoriler|anahtar kelimeler|anahtar kelime|etiket|etiketler|alan|alanlar",
        "link": "bağlantı|bağlantılar|adres|kod|kaynak kod|depo|proje sayfası|veri seti|veri kümesi|site|video"
        "|slaytlar|makale linki|makale bağlantısı|indir",
        "citations": "atıf|atıflar|atıf sayısı",
        "short_name": "kısa ad|kısaltma|model|yöntem",
        "ignored": "no|sıra|sunan|sunucu|sunum yapan|konuşmacı|durum|öncelik|dil|sayfa",
    },
    "ar": {
        "title": "العنوان|عنوان|عنوان البحث|عنوان الورقة|البحث|الورقة|الورقة البحثية|المقال|عنوان المقال",
        "authors": "المؤلف|المؤلفون|المؤلفين|الباحث|الباحثون|الكاتب|الكتاب",
        "organizations": "المؤسسة|الجامعة|جهة الانتماء|الانتماء",
        "date": "التاريخ|تاريخ النشر|نشر بتاريخ",
        "year": "السنة|سنة النشر|العام|عام النشر",
        "venue": "المجلة|المؤتمر|الناشر|نشر في|ن شر في|دار النشر|جهة النشر|المصدر",
        "abstract": "الملخص|ملخص|الخلاصة",
        "blurb": "الوصف|وصف|ملاحظات|ملاحظة|نبذة|النتائج|الفكرة الرئيسية|المساهمة",
        "topics": "الموضوع|المواضيع|الكلمات المفتاحية|المجال|التصنيف|الفئة|الوسوم",
        "link": "الرابط|رابط|الروابط|رابط الورقة|رابط البحث|الكود|المصدر البرمجي|الموقع",
        "citations": "الاستشهادات|عدد الاستشهادات",
        "ignored": "الرقم|المقدم|المتحدث|الحالة|اللغة|ترتيب الاستشهاد",
    },
    "he": {
        "title": "כותרת|מאמר|שם המאמר|שם|כותרת המאמר",
        "authors": "מחבר|מחברים|מחברת|מחברי המאמר|כותבים|מאת",
        "organizations": "מוסד|אוניברסיטה|שיוך",
        "date": "תאריך|תאריך פרסום|פורסם",
        "year": "שנה|שנת פרסום",
        "venue": "כנס|כתב עת|פורסם ב|מקור",
        "abstract": "תקציר",
        "blurb": "תיאור|סיכום|הערות|הערה|רעיון מרכזי|תרומה",
        "topics": "נושא|נושאים|מילות מפתח|קטגוריה|תחום|תגיות",
        "link": "קישור|קישורים|קישור למאמר|קוד|אתר",
        "ignored": "מספר|מציג|מרצה|סטטוס",
    },
}  # fmt: skip

# Words that stand before a label and only say whose it is: "论文标题", "論文リンク", "논문 링크".
PREFIXES = ("论文", "論文", "논문", "文章", "原文", "paper", "article", "статья", "статьи")
