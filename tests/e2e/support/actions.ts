import { randomUUID } from 'node:crypto'
import type { Fixtures, RoleName } from './fixtures'

/** The least that an action asks of its caller; `draft` holds a draft's cookie, `own` is the person concerned. */
export type LeastRole = 'anyone' | 'draft' | 'owner' | 'own' | 'firstFactor' | 'staff' | 'admin'

export type Action = {
  name: string
  least: LeastRole
  /** What the page sends, as the one who may do it; what is missing needs no proof that it works. */
  call?: (fixtures: Fixtures) => { order?: string; args: readonly unknown[] }
}

const EMPTY = { values: {}, errors: {} }
const NO_QUESTIONS = { ticked: [], own: '' }
const CHECKED = {
  rightOrder: 'on',
  rightSide: 'on',
  nothingAdded: 'on',
  plainWords: 'on',
  soundAndPicture: 'on',
  noCards: 'on',
}
const DOCUMENT = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The scan is fine.' }] }],
}

/** A form with everything that any of the forms has, and what none of them may set (mass assignment). */
function form(fixtures: Fixtures, fields: Record<string, string>): FormData {
  const data = new FormData()
  const all = {
    id: fixtures.order,
    orderId: fixtures.order,
    userId: fixtures.victim,
    returnTo: '/staff/queue',
    message: 'Please send page two.',
    note: 'Please say it again.',
    isOn: 'no',
    isSure: 'on',
    status: 'delivered',
    price: '1',
    amountMinor: '1',
    currency: 'xxx',
    role: 'admin',
    claimedById: fixtures.users.stranger,
    isTrustedAuthor: 'true',
    paidAt: '2020-01-01T00:00:00Z',
    ...fields,
  }
  for (const [name, value] of Object.entries(all)) data.set(name, value)
  return data
}

type Fields = (fixtures: Fixtures) => Record<string, string>
const none: Fields = () => ({})
type Pick = (targets: Fixtures['targets']) => string

const plain = (file: string, least: LeastRole, ...names: string[]): Action[] =>
  names.map((name) => ({ name: `${file}#${name}`, least }))

const withForm = (name: string, least: LeastRole, fields: Fields = none): Action => ({
  name,
  least,
  call: (fixtures) => ({ args: [form(fixtures, fields(fixtures))] }),
})
const withState = (name: string, least: LeastRole, fields: Fields = none): Action => ({
  name,
  least,
  call: (fixtures) => ({ args: [EMPTY, form(fixtures, fields(fixtures))] }),
})
/** The page binds the order's id; `shape` says what follows it. */
const onOrder = (
  name: string,
  least: LeastRole,
  pick: Pick,
  shape: 'alone' | 'form' | 'state',
  fields: Fields = none,
): Action => ({
  name,
  least,
  call: (fixtures) => {
    const order = pick(fixtures.targets)
    const last = form(fixtures, { orderId: order, ...fields(fixtures) })
    const args = { alone: [order], form: [order, last], state: [order, EMPTY, last] }[shape]
    return { order, args }
  },
})
const onTarget = (name: string, pick: Pick, shape: 'alone' | 'state', fields: Fields = none): Action => ({
  name,
  least: 'staff',
  call: (fixtures) => {
    const order = pick(fixtures.targets)
    const target = { orderId: order, returnTo: `/staff/orders/${order}` }
    const last = form(fixtures, { orderId: order, ...fields(fixtures) })
    return { order, args: shape === 'alone' ? [target] : [target, EMPTY, last] }
  },
})

const WORK = 'app/staff/orders/[id]/actions.ts'
const ASK = 'app/staff/orders/[id]/ask/actions.ts'
const MONEY = 'app/staff/orders/[id]/money/actions.ts'
const URGENT = 'app/staff/orders/[id]/urgent/actions.ts'
const QUEUE = 'app/staff/queue/actions.ts'
const PEOPLE = 'app/staff/people/actions.ts'
const ACCOUNT = 'app/(account)/account/actions.ts'
const OWN = 'app/staff/me/actions.ts'
const QUESTIONS = 'app/staff/questions/actions.ts'
const SETTINGS = 'app/staff/settings/actions.ts'
const ORDERS = 'app/(account)/orders/[id]/actions.ts'
const SHARE = 'app/(account)/orders/[id]/share/actions.ts'
const WATCH = 'app/(account)/orders/[id]/watch/actions.ts'
const TAKE_AWAY = 'app/(account)/orders/[id]/take-away/actions.ts'
const REVIEW = 'app/staff/orders/[id]/review/actions.ts'
const WIZARD = 'app/(order)/order'

const withUnwatched = (name: string, fields: Record<string, string>, ...before: unknown[]): Action => ({
  name: `${WATCH}#${name}`,
  least: 'owner',
  call: (fixtures) => ({
    order: fixtures.unwatched,
    args: [fixtures.unwatched, ...before, form(fixtures, fields)],
  }),
})

const withOpened = (name: string, fields: Record<string, string>, ...before: unknown[]): Action => ({
  name: `${TAKE_AWAY}#${name}`,
  least: 'owner',
  call: (fixtures) => ({
    order: fixtures.opened,
    args: [fixtures.opened, ...before, form(fixtures, fields)],
  }),
})

/** Every server action and who may use it. One that is missing here fails server-actions.spec.ts. */
export const ACTIONS: readonly Action[] = [
  ...plain('app/(auth)/invite/[token]/actions.ts', 'anyone', 'acceptInvitation'),
  ...plain('app/(auth)/sign-in/actions.ts', 'anyone', 'askForCode'),
  ...plain('app/(site)/contact/actions.ts', 'anyone', 'sendMessage'),
  ...plain('app/(auth)/sign-in/code/actions.ts', 'anyone', 'resendCode', 'submitCode'),
  ...plain('app/(auth)/sign-in/confirm/actions.ts', 'anyone', 'submitLink'),
  ...plain(ACCOUNT, 'own', 'saveTimeZone', 'endDevice'),
  ...plain('app/(account)/account/download/actions.ts', 'own', 'makeCopy'),
  ...plain('app/(account)/account/delete/actions.ts', 'own', 'sendCode', 'deleteAll'),
  ...plain('app/(account)/account/address/actions.ts', 'own', 'sendBothCodes', 'changeToNew'),
  ...plain(OWN, 'own', 'saveOwnTimeZone', 'endOwnDevice'),
  ...plain('lib/auth/choose-watching.ts', 'anyone', 'chooseWatching'),
  ...plain('lib/auth/sign-out.ts', 'own', 'signOut', 'signOutEverywhere'),
  ...plain('app/(auth)/sign-in/second-factor/actions.ts', 'firstFactor', 'giveFactor'),
  ...plain('app/(auth)/sign-in/set-up-second-factor/actions.ts', 'firstFactor', 'confirmFactor'),
  {
    name: 'app/(auth)/sign-in/recovery-codes/actions.ts#showRecoveryCodes',
    least: 'staff',
    call: () => ({ args: [] }),
  },

  ...plain(`${WIZARD}/actions.ts`, 'anyone', 'startAction'),
  withState(`${WIZARD}/actions.ts#questionsAction`, 'draft', () => ({
    questions: 'Why?',
    tellHow: 'in_order',
  })),
  withState(`${WIZARD}/report/actions.ts#reportAction`, 'draft', () => ({ pastedText: 'Another report.' })),
  withForm(`${WIZARD}/report/actions.ts#changeFileAction`, 'draft', ({ draft }) => ({
    fileId: draft.file,
    change: 'remove',
  })),
  withForm(`${WIZARD}/report/actions.ts#hidePartsAction`, 'draft', ({ draft }) => ({
    pageId: draft.page,
    box: '0,0,50,50',
  })),
  withState(`${WIZARD}/report/actions.ts#unlockFileAction`, 'draft', ({ draft }) => ({
    fileId: draft.file,
    password: 'a guess',
  })),
  withState(`${WIZARD}/you/actions.ts#youAction`, 'draft', () => ({
    email: 'other@patient.example',
    firstName: 'Mallory',
    phone: '+12125550100',
    timeZone: 'America/New_York',
  })),
  ...plain(`${WIZARD}/you/actions.ts`, 'anyone', 'codeAction'),
  withState(`${WIZARD}/you/actions.ts#continueAction`, 'draft', () => ({ email: 'other@patient.example' })),
  withState(`${WIZARD}/review/actions.ts#payAction`, 'draft'),
  withState(`${WIZARD}/review/actions.ts#reopenAction`, 'draft'),

  ...plain(ORDERS, 'owner', 'changeFile', 'goOn', 'unlockFile'),
  onOrder(`${ORDERS}#cancel`, 'owner', ({ canceled }) => canceled, 'alone'),
  {
    // Before the answer, which ends what it asks for.
    name: `${ORDERS}#hideParts`,
    least: 'owner',
    call: (fixtures) => {
      const order = fixtures.targets.needsInfo
      return { order, args: [order, form(fixtures, { pageId: fixtures.infoPage, box: '0,0,50,50' })] }
    },
  },
  onOrder(`${ORDERS}#sendAnswer`, 'owner', ({ needsInfo }) => needsInfo, 'state'),
  onOrder(
    `${ORDERS}#changeAddress`,
    'owner',
    ({ readdressed }) => readdressed,
    'state',
    () => ({
      email: 'other@patient.example',
      asTyped: 'other@patient.example',
    }),
  ),

  {
    name: `${SHARE}#makeShare`,
    least: 'owner',
    call: (fixtures) => ({
      order: fixtures.delivered,
      args: [fixtures.delivered, EMPTY, form(fixtures, { name: 'my daughter', owner: 'Ada', days: '7' })],
    }),
  },
  {
    name: 'app/(account)/orders/[id]/ask/actions.ts#sendQuestion',
    least: 'owner',
    call: (fixtures) => ({
      order: fixtures.delivered,
      args: [fixtures.delivered, EMPTY, form(fixtures, { question: 'Is it new?' })],
    }),
  },
  ...plain(SHARE, 'owner', 'stopShare', 'keepShare'),

  withUnwatched('open', { understood: '2' }),
  withUnwatched('sendAfter', { understood: '4', comment: 'Thank you.' }, EMPTY),
  withUnwatched('answer', { answer: '1' }, 0),

  withOpened('saveQuestions', { ticked: 'What happens next?', own: 'May I swim?' }, NO_QUESTIONS),
  withOpened('saveVisit', { what: 'See my doctor', day: '2099-02-01', time: '09:30' }, EMPTY),

  onOrder(
    `${REVIEW}#saveCards`,
    'staff',
    ({ carded }) => carded,
    'state',
    () => ({
      'question-0': 'Is a bone broken?',
      'option-a-0': 'Yes',
      'option-b-0': 'No',
      'right-0': 'b',
      'why-0': 'The report says so.',
    }),
  ),
  onOrder(
    `${REVIEW}#setSerious`,
    'staff',
    ({ carded }) => carded,
    'form',
    () => ({ isSerious: 'on' }),
  ),
  onOrder(`${WORK}#claim`, 'staff', ({ received }) => received, 'alone'),
  onOrder(`${WORK}#release`, 'staff', ({ claimed }) => claimed, 'alone'),
  onOrder(`${WORK}#submit`, 'staff', ({ submitted }) => submitted.order, 'alone'),
  onOrder(`${WORK}#deliver`, 'staff', ({ deliverable }) => deliverable.order, 'alone'),
  onOrder(`${WORK}#returnToAuthor`, 'staff', ({ sentBack }) => sentBack.order, 'state'),
  onOrder(`${WORK}#withdraw`, 'staff', ({ withdrawn }) => withdrawn, 'state'),
  onOrder(
    `${WORK}#approve`,
    'staff',
    ({ approvable }) => approvable.order,
    'form',
    ({ targets }) => ({
      ...CHECKED,
      noCards: 'on',
      videoId: targets.approvable.video,
      plainReportId: targets.approvable.plainReport,
    }),
  ),
  onOrder(
    `${WORK}#confirmReview`,
    'staff',
    ({ released }) => released[0].order,
    'form',
    ({ targets }) => ({
      approvalId: targets.released[0].approval ?? '',
      hasRead: 'on',
    }),
  ),
  {
    name: `${WORK}#autosave`,
    least: 'staff',
    call: ({ targets: { claimed2: order } }) => ({
      order,
      args: [order, { document: DOCUMENT, base: null, isNewVersion: true, asideId: randomUUID() }],
    }),
  },
  {
    name: 'app/staff/orders/[id]/script-actions.ts#autosaveScript',
    least: 'staff',
    call: ({ targets: { claimed2: order } }) => ({
      order,
      args: [
        order,
        { document: { sections: [], leftOut: [] }, base: null, isNewVersion: true, asideId: randomUUID() },
      ],
    }),
  },
  ...plain(
    'app/staff/orders/[id]/version-actions.ts',
    'staff',
    'listVersions',
    'readScriptAt',
    'readPlainReportAt',
  ),
  ...plain('app/staff/orders/[id]/captions-actions.ts', 'staff', 'correctCaptions'),
  {
    name: 'app/staff/orders/[id]/record/actions.ts#rememberFullHd',
    least: 'staff',
    call: () => ({ args: [true] }),
  },
  ...plain('app/staff/orders/[id]/processing-actions.ts', 'staff', 'cancelVideo', 'layScript', 'retryVideo'),
  onTarget(`${ASK}#ask`, ({ asked }) => asked, 'state'),
  onOrder(
    'app/staff/orders/[id]/address/actions.ts#mend',
    'staff',
    ({ received3 }) => received3,
    'state',
    () => ({ email: `${randomUUID()}@patient.example`, reason: 'typo', isSure: 'on' }),
  ),
  onTarget(`${ASK}#resume`, ({ needsInfo2 }) => needsInfo2, 'alone'),
  onTarget(
    `${MONEY}#refund`,
    ({ refunded }) => refunded,
    'state',
    () => ({ amount: '10' }),
  ),
  onTarget(`${MONEY}#explainNot`, ({ unexplained }) => unexplained, 'state'),
  onTarget(`${MONEY}#cancel`, ({ ended }) => ended, 'state'),
  onTarget(
    `${URGENT}#raise`,
    ({ claimed3 }) => claimed3,
    'state',
    () => ({ level: 'hours' }),
  ),
  onTarget(
    `${URGENT}#logCall`,
    ({ raised }) => raised,
    'state',
    ({ targets }) => ({
      flagId: targets.flags[0],
      revision: '0',
      called: 'patient',
      outcome: 'no_answer',
    }),
  ),
  onTarget(
    `${URGENT}#close`,
    ({ raised }) => raised,
    'state',
    ({ targets }) => ({
      flagId: targets.flags[1],
      revision: '0',
      outcome: 'raised_in_error',
    }),
  ),

  withState('app/staff/macros/actions.ts#saveMacro', 'staff', () => ({ name: 'Disc', body: 'A disc.' })),
  ...plain('app/staff/macros/actions.ts', 'staff', 'retireMacro'),
  withState('app/staff/clips/actions.ts#startClip', 'staff', () => ({ title: 'Disc', words: 'A disc.' })),
  ...plain(
    'app/staff/clips/actions.ts',
    'staff',
    'approve',
    'withdraw',
    'remove',
    'correctClipCaptions',
    'cancelClip',
    'retryClip',
  ),

  withForm(`${QUEUE}#claim`, 'staff', ({ targets }) => ({ orderId: targets.received2 })),
  withForm(`${QUEUE}#release`, 'staff', ({ targets }) => ({ orderId: targets.received2 })),
  withForm(`${QUEUE}#confirmReview`, 'staff', ({ targets }) => ({
    approvalId: targets.released[1].approval ?? '',
    hasRead: 'on',
  })),
  withForm(`${QUEUE}#switchOwnDuty`, 'staff', ({ users }) => ({ userId: users.staff })),

  withForm(`${PEOPLE}#invite`, 'admin', ({ order }) => ({ email: `${order}@staff.example`, role: 'staff' })),
  withForm(`${PEOPLE}#dropInvite`, 'admin', ({ targets }) => ({ inviteId: targets.invite })),
  withForm(`${PEOPLE}#switchDuty`, 'admin'),
  withForm(`${PEOPLE}#switchTrusted`, 'admin', () => ({ isOn: 'yes' })),
  withForm(`${PEOPLE}#addPlace`, 'admin', () => ({ place: 'US-CA', expiresOn: '2099-01-31' })),
  withForm(`${PEOPLE}#dropPlace`, 'admin', () => ({ place: 'US-NJ' })),
  withForm(`${PEOPLE}#setRole`, 'admin'),
  withForm(`${PEOPLE}#switchAccess`, 'admin'),
  withForm('app/staff/messages/actions.ts#markAnswered', 'staff', ({ message }) => ({ id: message })),
  { name: `${QUESTIONS}#claimQuestion`, least: 'staff', call: ({ question }) => ({ args: [question] }) },
  {
    name: `${QUESTIONS}#answerQuestion`,
    least: 'staff',
    call: (fixtures) => ({
      args: [fixtures.question, EMPTY, form(fixtures, { answer: 'It is not new.' })],
    }),
  },
  ...plain(QUESTIONS, 'staff', 'releaseQuestion'),
  withForm(`${SETTINGS}#pause`, 'admin', () => ({ hours: '2' })),
  { name: `${SETTINGS}#open`, least: 'admin', call: () => ({ args: [] }) },
  withForm(`${SETTINGS}#saveCap`, 'admin', () => ({ dailyOrderCap: '47' })),
]

export const LESSER: Record<LeastRole, readonly RoleName[]> = {
  anyone: [],
  own: [],
  draft: ['anonymous', 'stranger', 'owner', 'firstFactor', 'staff', 'admin'],
  firstFactor: ['anonymous', 'stranger', 'owner'],
  owner: ['anonymous', 'stranger', 'firstFactor', 'staff', 'admin'],
  staff: ['anonymous', 'stranger', 'owner', 'firstFactor'],
  admin: ['anonymous', 'stranger', 'owner', 'firstFactor', 'staff'],
}
