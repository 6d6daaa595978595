import { describe, expect, it } from 'vitest'
import { type AlarmSign, alarmSignsIn } from './alarming-text'

const ALARMS: [string, AlarmSign[]][] = [
  ['Since yesterday I lost control of my bladder.', ['bladder_or_bowel']],
  ['I have loss of bladder control', ['bladder_or_bowel']],
  ['I cannot hold my urine any more', ['bladder_or_bowel']],
  ["I can't pee since last night", ['bladder_or_bowel']],
  ['I have no control over my bowels', ['bladder_or_bowel']],
  ['Last night I wet myself, is that from the disc?', ['bladder_or_bowel']],
  ['It is numb between my legs', ['saddle_numbness']],
  ['There is numbness between the legs and in my groin', ['saddle_numbness']],
  ['I can’t feel it when I wipe', ['saddle_numbness']],
  ['The saddle area feels odd', ['saddle_numbness']],
  ['My private parts are going numb', ['saddle_numbness']],
  ['I have a new weakness in my left arm', ['new_weakness']],
  ['I can’t lift my right foot', ['new_weakness']],
  ['My leg keeps giving way', ['new_weakness']],
  ['I have foot drop', ['new_weakness']],
  ['My legs are getting weaker', ['new_weakness']],
  ['I also have chest pain', ['chest_pain']],
  ['there is a pressure on my chest', ['chest_pain']],
  ['My chest really hurts', ['chest_pain']],
  ['I have trouble breathing', ['breathing']],
  ['I cannot breathe well', ['breathing']],
  ['shortness of breath when I lie down', ['breathing']],
  ['My face is drooping on the left', ['stroke']],
  ['It is the worst headache of my life', ['worst_headache']],
  ['Sometimes I want to die', ['suicide']],
  ['I do not want to live like this', ['suicide']],
  ['I think about killing myself', ['suicide']],
  ['There is no reason to live', ['suicide']],
  ['CHEST PAIN!!!', ['chest_pain']],
]

const CALM = [
  'What does "mild disc bulge at L4-L5" mean?',
  'I have no chest pain.',
  "I don't have any chest pain or shortness of breath",
  'No fever, weakness, numbness between the legs or chest pain',
  'I have not lost control of my bladder',
  'I never had trouble breathing',
  'She denies chest pain',
  'There is no saddle numbness and my back hurts',
  'No loss of bladder control',
  'I do not want to die',
  "I'm not suicidal",
  'without shortness of breath',
  'My legs hurt when I walk. Is surgery needed?',
  'The chest x-ray was normal',
  'Is the bladder seen on this scan?',
  'Will I be able to walk after the injection?',
  'My knee is weak, what can I ask my doctor?',
  '',
]

/** What looks denied but is not: in doubt the text alarms. */
const IN_DOUBT: [string, AlarmSign[]][] = [
  ['I have no insurance and I have chest pain', ['chest_pain']],
  ['I do not know why I have chest pain', ['chest_pain']],
  ['No fever but trouble breathing', ['breathing']],
  ['No fever. Chest pain since Monday', ['chest_pain']],
  ['It is not only chest pain', ['chest_pain']],
  ["I can't sleep, chest pain keeps me awake", ['chest_pain']],
  ['No, chest pain is what I have', ['chest_pain']],
  ['no chest pain now, yesterday I had chest pain', ['chest_pain']],
]

describe('alarmSignsIn', () => {
  it.each(ALARMS)('alarms at: %s', (text, signs) => {
    expect(alarmSignsIn(text)).toEqual(signs)
  })

  it.each(CALM.map((text) => [text]))('stays calm at: %s', (text) => {
    expect(alarmSignsIn(text)).toEqual([])
  })

  it.each(IN_DOUBT)('alarms in doubt at: %s', (text, signs) => {
    expect(alarmSignsIn(text)).toEqual(signs)
  })

  it('finds every sign of a longer text, across lines and typographic quotes', () => {
    const text =
      'My back hurts.\nI can’t feel my left foot\nand I’ve lost bladder control; also chest tightness'
    expect(alarmSignsIn(text)).toEqual(['bladder_or_bowel', 'new_weakness', 'chest_pain'])
  })

  it('reads the longest text a patient may send in a moment', () => {
    const started = performance.now()
    alarmSignsIn('no control pain in my leg '.repeat(160))
    alarmSignsIn(`${'a '.repeat(2_000)}chest`)
    expect(performance.now() - started).toBeLessThan(200)
  })
})
