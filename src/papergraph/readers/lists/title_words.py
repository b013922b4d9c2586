"""Words that stand in titles and hardly in names of persons: what tells "Deep Learning" from "Wei Zhang".

Counted over the titles and author fields of some 20,000 arXiv records (metadata under CC0), plus common English words.
"""

from __future__ import annotations

from papergraph.readers.lists.words import words

TITLE_WORDS = words(
    """
    ability about abstract abstraction accelerated accelerating acceleration access accuracy accurate acquisition
    across action activation active activity ad adaptation adapter adapting adaptive advanced advances advancing
    adversarial aerial after against agent agentic agents aggregation agnostic ai aided algorithm algorithms aligned
    aligning alignment all allocation also ambiguity among an analysis analytics analyzing anchored and animation
    annotated annotation annotations anomaly another answer answering antenna anti any anything appearance
    application applications approach approaches arabic arbitrary architecture architectures are artificial as
    aspect asr assessing assessment assistant assisted asymmetric at attack attacks attention attribute attribution
    audio auditing augmentation augmented auto autoencoder autoencoders automated automatic automating automation
    autonomous autoregressive avatar avatars aware awareness back balanced balancing based baseline bayesian be been
    before behavior behavioral being belief bench benchmark benchmarking benchmarks best better between beyond bias
    biases bidirectional binary biology biomedical blind block blockchain body boosting both bottleneck boundaries
    boundary bounds brain breaking breast bridge bridging budget building but by cache caching cad calibrated
    calibration camera cameras can cancer capabilities capability capacity captioning capture care category causal
    cell centered centric chain challenge challenges challenging channel channels character characterizing checking
    chemistry chest children chinese choice class classification classifier clinical clinically clip closed cloud
    clouds clustering cnn co coarse code codes coding cognition cognitive collaboration collaborative collapse color
    combining communication compact comparative comparing comparison compiler compilers completion complex
    complexity compliance composed composition compositional comprehension comprehensive compression computation
    computational compute computer computers computing concept concepts conditional conditioned conditioning
    conditions confidence conflict consensus consistency consistent constrained constraint constraints construction
    content context contexts contextual continual continuous contrast contrastive control controllable controlled
    conversation conversational conversations convolution convolutional cooperative core corpus correction
    correlation correspondence cost cot could counterfactual counting coverage creation creativity critical cross ct
    cues cultural culture curriculum data database databases dataset datasets debate decision decisions decoder
    decoding decomposition decoupled decoupling deep deepfake defect defense deformable deformation degradation
    denoising dense density dependent deployment depth design detail detecting detection detectors development
    device devices dgs diagnosing diagnosis diagnostic dialogue dialogues difference differentiable differential
    difficulty diffusion digital dimensional direct directions discourse discovery discrete disease disentangled
    disentanglement disentangling distance distillation distilling distortion distributed distribution distributions
    diverse diversity do document documents does doing domain domains done down drift driven driving dual dynamic
    dynamics each economics edge edit editing education effect effective effects efficiency efficient egocentric
    either else embedded embedding embeddings embodied emergent emotion emotional empirical empowering enabled
    enabling encoder encoders encoding encryption end ended energy engine engineering enhance enhanced enhancement
    enhancing enough ensemble entity entropy environment environments epistemic era error errors estimating
    estimation evaluating evaluation event events ever every evidence evolution evolutionary evolving executable
    execution expansion experience experimental expert experts explainability explainable explaining explanation
    explanations explicit exploiting exploration exploring expression extended extraction eye facial fact failure
    failures fair fairness faithful fake far fast faster fault feature features federated feed feedback few fidelity
    fields filtering finance financial fine finetuning finite first flexible flow focus following food for
    forecasting forgery form formal forward foundation frame framework free frequency from frontier full fully
    function functional fusion future games gap gaps gated gating gaussian gaussians gaze gender general generalist
    generalizable generalization generalized generate generated generating generation generative genome geometric
    geometry geospatial global goal gpt gradient grained granularity graph graphs ground grounded grounding group
    grpo gs guidance guide guided had hallucination hallucinations handbook hard hardware harmful harnessing has
    hate have health help heterogeneous hidden hierarchical high historical holistic hop horizon how human humans
    hybrid hyperbolic hyperspectral hypothesis identification identifying identity if illumination image imagery
    images imaging impact implicit improve improved improves improving in incentivizing incremental independent
    index indoor induced industrial inference information informed infrared injection inpainting input insights
    inspired instance instruction integrated integrating integration intelligence intelligent intent inter
    interaction interactions interactive internal interpretability interpretable interpretation intervention into
    intrinsic introduction invariant inverse inversion investigating is it iterative its itself joint judge judges
    just know knowledge korean kv label labeling labels landmark language languages large latency latent layer
    layout leaderboard learn learnable learned learners learning least lecture legal length lens lesion less let
    level leveraging lexical library lidar life light lightweight like limited limits linear lingual linguistic
    literature llm llms local localization location logic logical long longitudinal look loop lora loss low lvlms
    machine made make makes making mamba management manipulation manufacturing many map mapping maps market markets
    mask masked massive matching material materials math mathematical matrix matter matters measurement measuring
    mechanism mechanisms mechanistic media medical meets memorization memory mental merging mesh meta method methods
    metric metrics micro might mimo mind minimal mining misinformation missing mitigating mitigation mixed mixture
    mllm mllms mobile modal modalities modality mode model modeling modelling models modular modulation module
    molecular monitoring monocular more morphology most motion mri much multi multilingual multimodal multiple
    multiscale multispectral must mutual named narrative native natural navigation near need negative net network
    networks neural neuro new news next nlp no noise noisy non nor not notes novel now object objective objects
    observation occlusion occupancy ocr of off omni on once one online only onto ontology open operating
    opportunities optical optimal optimization optimized optimizing or orchestration order oriented orthogonal other
    our out output over overview own pair pairwise panoramic paradigm parallel parameter parameters parametric
    parsing part partial patch path pathology patient patients pattern patterns pedestrian peer per perception
    perceptual performance person persona personality personalization personalized perspective perspectives
    perturbation pet phase physical physically physics pipeline pixel pixels place plan planning plant platform play
    playing plug point policies policy political pose position post potential power powered practical pre precise
    precision predicting prediction predictive preference preferences preservation preserving pretrained pretraining
    prior priors privacy private proactive probabilistic probability probing problem problems procedural process
    processes processing program programming programs progress progressive projection prompt prompting prompts proof
    proofs propagation protein protocol protocols prototype pruning pseudo public qa quality quantification
    quantifying quantitative quantization quantized quantum queries query question questions radar radiance
    radiology rag random range rank ranking rate reading ready real realistic reality reason reasoning recognition
    recommendation recommender reconstruction recovery rectified reducing reduction reference referring refinement
    reflection reflective region registration regression regularization reinforced reinforcement relation relational
    relative relevance reliability reliable remote removal rendering repair replication report reports
    representation representations research residual resolution resource response responses restoration results
    rethinking retinal retrieval revealing reveals review reviews revisiting reward rewards rgb right risk risks rl
    road robot robotic robotics robots robust robustness role rotation routing rubric rule safe safety saliency same
    sample sampling sar satellite scalable scale scaling scenario scenarios scene scenes scheduling schema science
    sciences scientific score scoring script search secure security seeing segment segmentation selection selective
    self semantic semantics semeval semi sensing sensitive sensitivity sensor sentence sentiment sequence sequences
    sequential series server servers set sets settings shape shared shift short shot should sign signal signals
    similarity simple simulated simulation since single size skeleton skill skills skin slam slide small smart so
    social soft software solution solving some source space spaces sparse sparsity spatial spatially spatio
    spatiotemporal specific spectral speculative speech spiking splatting spoken sql stability stable stage standard
    state states static statistical statistics steering step stereo still stochastic storage story strategic
    strategies strategy stream streaming structural structure structured structures student studies study style
    subject subspace such suite summarization super supervised supervision support surface surgical survey surveys
    symbolic synergy synthesis synthesizing synthetic system systematic systems table tabular tail talking taming
    target targeted task tasks taxonomy teacher teaching technical techniques temporal temporally tensor term test
    testing text texts textual texture than that the their them then theorem theoretic theory there thermal these
    they think thinking this those thought three through throughput thus time tiny to together token tokenization
    tokens tolerance tolerant tomography too tool toolkit tools topic topology toward towards trace traces tracing
    track tracking trade traditional traffic trained training trajectories trajectory transaction transactions
    transfer transformation transformer transformers translation transparent transport tree trust trustworthy truth
    try tumor tuned tuning turn tutorial two type uav ultra ultrasound uncertainty uncovering under understand
    understanding underwater unified unifying universal unlearning unleashing unlocking unsupervised until unveiling
    up upon urban us use used user users using validation value values variance variational vector vehicle vehicles
    verifiable verification versatile very via video videos view views virtual visible vision visual visualization
    visually vl vlm vlms vocabulary volume vqa vs was watermarking wavelet way we weak weakly weather web weight
    weighted were what when where whether which while who whole whose why wild wireless wise with within without
    word words workflow workflows world would writing yet yolo your
    """
)
