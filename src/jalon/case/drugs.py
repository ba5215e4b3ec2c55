"""Drugs by international non-proprietary name, their French names and their classes."""

from __future__ import annotations

from types import MappingProxyType

from jalon.case.value_types import Word, WordType

# `identifier=French name`, underscores for spaces; a name alone is the same in both languages.
_BY_CLASS = MappingProxyType({
    "chemotherapy": """gemcitabine doxorubicin=doxorubicine liposomal_doxorubicin=doxorubicine_liposomale
        epirubicin=épirubicine daunorubicin=daunorubicine idarubicin=idarubicine mitoxantrone
        carboplatin=carboplatine cisplatin=cisplatine oxaliplatin=oxaliplatine vinorelbine vincristine
        vinblastine vinflunine eribulin=éribuline paclitaxel nab_paclitaxel=nab-paclitaxel
        docetaxel=docétaxel cabazitaxel etoposide=étoposide pemetrexed=pémétrexed
        methotrexate=méthotrexate raltitrexed=raltitrexed fluorouracil=fluorouracile
        capecitabine=capécitabine tegafur_uracil=tégafur-uracile s1=S-1
        trifluridine_tipiracil=trifluridine-tipiracil irinotecan=irinotécan
        liposomal_irinotecan=irinotécan_liposomal topotecan=topotécan cyclophosphamide ifosfamide
        melphalan chlorambucil bendamustine busulfan temozolomide=témozolomide dacarbazine lomustine
        carmustine fotemustine=fotémustine procarbazine mitomycin=mitomycine bleomycin=bléomycine
        dactinomycin=dactinomycine cytarabine fludarabine cladribine azacitidine=azacitidine
        decitabine=décitabine hydroxycarbamide trabectedin=trabectédine lurbinectedin=lurbinectédine
        estramustine streptozocin=streptozocine thiotepa=thiotépa""",
    "immunotherapy": """nivolumab pembrolizumab atezolizumab=atézolizumab durvalumab avelumab=avélumab
        cemiplimab=cémiplimab dostarlimab retifanlimab=rétifanlimab toripalimab
        tislelizumab=tislélizumab sintilimab camrelizumab=camrélizumab ipilimumab
        tremelimumab=trémélimumab relatlimab=rélatlimab ivonescimab interferon_alfa=interféron_alfa
        aldesleukin=aldesleukine tarlatamab blinatumomab tebentafusp=tébentafusp""",
    "targeted": """erlotinib gefitinib=géfitinib afatinib dacomitinib osimertinib lazertinib
        mobocertinib=mobocertinib amivantamab cetuximab=cétuximab panitumumab necitumumab=nécitumumab
        crizotinib ceritinib=céritinib alectinib brigatinib lorlatinib ensartinib entrectinib
        repotrectinib=répotrectinib taletrectinib=talétrectinib larotrectinib selpercatinib pralsetinib
        capmatinib tepotinib=tépotinib savolitinib dabrafenib=dabrafénib vemurafenib=vémurafénib
        encorafenib=encorafénib trametinib=tramétinib binimetinib=binimétinib cobimetinib=cobimétinib
        selumetinib=sélumétinib sotorasib adagrasib divarasib lapatinib neratinib=nératinib tucatinib
        pyrotinib zongertinib trastuzumab pertuzumab margetuximab=margétuximab zanidatamab palbociclib
        ribociclib abemaciclib=abémaciclib olaparib niraparib rucaparib talazoparib
        everolimus=évérolimus temsirolimus alpelisib=alpélisib capivasertib inavolisib imatinib
        dasatinib nilotinib bosutinib ponatinib avapritinib ripretinib=riprétinib erdafitinib
        pemigatinib=pémigatinib futibatinib infigratinib ivosidenib=ivosidénib ibrutinib acalabrutinib
        zanubrutinib venetoclax=vénétoclax idelalisib=idélalisib ruxolitinib bortezomib=bortézomib
        carfilzomib ixazomib lenalidomide=lénalidomide pomalidomide thalidomide daratumumab isatuximab
        elotuzumab=élotuzumab rituximab obinutuzumab vismodegib=vismodégib sonidegib=sonidégib
        tazemetostat=tazémétostat""",
    "antiangiogenic": """
        bevacizumab=bévacizumab ramucirumab aflibercept sunitinib sorafenib=sorafénib pazopanib axitinib
        cabozantinib lenvatinib regorafenib=régorafénib vandetanib=vandétanib tivozanib
        nintedanib=nintédanib fruquintinib anlotinib""",
    "antibody_conjugate": """
        trastuzumab_emtansine=trastuzumab_emtansine trastuzumab_deruxtecan=trastuzumab_déruxtécan
        sacituzumab_govitecan=sacituzumab_govitécan datopotamab_deruxtecan=datopotamab_déruxtécan
        enfortumab_vedotin=enfortumab_védotine tisotumab_vedotin=tisotumab_védotine
        telisotuzumab_vedotin=télisotuzumab_védotine mirvetuximab_soravtansine=mirvétuximab_soravtansine
        brentuximab_vedotin=brentuximab_védotine polatuzumab_vedotin=polatuzumab_védotine
        gemtuzumab_ozogamicin=gemtuzumab_ozogamicine belantamab_mafodotin=bélantamab_mafodotine
        patritumab_deruxtecan=patritumab_déruxtécan disitamab_vedotin=disitamab_védotine""",
    "hormone": """tamoxifen=tamoxifène letrozole=létrozole anastrozole exemestane=exémestane fulvestrant
        elacestrant=élacestrant toremifene=torémifène megestrol=mégestrol goserelin=goséréline
        leuprorelin=leuproréline triptorelin=triptoréline buserelin=buséréline degarelix=dégarélix
        relugolix=rélugolix bicalutamide flutamide nilutamide cyproterone=cyprotérone
        abiraterone=abiratérone enzalutamide apalutamide darolutamide octreotide=octréotide
        lanreotide=lanréotide""",
    "radionuclide": """
        radium_223=radium_223 strontium_89=strontium_89 samarium_153=samarium_153 iodine_131=iode_131
        lutetium_psma=lutétium_PSMA lutetium_dotatate=lutétium_dotatate""",
    "bone_agent": """zoledronic_acid=acide_zolédronique denosumab=dénosumab pamidronate ibandronate clodronate
        alendronate risedronate=risédronate etidronate=étidronate teriparatide=tériparatide romosozumab
        calcitonin=calcitonine""",
    "supportive": """dexamethasone=dexaméthasone prednisolone prednisone methylprednisolone=méthylprednisolone
        hydrocortisone morphine oxycodone fentanyl hydromorphone methadone=méthadone tramadol
        codeine=codéine buprenorphine=buprénorphine naloxone nefopam=néfopam paracetamol=paracétamol
        ibuprofen=ibuprofène ketoprofen=kétoprofène naproxen=naproxène diclofenac=diclofénac
        celecoxib=célécoxib aspirin=aspirine gabapentin=gabapentine pregabalin=prégabaline
        duloxetine=duloxétine amitriptyline ketamine=kétamine lidocaine=lidocaïne enoxaparin=énoxaparine
        tinzaparin=tinzaparine heparin=héparine apixaban rivaroxaban dabigatran edoxaban=édoxaban
        warfarin=warfarine fluindione clopidogrel omeprazole=oméprazole pantoprazole
        esomeprazole=ésoméprazole lansoprazole ondansetron=ondansétron metoclopramide=métoclopramide
        vitamin_d=vitamine_D calcitriol=calcitriol calcium magnesium=magnésium phosphate potassium
        furosemide=furosémide sodium_chloride=chlorure_de_sodium cinacalcet filgrastim pegfilgrastim
        epoetin=époétine darbepoetin=darbépoétine amoxicillin=amoxicilline macrogol
        levothyroxine=lévothyroxine metformin=metformine
        insulin=insuline iodinated_contrast=produit_de_contraste_iodé""",
})  # fmt: skip
DRUG_CLASS_WORDS = (
    Word("chemotherapy", "chimiothérapie", "chemotherapy"),
    Word("immunotherapy", "immunothérapie", "immunotherapy"),
    Word("targeted", "thérapie ciblée", "targeted therapy"),
    Word("antiangiogenic", "antiangiogénique", "antiangiogenic"),
    Word("hormone", "hormonothérapie", "hormone therapy"),
    Word("antibody_conjugate", "anticorps conjugué", "antibody-drug conjugate"),
    Word("radionuclide", "radiothérapie interne vectorisée", "radionuclide therapy"),
    Word("bone_agent", "médicament osseux", "bone agent"),
    Word("supportive", "soin de support", "supportive care"),
)
ANTICANCER = frozenset(word.id for word in DRUG_CLASS_WORDS) - {"bone_agent", "supportive"}
OTHER_ANTICANCER = "other_anticancer"
# Names often written instead of the non-proprietary one: never accepted,
# but the message says which was meant.
_ALSO_CALLED = MappingProxyType({
    "zoledronate": "zoledronic_acid", "zometa": "zoledronic_acid", "aclasta": "zoledronic_acid",
    "xgeva": "denosumab", "prolia": "denosumab",
    "aredia": "pamidronate", "keytruda": "pembrolizumab", "opdivo": "nivolumab", "tecentriq": "atezolizumab",
    "imfinzi": "durvalumab",
    "yervoy": "ipilimumab", "tagrisso": "osimertinib", "tarceva": "erlotinib", "iressa": "gefitinib",
    "alimta": "pemetrexed",
    "avastin": "bevacizumab", "taxotere": "docetaxel", "taxol": "paclitaxel", "abraxane": "nab_paclitaxel",
    "gemzar": "gemcitabine",
    "navelbine": "vinorelbine", "adriamycin": "doxorubicin", "adriamycine": "doxorubicin",
    "alecensa": "alectinib", "lorviqua": "lorlatinib",
    "xalkori": "crizotinib", "herceptin": "trastuzumab", "enhertu": "trastuzumab_deruxtecan",
    "kadcyla": "trastuzumab_emtansine",
    "xofigo": "radium_223", "lovenox": "enoxaparin", "eliquis": "apixaban", "xarelto": "rivaroxaban",
    "doliprane": "paracetamol",
    "acetaminophen": "paracetamol", "5fu": "fluorouracil", "5-fu": "fluorouracil", "xeloda": "capecitabine",
    "ibrance": "palbociclib",
    "zytiga": "abiraterone", "xtandi": "enzalutamide", "solumedrol": "methylprednisolone",
    "cortancyl": "prednisone", "vitamin_d3": "vitamin_d",
    "cholecalciferol": "vitamin_d", "ac_zoledronique": "zoledronic_acid", "chimio": "chemotherapy",
})  # fmt: skip


def _entries() -> tuple[tuple[Word, str], ...]:
    found = []
    for kind, names in _BY_CLASS.items():
        for name in names.split():
            id, _, fr = name.partition("=")
            found.append((Word(id, (fr or id).replace("_", " "), id.replace("_", " ")), kind))
    return tuple(found)


_ENTRIES = _entries()
DRUG_CLASSES = MappingProxyType({
    **{word.id: frozenset((kind,)) for word, kind in _ENTRIES},
    # A drug not listed may be of any anticancer class: the engines must keep them all.
    OTHER_ANTICANCER: ANTICANCER,
})  # fmt: skip
DRUG = WordType(
    (*(word for word, _ in _ENTRIES),
    Word(OTHER_ANTICANCER, "autre médicament anticancéreux", "other anticancer drug")),
    # A class in place of a drug means "one of them", and it may be one that is not listed.
    MappingProxyType({
        word.id: frozenset(w.id for w, kind in _ENTRIES if kind == word.id)
        | (frozenset((OTHER_ANTICANCER,)) if word.id in ANTICANCER else frozenset())
        for word in DRUG_CLASS_WORDS
    }),
    DRUG_CLASS_WORDS,
    synonyms=_ALSO_CALLED,
)  # fmt: skip
DRUG_CLASS = WordType(DRUG_CLASS_WORDS)
