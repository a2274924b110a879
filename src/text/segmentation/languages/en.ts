import type { Language } from './language.ts'

export const english: Language = {
  tag: 'en',
  also: ['ar'],
  abbreviations: {
    title: `
      Mr Mrs Ms Messrs Mme Mlle Dr Drs Prof Gen Sen Rep Reps Gov Pres Col Capt Cmdr Lt Maj Sgt Cpl Pvt Adm
      Hon Rev Fr Msgr St Ste Mt Ft Sr. Amb Supt Insp Det Atty Asst Dir Mgr Sec Treas Ald Bp Abp Brig Adj
      Sheikh Eng Ph vs v cf viz Lt.Col Lt.Gen Maj.Gen Brig.Gen
    `,
    reference: `
      No Nos no nos N° Nº Fig Figs fig figs p pp Pg pg App app Vol vol Vols vols ch Ch Chap chap sec Sect
      sect Art art Arts par para Par Eq eq Eqs Ex ex Tab tab Ref ref Refs refs Sec Nr nr Op op Bk bk Pt pt
      Ed ed eds Eds fol l ll n nn ff cl Tel tel ext Ext Rm rm Apt apt Ste Resp resp ca c approx Approx est
    `,
    era: 'a.m p.m A.M P.M am pm B.C A.D B.C.E C.E BC AD b.c a.d',
    unit: `
      s min h hr hrs sec secs mins ft in lb lbs oz kg g mg km m cm mm mi yd yds gal qt pt sq cu mph kph kW
      MB GB deg
    `,
    organisation: `
      Inc Ltd Co Corp Bros LLC L.L.C PLC Assn Assoc Dept Univ Inst Intl Natl Govt Cie Mfg Jr Sr Esq Ph.D
      M.D B.A M.A B.Sc M.Sc D.D.S R.N J.D M.B.A D.Phil LL.B LL.M U.S U.S.A U.K U.N E.U U.A.E D.C N.Y L.A
      U.S.S.R N.J P.O R.I.P co bros Ave ave Blvd blvd Rd rd St. st Sq Pl Ln Ct Pkwy Hwy hwy Ala Ariz Ark
      Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn
      Tenn Tex Va Vt Wash Wis Wyo al Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu
      Thur Thurs Fri Sat Sun
    `,
    inner: 'e.g i.e eg ie et.al w.r.t incl excl esp aka a.k.a viz orig trans transl rev fl b d',
    closing: 'etc seq',
  },
  prefixes: '',
  dottedPrefixes: '',
  notPrefixed: '',
  labels: `
    vitamin group grade class type plan section part team hepatitis point option appendix exhibit annex
    block gate column row
  `,
  parts: `
    Article Section Chapter Part Step Rule Question Item Exercise Example Lesson Clause Paragraph Table
    Figure Appendix Annex Unit Scene Act Verse Point
  `,
  ordinals: 'First Second Third Fourth Fifth',
  starters: `
    The It He She They We You I This That These Those There Here What When Where Why How Who Which Whose If
    In On At As But And Or So For Yet Nobody No Not Her His My Our Their Its Your After Before Since While
    Although However Then Now Today Yesterday Tomorrow Next Once Some Many Most All Every Each Both One Did
    Do Does Is Are Was Were Will Would Can Could Should May Might Have Has Had Let Please Yes Nothing
    Everyone Someone Anyone Perhaps Maybe Also Another Other Others Still Even Only Just With Without From
    By Until Because Though Meanwhile Moreover Therefore Thus Instead Finally First Second A An Bring See
    Bake To Of
  `,
  hesitant: '',
  negations: '',
  resuming: '',
  continuers: '',
  continuingPrefixes: '',
  clauseOpeners: 'then but however so meanwhile he she they we it i',
  neverLast: 'the a an of in on at to for with and or but that which who by from as is was were be not',
  joining: '',
  attributions: `
    said says asked asks replied replies answered shouted cried whispered told added exclaimed muttered
    murmured yelled screamed explained continued called laughed sighed wondered inquired demanded insisted
    remarked observed commented wrote snapped growled grinned smiled nodded agreed announced declared
    begged warned suggested thought repeated interrupted responded
  `,
  sources: '',
  attributionEndings: '',
}
