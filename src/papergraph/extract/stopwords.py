"""Words that are no names of concepts although they are written like some, and words that no name begins with."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(text.split())


# Organizations, places, venues, file formats, abbreviations of everyday use, hardware makers: in lower case.
NOT_NAMES = words(
    """
    ai ml nlp cv gpu gpus cpu cpus tpu tpus ram ssd hpc iot ui ux api apis url urls uri pdf html xml json yaml csv
    sql http https doi isbn id ids ok faq tl;dr tldr etc eg ie vs aka usa us uk eu un uae nyc mit cmu ucla ucb eth
    epfl kaist mila inria csail oxford openai deepmind google-research nvidia amd ibm huawei bytedance alibaba
    tencent baidu xai fair msr aws gcp azure google meta microsoft apple facebook youtube github gitlab linkedin
    tiktok wechat whatsapp arxiv openreview biorxiv kaggle wandb eleutherai ai2 neurips nips iclr icml cvpr iccv
    eccv acl emnlp naacl eacl aacl coling tacl aaai ijcai kdd www sigir cikm wsdm recsys interspeech icassp icra
    iros corl rss osdi sosp nsdi sigmod vldb icde ieee acm usenix jmlr tmlr tpami pami colm aistats uai colt phd msc
    bsc ceo cto vp dr mr ms mrs prof jr sr inc ltd corp llc gmbh ii iii iv vi vii viii ix xi xii am pm utc gmt est
    pst usd eur covid covid-19 sars-cov-2 dna rna mrna iid i.i.d ood sota soa todo nb ps qa-style q&a r&d e.g i.e
    u.s u.k a.i w.r.t et.al gib mib kib kb mb gb tb gbps hz khz mhz ghz kwh ais mac macos ios iphone ipad android
    linux windows unix wi-fi wifi bluetooth usb 3d 2d 1d 4d latex bibtex mcdonald mcmahan macarthur devops
    javascript typescript part-of-speech one-to-one x-axis y-axis
    """
)

# Words that a number follows without making a name: "Section 3", "Table 2", "May 12".
NUMBERED = words(
    """
    section sections table tables figure figures fig appendix chapter part volume vol version level phase stage step
    steps week weeks lecture day days top page pages line lines equation eq algorithm theorem lemma corollary
    proposition definition example january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday spring summer fall autumn winter over about around nearly only under between than up of in on at to and
    or by with from for the a an all these those some apache python java cuda ubuntu windows gpl mit cc by year
    years item task question rule order grade class type model models layer approximately roughly almost at least
    most less more using our their its while when where after before since until track session round season episode
    issue number no article act room hall
    """
)

# Generic words: a name is never made of these alone.
GENERIC = words(
    """
    a an the this that these those our their its his her your my we they it he she i you one two three four five
    several many some any each new novel simple effective efficient general unified first second third best better
    large small big high low fast method methods model models approach approaches technique techniques framework
    frameworks algorithm algorithms system systems result results experiment experiments evaluation evaluations
    analysis analyses study studies paper papers work works dataset datasets data benchmark benchmarks task tasks
    problem problems question questions way ways strategy strategies architecture architectures mechanism mechanisms
    module modules component components pipeline pipelines tool tools library theory theories evidence insights
    insight overview survey review taxonomy perspective perspectives introduction training inference learning
    network networks language code text image images video videos performance quality accuracy efficiency concept
    concepts idea ideas notion principle principles formulation setting settings objective objectives loss function
    functions procedure procedures process processes scheme schemes solution solutions llm llms gpt ai ml nlp future
    challenges challenge opportunities open research recent advances advance guidelines theoretical empirical
    extensive comprehensive experimental numerical preliminary additional further other another examples example
    case cases details detail contributions contribution findings finding baseline baselines variant variants
    version versions extension extensions proof proofs bounds bound guarantees guarantee conditions condition
    """
)

# Words that end a noun phrase to the left of "such as".
BREAKS = words(
    """
    a an the this that these those our their its and or but nor so yet for of in on at to by with from into onto
    over under as than via per between among across through during before after without within against toward
    towards about is are was were be been being am has have had do does did can could may might must shall should
    will would not no we they it he she i you which who whose whom what where when why how while if whether because
    although though since unless until also both either neither such other more most less least many much several
    some any all each every various different existing recent previous prior current popular common traditional
    typical standard modern using use uses used leverage leverages leveraging apply applies applied applying include
    includes including employ employs adopt adopts like called named new novel only just even still already often
    usually typically then thus hence however outperform outperforms surpass surpasses compare compares compared
    combining combine combines based propose proposes proposed introduce introduces present presents show shows
    train trains trained learn learns learning-based rely relies explore explores support supports extend extends
    improve improves require requires develop develops study studies test tests evaluate evaluates provide provides
    allow allows enable enables
    """
)

# Words that begin another phrase, so that what stands after them no longer belongs to the words before.
STOPPERS = words(
    """
    on in for with by at from than when while where which that and or but as if because since after before during
    under without within across through via using is are was were be been has have had do does did can could will
    would may might must should to into onto upon toward towards against whose who whom although though however thus
    whereas not unlike despite beyond over between per
    """
)
