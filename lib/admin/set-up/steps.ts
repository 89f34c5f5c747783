import type { ChoiceCost } from '../../catalog/product-costs'
import type { SenderLookup } from '../../dns/check-sender'
import type { WorkerHealth } from '../../jobs/worker-health'
import type { LegalPage } from '../../legal/schema'
import { LEGAL_WORDS } from '../../legal/text'
import { hoursText } from '../../orders/view/text'
import { causeOfWords } from '../../registrar/translation/causes'

/** The steps that are checked before a shop opens. */
export const STEP_NAMES = {
  worker: 'Worker',
  enom: 'Enom account',
  ip: 'IP address registered at Enom',
  products: 'Products',
  stripe: 'Stripe',
  mail: 'Emails',
  sender: 'Sender’s domain',
  seller: 'Seller on invoices',
  legal: 'Legal pages',
  staff: 'Two-step sign-in for staff',
  backup: 'Backup',
} as const
export type StepKey = keyof typeof STEP_NAMES

/**
 * The steps without which orders cannot be fulfilled. The others can follow later; Stripe's first event, for example, arrives only with the
 * first payment.
 */
const NEEDED: readonly StepKey[] = ['worker', 'enom', 'ip', 'products', 'mail', 'seller']

export type Step = {
  key: StepKey
  /** `unknown`: it cannot be checked yet. */
  state: 'done' | 'to_do' | 'unknown'
  why: string
  fix?: { href: string; label: string }
}

/**
 * The result of the last finished call to an account since its password was set: `ok` or the kind of failure, with the error text from Enom
 * or from us.
 */
export type LastCall = { outcome: string; errorText: string | null }

/** The facts from which the steps are derived. */
export type Facts = {
  worker: WorkerHealth['state']
  account: { id: string; label: string; lastCall: LastCall | null } | null
  /** The states of the prices on sale. */
  costs: readonly ChoiceCost['state'][]
  takesRealMoney: boolean
  /** The number of products on sale that are bought from Enom's test server. */
  soldByTestServer: number
  webhookUrl: string
  /** When the last webhook about a payment arrived, and when the last email was sent. */
  webhookAt: Date | null
  mailAt: Date | null
  sender: SenderLookup
  hasSeller: boolean
  /** Legal pages that are still placeholders. */
  unwritten: readonly LegalPage[]
  /** Addresses of staff who sign in with only a password (at most `STAFF_NAMED`), and the total number of them. */
  unprotected: { emails: readonly string[]; count: number }
  /** What staff wrote about backups, and how many hours ago `npm run backup` last made a backup. */
  backup: { text: string; notedAt: Date } | null
  backupAge: number | null
}

export const STAFF_NAMED = 5

/** Returns the checklist, in the recommended order. */
export function stepsOf(facts: Facts): Step[] {
  return [
    { key: 'worker', ...workerStep(facts) },
    { key: 'enom', ...enomStep(facts) },
    { key: 'ip', ...ipStep(facts) },
    { key: 'products', ...productsStep(facts) },
    { key: 'stripe', ...stripeStep(facts) },
    { key: 'mail', ...mailStep(facts) },
    { key: 'sender', ...senderStep(facts.sender) },
    { key: 'seller', ...sellerStep(facts) },
    { key: 'legal', ...legalStep(facts) },
    { key: 'staff', ...staffStep(facts.unprotected) },
    { key: 'backup', ...backupStep(facts) },
  ]
}

/** Returns the unfinished steps that must be done before the shop opens. */
export function missingToOpen(steps: readonly Step[]): StepKey[] {
  return steps.filter(({ key, state }) => NEEDED.includes(key) && state !== 'done').map(({ key }) => key)
}

type Found = Omit<Step, 'key'>
const done = (why: string, fix?: Step['fix']): Found => ({ state: 'done', why, ...(fix && { fix }) })
const toDo = (why: string, fix?: Step['fix']): Found => ({ state: 'to_do', why, ...(fix && { fix }) })
const unknown = (why: string, fix?: Step['fix']): Found => ({ state: 'unknown', why, ...(fix && { fix }) })

function workerStep({ worker }: Facts): Found {
  if (worker === 'working') return done('It is running, and jobs start on time.')
  if (worker === 'behind') return toDo('It is running but has fallen behind. Read its log and restart it.')
  return toDo('None is running, so nothing is bought, emailed or checked. Start it with npm run worker, or start its container.')
}

const toAccount = (id: string) => ({ href: `/admin/enom-accounts/${id}`, label: 'Test the connection' })

function enomStep({ account, takesRealMoney, soldByTestServer: count }: Facts): Found {
  if (!account) return toDo('The shop buys every certificate through an Enom account.', ADD_ACCOUNT)
  if (takesRealMoney && count > 0) {
    const sold = count === 1 ? '1 product on sale is' : `${count} products on sale are`
    const fix = { href: `/admin/enom-accounts/${account.id}`, label: 'Open the account' }
    return toDo(`Stripe takes real money, but ${sold} bought from Enom’s test server. Untick “Test Mode”, or use a live account.`, fix)
  }
  const fix = toAccount(account.id)
  const { lastCall, label } = account
  if (!lastCall) return unknown(`“${label}” has not been used to call Enom since its password was saved.`, fix)
  const cause = causeOfCall(lastCall)
  if (cause === 'login') return toDo(`Enom rejects the login or password of “${label}”.`, fix)
  if (cause === 'ip') return unknown('Enom responds, and checks the login once the IP address is registered.', fix)
  if (cause === 'silent') return toDo(`The last call with “${label}” failed: ${lastCall.errorText ?? 'no response'}.`, fix)
  return done(`Enom responds and accepts the login of “${label}”.`)
}

const ADD_ACCOUNT = { href: '/admin/enom-accounts/new', label: 'Add an Enom account' }

function ipStep({ account }: Facts): Found {
  if (!account) return unknown('This can be checked once there is an Enom account.', ADD_ACCOUNT)
  const fix = toAccount(account.id)
  switch (account.lastCall && causeOfCall(account.lastCall)) {
    case null:
    case 'silent':
      return unknown('Enom has not responded yet, so this is not known.', fix)
    case 'ip':
      return toDo('Enom refuses the address this shop calls from. The account’s page shows it and where to register it.', fix)
    default:
      return done('Enom accepts calls from this server.')
  }
}

/** Returns what the outcome of a call indicates about the connection. */
function causeOfCall({ outcome, errorText }: LastCall): 'fine' | 'ip' | 'login' | 'silent' {
  if (outcome === 'ok') return 'fine'
  const trouble = causeOfWords(errorText ?? '')?.trouble
  if (trouble === 'ip_refused') return 'ip'
  if (trouble === 'login_refused' || outcome === 'unauthorised') return 'login'
  return outcome === 'refused' ? 'fine' : 'silent'
}

function productsStep({ account, costs }: Facts): Found {
  const fix = { href: '/admin/products', label: 'Open the products' }
  const count = (...states: ChoiceCost['state'][]) => costs.filter((state) => states.includes(state)).length
  if (!costs.length) return toDo('Nothing is on sale. Check the prices of a product and show it in the shop.', fix)
  const lossy = count('loss', 'discontinued')
  if (lossy) return toDo(`${prices(lossy)} on sale ${lossy === 1 ? 'is' : 'are'} below Enom’s cost, or no longer sold by Enom.`, fix)
  const foreign = count('other_currency')
  if (foreign) return toDo(`${prices(foreign)} on sale ${foreign === 1 ? 'has' : 'have'} no exchange rate for their currency.`, fix)
  if (!count('good', 'unprotected')) {
    const read = account && { href: `/admin/enom-accounts/${account.id}`, label: 'Read Enom’s prices' }
    return unknown('Enom’s costs have not been read yet, so no price could be compared.', read ?? fix)
  }
  return done(`${prices(costs.length)} on sale, none below Enom’s cost.`)
}

const prices = (count: number) => (count === 1 ? '1 price' : `${count} prices`)

function stripeStep({ takesRealMoney, webhookAt, webhookUrl }: Facts): Found {
  const mode = takesRealMoney ? 'Stripe’s key is a live key, so real money moves.' : 'Stripe’s key is a test key, so no money moves.'
  if (webhookAt) return done(`${mode} Webhooks arrive.`)
  return unknown(
    `${mode} No webhook about a payment has arrived yet; the first payment brings one. Stripe must send them to ${webhookUrl}.`,
  )
}

function mailStep({ mailAt }: Facts): Found {
  return mailAt
    ? done('The mail server accepts the shop’s emails.')
    : toDo('No email has been sent yet. Send yourself one and check that it arrives.')
}

function senderStep({ domain, spf, dmarc }: SenderLookup): Found {
  const dkim = 'DKIM can’t be checked from here, because only your mail server knows the name of its record.'
  if (spf === 'no_answer' || dmarc === 'no_answer') return unknown(`DNS did not respond for ${domain}. ${dkim}`)
  const missing = [spf === 'missing' && 'SPF', dmarc === 'missing' && 'DMARC'].filter((record) => record !== false)
  if (!missing.length) return done(`${domain} has records for SPF and DMARC. ${dkim}`)
  return toDo(`${domain} has no record for ${missing.join(' and ')}, so emails may end up as spam. Add it in the domain’s DNS. ${dkim}`)
}

function sellerStep({ hasSeller }: Facts): Found {
  if (hasSeller) return done('Invoices name the seller.')
  return toDo('No invoices are created until your name and address are saved.', {
    href: '/admin/settings#seller',
    label: 'Enter the seller',
  })
}

function legalStep({ unwritten }: Facts): Found {
  if (!unwritten.length) return done('Terms, privacy, refunds and imprint are published.')
  const titles = unwritten.map((page) => LEGAL_WORDS[page].title).join(', ')
  return toDo(`Buyers see a placeholder on ${titles}.`, { href: '/admin/settings/legal', label: 'Write the legal pages' })
}

function staffStep({ emails, count }: Facts['unprotected']): Found {
  if (!count) return done('Everyone confirms their sign-in with a second step.')
  const more = count > emails.length ? ` and ${count - emails.length} more` : ''
  return toDo(
    `These people can sign in with only a password: ${emails.join(', ')}${more}. Each of them can add an authenticator app or a passkey in their own account. You can require it under Staff.`,
    {
      href: '/admin/staff',
      label: 'Open the staff',
    },
  )
}

/** A nightly backup is always newer than this, even on the day the clocks change. */
const BACKUP_LATE_HOURS = 48

function backupStep({ backup, backupAge }: Facts): Found {
  if (backupAge !== null && backupAge >= BACKUP_LATE_HOURS)
    return toDo(`The last backup is ${Math.floor(backupAge / 24)} days old. Find out why npm run backup no longer runs.`)
  if (backupAge !== null) {
    const hours = Math.floor(backupAge)
    const age = hours < 1 ? 'within the last hour' : `${hoursText(hours)} ago`
    return done(`The last backup was made ${age}.${backup ? ` ${backup.text}` : ''}`)
  }
  return backup
    ? done(backup.text)
    : toDo(
        'Only the database remembers who paid for what. Have npm run backup run each night, or write down how else it is backed up, where to, and who checks that.',
      )
}
