"""Venues as lists write them beside a title: "NeurIPS 2024", "ICLR'23 (oral)", "JACM 1985", "arXiv 2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from papergraph.readers.lists.words import words

_ACRONYMS = words(
    """
    aaai aacl aamas acl acml acsac aistats amia apsys arxiv asplos asru ase asiaccs asiacrypt atc bmvc cacm cade
    cases cav ccs chi chiir cidr cikm cloud cogsci coling colm colt computer conext concur conll corl cpp cscw csur
    cvpr dac dasfaa dac date disc dsn ecai ecir eccv ecml ecoop edbt emnlp emsoft esop esorics eurocrypt eurosys
    facct fast fccm fc fever fg fmcad fpga fpl fse fsttcs gecco globecom hotdep hotcloud hotnets hotos hpca hpdc hri
    icaart icalp icaps icassp icc icccn iccad iccbr iccd iccv icdar icdcs icdcn icde icdm icfp iclr icme icml icmi
    icmr icpr icra ics icse icsme icsoc icst ictir iclp iui jcdl ijcai ijcar ijcnn ijcv imc infocom interspeech
    ipdps ipsn iros isca ismir ismar isscc issta iswc itcs jacm jair jmlr jmir kdd kr lics lisa lrec ml4h mlsys mm
    mmm mass micro micro miccai middleware midl mobicom mobihoc mobisys mswim naacl naaclhlt nature ndss neurips
    neurocomputing nips nsdi oakland oopsla opodis osdi pacis pact pakdd pami papoc patterns pepm pimrc plos pldi
    pmlr pnas podc pods popl ppopp ppsn pact pvldb quantum qest recsys rlc rss rtas rtss sac sacmat saner sat
    scirobotics sc sdm sensys siam sigact sigcomm sigcse sigdial siggraph siggraphasia sigir sigmetrics sigmod
    sigops soda socc sosp spaa splash srds stacs stoc ssp sws tacas tacl tai tcad tcc tcs tdsc tdsn thewebconf
    theweb tflops tifs tip tissec tist tkdd tkde tmi tmlr tmm tnnls toce tochi tocl tocs todaes tods tog tois toit
    tomacs tomm tompecs toms topc toplas tops tosem tosn tpami tpds tro tse tslp tvcg tvlsi uai uist umap usenix
    usenixsecurity vldb vldbj vis vr wacv wdag www wsdm wmt xai jsys csl lrecoling lreccoling findings acl-findings
    aclfindings emnlpfindings naaclfindings taslp jstsp spm cvprw iccvw eccvw iclrw neuripsw icmlw llm4code mdpi
    openreview biorxiv medrxiv ssrn
    """
)
_WORDS = re.compile(
    r"\b(?:proceedings|proc|conference|conf|journal|transactions|trans|symposium|workshop|letters|magazine|annals"
    r"|bulletin|notices|quarterly"
    r"|tech(?:nical)?\.?\s?rep(?:ort)?|unpublished|under review|in submission|thesis|dissertation|annual review of"
    r"|reviews of|acta|frontiers in"
    r"|ieee|acm|communications of|lncs|lecture notes in)\b",
    re.IGNORECASE,
)
# Names that are words as well: venues only when they stand alone.
_EXACT = frozenset(
    " ".join(name.split())
    for name in """
    acm queue | advances in neural information processing systems | algorithmica | artificial intelligence | arxiv
    preprint | biometrika | cell | cognition | cognitive science | comp journal | computational linguistics |
    computer journal | computer networks | computer speech & language | computer speech and language | daedalus |
    distributed computing | econometrica | electronics | elife | expert systems with applications | heliyon |
    information and computation | information sciences | jama | knowledge-based systems | lancet | machine learning
    | management science | medical image analysis | mind | natural language engineering | nature | nature
    communications | nature machine intelligence | nature medicine | nature methods | nature physics | neural
    computation | neural networks | neurocomputing | neuroimage | neuron | operations research | pattern recognition
    | philosophical review | physica d | plos | plos one | pnas | preprint | quantum | queue | science | science
    advances | science robotics | scientific data | scientific reports | sensors | speech communication | synthese |
    the astrophysical journal | the computer journal | the lancet | theoretical computer science | unpublished
    """.replace("\n", " ").split("|")
)
_NOT_VENUE = words(
    """
    arxiv openreview mdpi preprint unpublished biorxiv medrxiv ssrn underreview acmdl pdf
    """
)
_YEAR = re.compile(r"(?<![0-9])((?:19[5-9]|20[0-4])[0-9])(?![0-9])")
_SHORT_YEAR = re.compile(r"(?:['’‘´`]\s?|(?<=[A-Za-z])[-_ ]?)([0-9]{2})(?![0-9]|st\b|nd\b|rd\b|th\b)")
_STATUS = re.compile(
    r"\b(?:oral|spotlight|poster|highlights?|best (?:\w{2,12} ){0,2}(?:paper|award)"
    r"(?: award| honou?rable mention| finalist| runner-up)?"
    r"|outstanding paper|accepted(?: (?:by|at|to))?|accept|to appear(?: in)?|published(?: in| at)?"
    r"|findings(?: of)?|workshops?|main|demo|long|short|industry(?: track)?|datasets? (?:and"
    r"|&) benchmarks?(?: track)?|d&b|camera ready|honou?rable mention|award|in)\b\.?",
    re.IGNORECASE,
)
# The words that a status begins with.
_STATUS_WORDS = words(
    """
    oral spotlight poster highlight highlights best outstanding accepted accept to published findings workshop
    workshops main demo long short industry dataset datasets d camera honorable honourable award in
    """
)
_WORD = re.compile(r"\w+")
_DIGIT = re.compile("[0-9]")
_ASIDE_SIGN = re.compile("[(|/@#]")
_ASIDE = re.compile(r"\([^()]{0,60}\)|[|/@#].*$")
_PARTS = re.compile(r"[\s/&+,@-]+")
_STARTS = re.compile(r"(?:in )?(?:proc|journal|ieee|acm|trans|conf|annual|international)", re.IGNORECASE)
_SEASON = re.compile(
    r"\b(?:spring|summer|fall|autumn|winter|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_FOLD = re.compile(r"[\W_0-9]+")


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue's name as written without its year; None where the list names a preprint server or nothing."""

    name: str | None
    year: str | None = None


@lru_cache(maxsize=8192)
def read_venue(text: str) -> Venue | None:
    """The venue that a short text is, all of it: a known acronym or the words of one, with or without a year."""
    text = " ".join(text.replace("_", " ").split()).strip(" .,;:-–—()[]|*@#")
    if not text or len(text) > 160 or "://" in text:
        return None
    text = text.partition(" from ")[0]  # "VLDB 2021 from Ann Ash"
    name, year = _split(text)
    if ":" in name or ("," in name and not _STARTS.match(name)):
        return None
    if _is_certain(name, year) or (year and name and _is_plain_name(name)):
        return Venue(None if _FOLD.sub("", name.casefold()) in _NOT_VENUE or not name else name, year)
    return None


@lru_cache(maxsize=8192)
def is_known_venue(text: str) -> bool:
    """Whether a short text names a venue for certain: a known acronym, or a journal's or conference's words."""
    text = text.strip(" .,;:-–—()[]|")
    name, year = _split(text)
    return bool(name) and len(text) <= 160 and ":" not in name and _is_certain(name, year)


def _is_certain(name: str, year: str | None) -> bool:
    if _is_acronym(name) or name.casefold() in _EXACT:
        return True
    return (bool(year and len(name.split()) <= 4) or _is_short_name(name)) and bool(_WORDS.search(name))


def _year(text: str) -> str | None:
    if not _DIGIT.search(text):
        return None
    years = _YEAR.findall(text)
    if years:
        return str(years[-1])
    short = _SHORT_YEAR.search(text)
    if not short or (short.start() and text[short.start()] not in "'’‘´`" and not _is_acronym(text[: short.start()])):
        return None
    number = int(short[1])
    return str(2000 + number if number < 50 else 1900 + number)


@lru_cache(maxsize=8192)
def _split(text: str) -> tuple[str, str | None]:
    """The name of a venue without its year and status, and the year."""
    year = _year(text)
    return _name(text, year), year


def _name(text: str, year: str | None) -> str:
    name = _SHORT_YEAR.sub(" ", _YEAR.sub(" ", text)) if year else text
    if _ASIDE_SIGN.search(name) and not _is_acronym(name):
        name = _ASIDE.sub(" ", name)
    bare = name if _STATUS_WORDS.isdisjoint(_WORD.findall(name.casefold())) else _STATUS.sub(" ", name)
    bare = " ".join(bare.split()).strip(" .,;:-–—()[]'’&+")
    return bare or (
        " ".join(name.split()).strip(" .,;:-–—()[]'’") if _FOLD.sub("", name.casefold()) in _ACRONYMS else ""
    )


def _is_acronym(name: str) -> bool:
    if len(name) > 30 and name.count(" ") > 6:
        return False
    joined = _FOLD.sub("", name.casefold())
    if joined in _ACRONYMS:
        return True
    if "," in name:
        return False
    words = [word for word in _PARTS.split(name) if word]
    return (
        0 < len(words) <= 4
        and any(_FOLD.sub("", word.casefold()) in _ACRONYMS and _stands_out(word, words) for word in words)
        and all(word[0].isupper() or _FOLD.sub("", word.casefold()) in _ACRONYMS for word in words)
    )


def _stands_out(word: str, words: list[str]) -> bool:
    """Whether a word is written as an acronym; "Cloud" among others is a word, "NeurIPS" and "CLOUD" are not."""
    return not word.islower() and (len(words) < 3 or sum(map(str.isupper, word)) > 1)


def _is_short_name(name: str) -> bool:
    """At most a line of words most of which are capitals: a journal's name, not a sentence."""
    words = [
        word for word in name.split() if word.casefold() not in ("of", "the", "on", "in", "and", "for", "&", "at", "to")
    ]
    return 0 < len(words) <= 14 and sum(word[0].isupper() or not word[0].isalpha() for word in words) >= 0.7 * len(
        words
    )


def _is_plain_name(name: str) -> bool:
    """One to three words with a capital each, which only a year beside them makes a venue ("SIGACT News 2001")."""
    words = name.split()
    if "," in name or _SEASON.search(name):
        return False
    return (
        0 < len(words) <= 4
        and all(any(map(str.isupper, word)) or word in ("&", "and", "of", "on") for word in words)
        and len(name) >= 2
    )
