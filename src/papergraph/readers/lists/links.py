"""What a link beside a paper leads to, by where it points and what its words say."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from papergraph.identifiers import from_url
from papergraph.model import LinkRole
from papergraph.readers.lists.words import words

# Hosts whose pages are papers; a path is asked for where the host holds other things too.
_PAPER = re.compile(
    r"(?:^|\.)(?:arxiv\.org|alphaxiv\.org|ar5iv\.(?:labs\.arxiv\.)?org|openreview\.net|aclanthology\.org"
    r"|aclweb\.org/anthology"
    r"|dl\.acm\.org|portal\.acm\.org|doi\.acm\.org|queue\.acm\.org|dx\.doi\.org|doi\.org|ieeexplore\.ieee\.org"
    r"|computer\.org/csdl"
    r"|link\.springer\.com|springer(?:link|nature)?\.com/(?:article|chapter|gp)|springeropen\.com/articles"
    r"|sciencedirect\.com|linkinghub\.elsevier\.com"
    r"|nature\.com/articles|science(?:mag)?\.org/(?:doi|content)|pnas\.org|cell\.com/.*fulltext|thelancet\.com/journals"
    r"|academic\.oup\.com|onlinelibrary\.wiley\.com|tandfonline\.com|journals\.sagepub\.com|cambridge\.org/core"
    r"|direct\.mit\.edu|mitpressjournals\.org"
    r"|journals\.[a-z.]+|jmlr\.(?:org|csail\.mit\.edu)|proceedings\.mlr\.press|papers\.n(?:eur)?ips\.cc"
    r"|proceedings\.neurips\.cc|nips\.cc/paper"
    r"|(?:iclr|icml|neurips|nips)\.cc/virtual/[0-9]{4}/(?:poster|oral|spotlight)"
    r"|openaccess\.thecvf\.com|cv-foundation\.org|ecva\.net/papers|ojs\.aaai\.org|aaai\.org/(?:ojs|papers|library)"
    r"|ijcai\.org|isca-(?:speech|archive)\.org"
    r"|usenix\.org/(?:conference|legacy|system|publications)|vldb\.org|cidrdb\.org|drops\.dagstuhl\.de"
    r"|eprint\.iacr\.org|ndss-symposium\.org"
    r"|biorxiv\.org|medrxiv\.org|chemrxiv\.org|psyarxiv\.com|ssrn\.com|osf\.io/preprints|preprints\.org"
    r"|techrxiv\.org|hal\.(?:science|inria\.fr|archives-ouvertes\.fr)"
    r"|semanticscholar\.org/(?:paper|reader)|citeseerx?\.ist\.psu\.edu|researchgate\.net/publication"
    r"|academia\.edu/[0-9]|jstor\.org|mdpi\.com|frontiersin\.org"
    r"|plos(?:one)?\.org|hindawi\.com|worldscientific\.com|iopscience\.iop\.org|journals\.aps\.org|pubs\.acs\.org"
    r"|pubs\.rsc\.org|aip\.scitation\.org"
    r"|ncbi\.nlm\.nih\.gov/(?:pmc|pubmed)|pmc\.ncbi\.nlm\.nih\.gov/articles|pubmed\.ncbi|europepmc\.org|huggingface\.co/papers|hf\.co/papers"
    r"|paperswithcode\.com/paper|dblp\.org/rec|inspirehep\.net"
    r"|scholar\.archive\.org|core\.ac\.uk|projecteuclid\.org|ams\.org|siam\.org|epubs\.siam\.org"
    r"|roboticsproceedings\.org|bmva-archive|bmvc|graphics\.stanford\.edu/papers"
    r"|distill\.pub/20|transformer-circuits\.pub/20|research\.google/pubs|research\.microsoft\.com"
    r"|microsoft\.com/en-us/research/publication|deepmind\.(?:com|google)/research/publications"
    r"|amazon\.science/publications|ai\.meta\.com/research/publications|research\.fb\.com/publications|research\.facebook\.com/publications"
    r"|machinelearning\.apple\.com/research|scirate\.com|philpapers\.org"
    r"|emnlp|naacl|lrec-conf\.org|kdd\.org/kdd|interspeech|jair\.org|cogsci|elifesciences\.org/articles"
    r"|royalsocietypublishing\.org|annualreviews\.org|nowpublishers\.com|repository\.tudelft)",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:^|\.)(?:github\.com|gitlab\.com|bitbucket\.org|gist\.github|git\.io|sourceforge\.net"
    r"|colab\.research\.google|codalab|anonymous\.4open\.science|gitee\.com|codeberg\.org|pypi\.org"
    r"|kaggle\.com/code)|gitlab\.",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"huggingface\.co/(?:datasets|collections|spaces)|(?:^|\.)(?:kaggle\.com|zenodo\.org|figshare\.com"
    r"|archive\.ics\.uci\.edu|dataverse|data\.)",
    re.IGNORECASE,
)
_MODEL = re.compile(r"(?:huggingface\.co|hf\.co|modelscope\.cn|replicate\.com)/", re.IGNORECASE)
_VIDEO = re.compile(
    r"(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|bilibili\.com|slideslive\.com|videolectures\.net|slideshare\.net"
    r"|speakerdeck\.com|ted\.com|twitch\.tv|podcasts?\.|spotify\.com|docs\.google\.com/presentation)",
    re.IGNORECASE,
)
_BLOG = re.compile(
    r"(?:^|\.)(?:medium\.com|substack\.com|towardsdatascience\.com|wordpress\.com|blogspot\.[a-z.]+|dev\.to"
    r"|qiita\.com|zenn\.dev|note\.com|zhihu\.com|csdn\.net|jianshu\.com|juejin\.cn"
    r"|velog\.io|tistory\.com|hatenablog\.[a-z]+|speakerdeck|wikipedia\.org|twitter\.com|x\.com|linkedin\.com"
    r"|reddit\.com|news\.ycombinator\.com|mp\.weixin\.qq\.com|t\.co|discord|facebook\.com|lesswrong\.com"
    r"|alignmentforum\.org"
    r"|marktechpost\.com|techcrunch\.com|theverge\.com|wired\.com|nytimes\.com|theguardian\.com|quantamagazine\.org"
    r"|thegradient\.pub|acolyer\.org|syncedreview\.com|coursera\.org|udacity\.com|udemy\.com|edx\.org"
    r"|amazon\.[a-z.]+|goodreads\.com|deeplearning\.ai|meet\.google\.com|zoom\.us|forms\.gle"
    r"|teams\.microsoft\.com|slack\.com|docs\.google\.com/(?:forms|spreadsheets)|connpass\.com)"
    r"|(?:^|[./-])(?:blogs?|news|techblog|tech|engineering|weblog)[./]|/(?:blogs?|posts?|news|index|newsletters?"
    r"|tutorials?|courses?|lectures?)/|/(?:19|20)[0-9]{2}/(?:[0-9]{1,2}|[A-Za-z]{3,9})/(?!.*\.pdf)",
    re.IGNORECASE,
)
_PDF = re.compile(
    r"\.(?:pdf|ps|ps\.gz|djvu)(?:$|[?#])|[?&](?:type|format)=pdf|/pdf(?:/|$|\?)|[?&]doi=10\.1\.1", re.IGNORECASE
)
_STORED = re.compile(r"/(?:raw|blob)/")  # a file that a repository holds beside its code
_PROJECT = re.compile(
    r"\.github\.io|sites\.google\.com|\.gitlab\.io|\.netlify\.app|\.vercel\.app|\.notion\.site|\.ai/?$|pages\.dev",
    re.IGNORECASE,
)

_LABELS: dict[LinkRole, str] = {
    "paper": "paper papers arxiv arvix axriv abs abstract acl acm acmdl ieee openreview doi link url html hf"
    " hfpaper journal publication preprint"
    " full text fulltext article springer sciencedirect proceedings cvf neurips icml iclr cvpr iccv eccv 论文 論文"
    " 论文链接 链接 連結 リンク 논문 링크 原文 pubmed"
    " huggingface biorxiv ssrn aclanthology usenix alphaxiv dblp scholar nature paperlink lien articolo artikel"
    " aaai mdpi hal pmlr source read read more original",
    "pdf": "pdf ps arxivpdf preprintpdf paperpdf pdflink slidespdf",
    "code": "code codes github gitlab git repo repository implementation pytorch tensorflow jax keras torch tf"
    " official officialcode source sourcecode 代码 代碼 コード 코드 colab demo"
    " notebook repos toolkit githubrepo githubstars stars star model models checkpoint checkpoints weights",
    "project": "project page projectpage website site homepage web home webpage 项目 项目主页 主页 プロジェクト"
    " 프로젝트 demopage",
    "data": "data dataset datasets benchmark leaderboard 数据 数据集 データ 데이터 huggingfacedataset",
    "blog": "blog blogpost post news tweet twitter thread x note notes review 博客 解读 ブログ 解説 블로그 zhihu"
    " medium explained summary wiki reddit press poster",
    "video": "video talk youtube slides slide presentation ppt pptx"
    " lecture recording podcast 视频 動画 スライド 영상 発表",
    "other": "bibtex bib cite citation appendix supp supplement supplementary supplemental errata metadata anchor"
    " paperlist readinglist awesomelist list permalink edit back top s2 semanticscholar api reviews review discussion"
    " googlescholar",
}
_ROLE_OF_LABEL = {word: role for role, words in reversed(_LABELS.items()) for word in words.split()}
_HERE = ("here", "this", "link", "https")
_FOLD_LABEL = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[^\W_]+")
_LABEL_WORDS = words(
    """
    full text read more the this official unofficial link to here of author s version original source page and v1 v2
    v3 local mirror extended new https url
    """
)


def role_of(url: str, label: str = "") -> LinkRole:
    """What a link leads to. The place decides; its words only where the place says nothing."""
    said = label_role(label)
    if said == "video":
        return said
    sure, likely = _role_by_place(url)
    if sure:
        return sure
    if said in ("blog", "code", "project", "data"):
        return said
    if likely != "project" and likely:
        return likely
    return said if said in ("paper", "pdf") else likely or said or "other"


@lru_cache(maxsize=8192)
def _role_by_place(url: str) -> tuple[LinkRole | None, LinkRole | None]:
    """The role that the place of a link leaves no doubt of, else the one that it suggests."""
    place = _place(url)
    if _VIDEO.search(place):
        return "video", None
    if known := _known_role(url, place):
        return ("pdf" if known == "paper" and _PDF.search(url) and from_url(url) is None else known), None
    if _PDF.search(url):
        return None, "pdf"
    return None, "blog" if _BLOG.search(place) else "project" if _PROJECT.search(place) else None


@lru_cache(maxsize=8192)
def label_role(text: str) -> LinkRole | None:
    """The role that the words of a link name ("[Paper]", "PDF", "代码"); None where they are something else."""
    if len(text) > 60:
        return None
    joined = _FOLD_LABEL.sub("", text.casefold())
    if role := _ROLE_OF_LABEL.get(joined):
        return role
    words = _WORDS.findall(text.casefold())
    roles = [_ROLE_OF_LABEL[word] for word in words if word in _ROLE_OF_LABEL]
    if not roles and words and words[0] not in _HERE:
        return None
    rest = [word for word in words if word not in _ROLE_OF_LABEL and word not in _LABEL_WORDS and not word.isdigit()]
    if roles and not rest and len(words) <= 5:
        return roles[0]
    if roles and words[0] in ("code", "implementation", "slides", "video", "talk") and words[1] in ("by", "from", "in"):
        return _ROLE_OF_LABEL[words[0]]
    return "other" if words and not rest and words[0] in _HERE else None


@lru_cache(maxsize=8192)
def is_paper_place(url: str) -> bool:
    """Whether the address alone says that a paper is there: an identifier, or a place where papers are published."""
    return from_url(url) is not None or _known_role(url, _place(url)) == "paper"


def ends_in_label(text: str) -> bool:
    """Whether the last word of a short text is that of a label: "HELM Project", "Supplementary code"."""
    words = _WORDS.findall(text.casefold())
    return 2 <= len(words) <= 4 and _ROLE_OF_LABEL.get(words[-1]) in ("code", "project", "data", "blog", "video")


def is_site_root(url: str) -> bool:
    """Whether a link leads to a whole site rather than to a page of it."""
    parts = urlsplit(url) if "://" in url else None
    return bool(parts and parts.path in ("", "/") and not parts.query)


def _known_role(url: str, place: str) -> LinkRole | None:
    if from_url(url) is not None:
        return "paper"
    if _PAPER.search(place) and not _is_person_or_list(place) and "/" in place.rstrip("/"):
        return "paper"
    if _CODE.search(place):
        return None if _STORED.search(place) and _PDF.search(url) else "code"
    if _DATA.search(place):
        return "data"
    return "code" if _MODEL.search(place) and "/blog" not in place and "/docs" not in place else None


_PERSON_OR_LIST = re.compile(
    r"arxiv\.org/(?:list|a|find|search|auth)/|/(?:profile|author|people|user|users)s?/|openreview\.net/(?:group"
    r"|profile)|scholar\.google|/citations\?",
    re.IGNORECASE,
)


def _is_person_or_list(place: str) -> bool:
    return bool(_PERSON_OR_LIST.search(place))


def _place(url: str) -> str:
    """Host and path in lower case, without scheme and www."""
    bare = unquote(url[:600]).partition("://")[2] or url[:600]
    return bare.casefold().removeprefix("www.")
