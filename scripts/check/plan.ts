/** The floors from docs/architecture.md, lowest first. A room may import only from lower floors, never from its own or a higher one. */
export const FLOORS: readonly (readonly string[])[] = [
  ['config', 'languages'],
  ['guides'],
  ['db', 'enom', 'csr', 'chain', 'keys', 'email', 'secrets', 'metrics'],
  ['audit-log'],
  ['jobs', 'links', 'probe', 'dns', 'legal', 'brand', 'mail-texts', 'tax', 'traffic'],
  ['webhooks'],
  ['outbox', 'registrar'],
  ['catalog', 'stripe', 'certificates', 'users', 'coupons', 'account-credit'],
  ['cart', 'people'],
  ['orders'],
  ['disputes', 'quotes'],
  ['refunds'],
  ['payments'],
  ['prices', 'audit', 'invoices', 'tax-records'],
  ['admin', 'logs'],
  ['auth'],
  ['privacy', 'api'],
  ['worker'],
  ['web'],
]

/** The inner rooms of a room, lowest first. A file directly in the room is below all of them. */
export const INNER_FLOORS: Readonly<Record<string, readonly string[]>> = {
  certificates: [
    'lifecycle',
    'status',
    'settlement',
    'ticket',
    'notify',
    'reminders',
    'operation',
    'ending',
    'contacts',
    'purchase',
    'reconciliation',
    'purchase-run',
    'setup',
    'validation',
    'approval',
    'pull',
    'installation',
    'submission',
    'sweeps',
    'view',
    'calendar',
    'testing',
  ],
  registrar: ['accounts', 'translation', 'calls', 'connection'],
  auth: ['session', 'limits', 'guards', 'factors', 'email-change', 'sign-in'],
  csr: ['address', 'keys', 'request', 'policy', 'testing'],
  enom: ['answer', 'commands', 'connection', 'testing', 'simulator'],
  orders: ['placing', 'view', 'staff', 'testing'],
  outbox: ['writing', 'alerts', 'sending', 'log'],
  refunds: ['allocation', 'request', 'sending', 'rule', 'testing'],
  audit: ['compare', 'repair', 'view', 'testing'],
}

/** Files exempt from the rules for the shop. They may import anything. */
export const TESTS = /\.(test|spec)\.tsx?$|^lib\/[^/]+\/testing\//
export const SIMULATORS = /^lib\/(enom\/simulator|stripe\/simulator|dns\/simulator|email\/inbox)\//

const SHARED_WORDS = /^lib\/[^/]+\.ts$/
const PURE =
  /^lib\/(([^/]+\/)?[^/]+\/(schema|types|states?|format|text|places|holds|dates|(place|buyer|file|tax)-text|keys|server-software)|result|money|clock|actor|action-state|log|cn)\.ts$/
/** The generated enums contain only schema values, without a client or connection. */
const ENUMS = /^lib\/db\/generated\/enums\.ts$/

export type Rule = {
  name: string
  /** How to fix a violation of the rule. */
  advice: string
  breaks: (from: string, to: string) => boolean
}

/** The house rules about one file importing another. Tests are exempt. Circular imports are checked separately. */
export const RULES: readonly Rule[] = [
  {
    name: 'a room imports only from lower floors',
    advice: 'Import from a floor below, or move the code to the room that needs it.',
    breaks: (from, to) => {
      const [own, other] = [roomOf(from), roomOf(to)]
      return own !== null && other !== null && own !== other && floorOf(other) >= floorOf(own) && !ENUMS.test(to)
    },
  },
  {
    name: 'an inner room imports only from lower ones',
    advice: 'Import from an inner room below, or move the code.',
    breaks: (from, to) => roomOf(from) !== null && roomOf(from) === roomOf(to) && innerFloorOf(to) > innerFloorOf(from),
  },
  {
    name: 'every inner room has a floor',
    advice: 'Give the new inner room a floor in scripts/check/plan.ts.',
    breaks: (from, to) => [from, to].some((file) => innerFloorOf(file) === UNKNOWN),
  },
  {
    name: 'every room has a floor',
    advice: 'Give the new room a floor in scripts/check/plan.ts and docs/architecture.md.',
    breaks: (from, to) => [from, to].some((file) => roomOf(file) !== null && floorOf(roomOf(file) ?? '') === -1),
  },
  {
    name: 'shared modules import only each other',
    advice: 'Floor 0 imports only from floor 0.',
    breaks: (from, to) => SHARED_WORDS.test(from) && !SHARED_WORDS.test(to),
  },
  {
    name: 'lib imports no screens',
    advice: 'A domain returns values; a screen shows them.',
    breaks: (from, to) => from.startsWith('lib/') && /^(app|components)\//.test(to),
  },
  {
    name: 'components take props',
    advice: 'Have the page query the domain and pass the result down.',
    breaks: (from, to) => from.startsWith('components/') && /^(app|lib)\//.test(to) && !PURE.test(to),
  },
  {
    name: 'screens ask a domain',
    advice: 'Call a verb or a query of the domain.',
    breaks: (from, to) => from.startsWith('app/') && /^lib\/(db|enom|worker)\//.test(to),
  },
  {
    name: 'only one room calls Enom',
    advice: 'Ask lib/registrar.',
    breaks: (from, to) => /^(app|components|lib)\//.test(from) && !/^lib\/(enom|registrar)\//.test(from) && to.startsWith('lib/enom/'),
  },
  {
    name: 'Enom, CSRs, chains and keys stand alone',
    advice: 'These leaves import only floor 0 and the messages, so that they can be read and tested in isolation.',
    breaks: (from, to) =>
      /^lib\/(enom|csr|chain|guides|keys)\//.test(from) && !SHARED_WORDS.test(to) && ![roomOf(from), 'languages'].includes(roomOf(to)),
  },
  {
    name: 'no simulator in production',
    advice: 'Simulators and the inbox are for tests and scripts.',
    breaks: (from, to) => SIMULATORS.test(to) && !SIMULATORS.test(from) && !/^(scripts|e2e)\//.test(from),
  },
  {
    name: 'nothing imports scripts',
    advice: 'Scripts only start processes; code that others need belongs in lib.',
    breaks: (from, to) => /^(app|components|lib|prisma)\//.test(from) && /^(scripts|e2e)\//.test(to),
  },
]

/** Returns whether a file may read process.env: in the room that parses the settings, and in code that runs before or outside the shop. */
export function mayReadSettings(file: string): boolean {
  return (
    !/^(app|components|lib)\//.test(file) ||
    /^lib\/(config\/|log\.ts$)/.test(file) ||
    SIMULATORS.test(file) ||
    TESTS.test(file) ||
    file.startsWith('lib/db/generated/')
  )
}

function roomOf(file: string): string | null {
  return /^lib\/([^/]+)\//.exec(file)?.[1] ?? null
}

const UNKNOWN = Number.POSITIVE_INFINITY

/** Returns the floor of a file's inner room, or -1 for a file directly in a room and for rooms without inner rooms. */
function innerFloorOf(file: string): number {
  const [, room = '', inner] = /^lib\/([^/]+)\/(?:([^/]+)\/)?/.exec(file) ?? []
  const floors = INNER_FLOORS[room]
  if (!floors || !inner) return -1
  const floor = floors.indexOf(inner)
  return floor === -1 ? UNKNOWN : floor
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room))
}
