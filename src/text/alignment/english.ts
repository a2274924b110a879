const functionWords = new Set(
  `a an the of to in on at by for from with as and or is are was were be been being am has have had having do
  does did it its this that these those which who whom whose there their them they he him his she her we us
  our you your i me my so than then into upon such s t d ll re ve m dont will would shall should may might can
  could al el ye thee thou thy doth hath unto hast also`.split(/\s+/),
)

/** Words of English that say too little about what a sentence is about. */
export const isEnglishFunctionWord = (word: string): boolean => functionWords.has(word)

/** Forms that no rule reaches; each line is the base and then its forms. */
const irregular = new Map(
  `arise arose arisen;bear bore born borne;beat beaten;become became;begin began begun;bend bent;bind bound;
bite bit bitten;bleed bled;blow blew blown;break broke broken;breed bred;bring brought;build built;burn burnt;
buy bought;catch caught;choose chose chosen;come came;creep crept;deal dealt;dig dug;draw drew drawn;
dream dreamt;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed;feel felt;
fight fought;find found;flee fled;fly flew flown;forbid forbade forbidden;forget forgot forgotten;
forgive forgave forgiven;freeze froze frozen;get got gotten;give gave given;go went gone goes;grow grew grown;
hang hung;hear heard;hide hid hidden;hold held;keep kept;kneel knelt;know knew known;lay laid;lead led;
lean leant;learn learnt;leave left;lend lent;lie lay lain;light lit;lose lost;make made;mean meant;meet met;
pay paid;prove proven;ride rode ridden;ring rang rung;rise rose risen;run ran;say said saith;see saw seen;
seek sought;sell sold;send sent;shake shook shaken;shine shone;shoot shot;show shown;shrink shrank;
sing sang sung;sink sank sunk;sit sat;slay slew slain;sleep slept;slide slid;speak spoke spoken spake;
spend spent;spin spun;stand stood;steal stole stolen;stick stuck;strike struck stricken;swear swore sworn;
sweep swept;swim swam swum;swing swung;take took taken;teach taught;tear tore torn;tell told;think thought;
throw threw thrown;understand understood;wake woke woken;wear wore worn;weave wove woven;weep wept;win won;
wind wound;withdraw withdrew withdrawn;write wrote written;man men;woman women;child children;foot feet;
tooth teeth;mouse mice;goose geese;person people;life lives;wife wives;knife knives;leaf leaves;half halves;
self selves;thief thieves;wolf wolves;shelf shelves;calf calves;datum data;criterion criteria;
phenomenon phenomena;crisis crises;analysis analyses;basis bases;thesis theses;index indices;matrix matrices;
vertex vertices;good better best;bad worse worst;far further farther;analyze analyse;organize organise;
centre center;color colour;honor honour;labor labour;neighbor neighbour;favor favour;defense defence;
program programme;theater theatre;meter metre;kilometer kilometre;liter litre;gray grey;traveler traveller;
die dying dies died;lie lying lies lied;tie tying tied`
    .split(';')
    .flatMap(line => {
      const [base, ...forms] = line.trim().split(' ')
      return forms.map(form => [form, base!] as const)
    }),
)

/**
 * The stem under which forms of an English word are counted together; need not be a word itself.
 *
 * @param word folded (see `foldWord`)
 */
export function stemEnglish(word: string): string {
  const base = irregular.get(word) ?? word
  if (base.length <= 3) return base
  return withoutFinalE(withoutEnding(base))
}

function withoutEnding(word: string): string {
  const end = word.length
  if (word.endsWith('ies') && end > 4) return `${word.slice(0, -3)}y`
  if (word.endsWith('ied') && end > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('ings') && end > 6) return withoutDouble(word.slice(0, -4))
  if (word.endsWith('ing') && end > 5 && /[aeiouy]/.test(word.slice(0, -3))) return withoutDouble(word.slice(0, -3))
  if (word.endsWith('ed') && end > 4 && /[aeiouy]/.test(word.slice(0, -2))) return withoutDouble(word.slice(0, -2))
  if (word.endsWith('ly') && end > 5) return word.slice(0, -2)
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1)
  return word
}

const withoutDouble = (stem: string): string => (/([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem)

function withoutFinalE(stem: string): string {
  const bare = stem.length > 3 && stem.endsWith('e') ? stem.slice(0, -1) : stem
  return bare.length > 2 && bare.endsWith('y') ? `${bare.slice(0, -1)}i` : bare
}

/**
 * What every English word of a stem begins with, one of them or another.
 *
 * @param stem from {@link stemEnglish}
 * @returns `['mak', 'made']` for `mak`; never empty
 *
 * O(irregular forms).
 */
export const beginningsOfStem = (stem: string): string[] => [
  stem.endsWith('i') ? stem.slice(0, -1) || stem : stem,
  ...Array.from(irregular.keys()).filter(form => stemEnglish(form) === stem),
]
