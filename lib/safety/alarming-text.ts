/**
 * Looks for signs of an emergency in what a patient typed. Rules, not a diagnosis: a false alarm costs a phone call,
 * a missed one may cost much more, so in doubt the text alarms. The signs are those the first order screen names
 * (cauda equina, chest pain, breathing, stroke, the worst headache) and words about ending one's life.
 */

export const ALARM_SIGNS = {
  bladder_or_bowel: 'lost control of bladder or bowels',
  saddle_numbness: 'numbness between the legs',
  new_weakness: 'new weakness',
  chest_pain: 'chest pain',
  breathing: 'trouble breathing',
  stroke: 'signs of a stroke',
  worst_headache: 'a sudden, very bad headache',
  suicide: 'thoughts of ending their life',
} as const
export type AlarmSign = keyof typeof ALARM_SIGNS

const LEG = '(?:legs?|arms?|foot|feet|hands?|ankles?|knees?|side|fingers|toes)'
const CANNOT = '(?:can ?not|cant|couldnt|could not|unable to|not able to|no longer able to)'
const PASS = '(?:pee|urinate|pass urine|go to the toilet|poo|poop|empty my bladder)'
const ORGAN = '(?:bladders?|bowels?|urine|pee|stool|poop?)'

/** Written for text that `normalise` has been over: lower case, no apostrophes, single spaces. */
const RULES: Record<AlarmSign, readonly string[]> = {
  bladder_or_bowel: [
    `(?:los\\w+|no|lack of|without) (?:\\w+ ){0,2}control (?:of|over) (?:\\w+ ){0,3}${ORGAN}`,
    `(?:lost|losing|loss of) (?:\\w+ ){0,2}${ORGAN}(?: \\w+ ${ORGAN})? (?:control|function)`,
    `${CANNOT} (?:control|hold|feel) (?:\\w+ ){0,2}${ORGAN}`,
    `${CANNOT} ${PASS}\\b`,
    `(?:wet|wetting|wetted|peed|peeing|soiled|soiling) (?:myself|my (?:pants|bed|clothes)|the bed|himself|herself)`,
    'incontinen(?:t|ce)',
    `leak(?:ing|ed|s)? (?:\\w+ )?(?:urine|pee|stool)`,
    `(?:bladder|bowel) accidents?`,
  ],
  saddle_numbness: [
    'saddle (?:\\w+ )?(?:numb\\w*|anesthesia|anaesthesia|area)',
    '(?:numb\\w*|tingling|no feeling|lost feeling|loss of feeling|cant feel|cannot feel)(?: \\w+){0,4} (?:between (?:\\w+ )?(?:legs|thighs)|groin|genitals?|private parts?|privates|down there|saddle|buttocks|anus|vagina|penis|perineum)',
    '(?:between (?:\\w+ )?(?:legs|thighs)|groin|genitals?|private parts?|buttocks) (?:\\w+ ){0,3}numb',
    `${CANNOT} feel (?:\\w+ ){0,4}wip(?:e|ing)`,
  ],
  new_weakness: [
    '(?:new|sudden|suddenly|worsening|increasing|progressive|rapid|severe) (?:\\w+ ){0,3}(?:weak|weaker|weakness|paralysis)\\b',
    `weak(?:ness)?(?: in (?:\\w+ ){0,2}${LEG})? (?:\\w+ ){0,2}(?:since|started|came on|began|suddenly|today|yesterday|is getting worse|getting worse)`,
    `${CANNOT} (?:move|lift|raise|bend|feel|walk on|stand on) (?:\\w+ ){0,3}${LEG}`,
    `${LEG} (?:\\w+ ){0,4}(?:gives? way|gave way|giving way|gave out|giving out|collapsed|weaker|going weak|went weak)`,
    `(?:weaker|paraly[sz]ed)`,
    'foot ?drop|drop(?:ped)? foot',
    `(?:cannot|cant|unable to) (?:walk|stand)(?: up| anymore| any more|$|[.!?])`,
  ],
  chest_pain: [
    'chest (?:\\w+ ){0,2}(?:pains?|hurts?|hurting|aches?|tight\\w*|pressure)',
    '(?:pains?|pressure|tight\\w*|ache|heaviness|burning|crushing|stabbing)(?: feeling)? (?:in|on|across|inside|around) (?:\\w+ ){0,2}chest',
    'heart attack',
  ],
  breathing: [
    '(?:trouble|difficulty|problems?|hard(?: time)?|struggl\\w+|difficult)(?: with| to| in)? (?:breath\\w*|catch\\w* (?:my )?breath)',
    `${CANNOT} (?:\\w+ )?(?:breathe?|catch (?:my )?breath)`,
    'short(?:ness)? of breath|breathless\\w*|out of breath|gasping|cough\\w* (?:up )?blood',
  ],
  stroke: [
    'fac(?:e|ial) (?:\\w+ ){0,3}droop\\w*|droop\\w* (?:\\w+ ){0,2}face',
    'slurr\\w+ (?:\\w+ )?(?:speech|words)|speech (?:\\w+ ){0,2}slurr\\w+',
    `${CANNOT} (?:speak|talk|see)\\b`,
    'sudden(?:ly)? (?:\\w+ ){0,3}(?:blind\\w*|confusion|confused|loss of (?:vision|sight))',
    '(?:lost|losing) (?:my |the )?(?:vision|sight)',
  ],
  worst_headache: [
    '(?:worst|sudden|thunderclap|unbearable) (?:\\w+ ){0,3}headache',
    'headache (?:\\w+ ){0,3}(?:of my life|suddenly|unbearable)',
  ],
  suicide: [
    'suicid\\w*',
    '(?:kill|killing|hurt|hurting|harm|harming) myself',
    '(?:end|ending|take|taking) (?:my (?:own )?life|it all)',
    '(?:want|wish|rather|ready|going) to (?:die|be dead)\\b',
    '(?:dont|do not|no longer|not) want to (?:live|be alive|be here any ?more|go on|wake up)',
    'better off (?:dead|without me)',
    '(?:no|not) (?:reason|worth|point)(?: \\w+)? (?:to live|in living|living)',
    '(?:cant|cannot) go on (?:any ?more|like this|living)',
  ],
}

const NEGATORS =
  /\b(?:no|not|never|without|nor|neither|denies|deny|denied|dont|doesnt|didnt|havent|hasnt|hadnt|isnt|arent|wasnt|free of|absence of|negative for)(?=\s)/g

/** Between 'no' and a sign only these may stand, as in 'no fever, weakness or chest pain'; anything else is a new thought. */
const FILLERS = new Set(
  (
    'a an the any or nor other of in my his her have has had having been be am is feel feeling felt experience ' +
    'experienced experiencing noticed noticing get getting got sign signs symptom symptoms history such as like more ' +
    'new sudden severe real actual current recent kind sort type to with ever really currently even ' +
    'fever fevers chills weakness numbness numb tingling pain pains ache aches headache headaches nausea vomiting ' +
    'dizziness cough coughing swelling weight loss lost losing control bladder bowel bowels incontinence saddle chest ' +
    'breath breathing shortness trouble difficulty problem problems issue issues leg legs arm arms foot feet hand ' +
    'hands groin between bleeding fainting stroke seizure seizures suicidal thoughts'
  ).split(' '),
)

const PATTERNS = Object.entries(RULES).flatMap(([sign, rules]) =>
  rules.map((rule) => ({ sign: sign as AlarmSign, pattern: new RegExp(`\\b(?:${rule})`, 'g') })),
)

/** The signs that a text speaks of, in a fixed order; empty for most texts. Denied ones ('no chest pain') are left out. */
export function alarmSignsIn(text: string): AlarmSign[] {
  const sentences = normalise(text)
  const found = new Set<AlarmSign>()
  for (const { sign, pattern } of PATTERNS) {
    if (found.has(sign)) continue
    const isSaid = sentences.some((sentence) =>
      [...sentence.matchAll(pattern)].some((match) => !isDenied(sentence.slice(0, match.index))),
    )
    if (isSaid) found.add(sign)
  }
  return (Object.keys(ALARM_SIGNS) as AlarmSign[]).filter((sign) => found.has(sign))
}

/** Sentences in lower case, without apostrophes, with single spaces and their commas. */
function normalise(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .split(/[.!?;:\n\r()]+|\b(?:but|however|except|although|though)\b/)
    .map((sentence) =>
      sentence
        .replace(/[^\p{L}\p{N},]+/gu, ' ')
        .replace(/\s*,\s*/g, ', ')
        .trim(),
    )
    .filter(Boolean)
}

/** Whether the words before a sign deny it: a negator, then nothing but fillers and other signs in a list. */
function isDenied(before: string): boolean {
  const last = [...before.matchAll(NEGATORS)].at(-1)
  if (!last) return false
  const between = before.slice(last.index + last[0].length)
  return between
    .split(/[\s,]+/)
    .filter(Boolean)
    .every((word) => FILLERS.has(word))
}
