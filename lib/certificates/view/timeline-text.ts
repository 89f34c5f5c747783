import { z } from 'zod'
import { type Messages, wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import { type CertificateEventKind, isCertificateEvent } from '../lifecycle/events'

const text = z.string().optional()
const details = z.object({
  approverEmail: text,
  domainName: text,
  name: text,
  role: text,
  step: text,
  what: text,
  problemCode: text,
  proofMethod: text,
})

type Details = z.infer<typeof details>

type Line = (detail: Details, language: Language) => string

const inEvents = (language: Language) => wordsOf(language, 'timeline')

/** An event whose sentence contains no names. */
function plain(key: keyof Messages['timeline']['events']): Line {
  return (_, language) => inEvents(language)(`events.${key}`)
}

type Unnamed = keyof Messages['timeline']['unnamed']

/** An event whose sentence contains one name, or a description if the name is unknown or hidden from the reader. */
function naming(key: keyof Messages['timeline']['events'], argument: string, detail: keyof Details, unnamed: Unnamed): Line {
  return (details, language) => {
    const words = inEvents(language)
    return words(`events.${key}`, { [argument]: details[detail] ?? words(`unnamed.${unnamed}`) })
  }
}

const ROLES = ['owner', 'installer', 'billing', 'viewer'] as const

function roleIn(language: Language, role: string | undefined, unnamed: Unnamed): string {
  const known = ROLES.find((one) => one === role)
  return known ? inEvents(language)(`who.${known}`) : (role ?? inEvents(language)(`unnamed.${unnamed}`))
}

const SAVED = ['request', 'contacts', 'approver', 'proof', 'name', 'pull_link_made', 'pull_link_renewed', 'pull_link_revoked'] as const

const STEPS = ['request', 'contacts', 'approver', 'install'] as const

/** Adds the set-up step that a helper link opens to the sentence of an event. */
function forStep(line: Line): Line {
  return (details, language) => {
    const step = STEPS.find((one) => one === details.step) ?? 'none'
    return inEvents(language)(`forStep.${step}`, { text: line(details, language) })
  }
}

/**
 * The text of each kind of event for the buyer. Null if the buyer cannot act on the event or the text would name the supplier. The staff
 * texts are in `admin/text.ts`.
 */
const LINES: Record<CertificateEventKind, Line | null> = {
  'certificate.created': plain('created'),
  'certificate.imported': plain('imported'),
  'certificate.activated': plain('activated'),
  'certificate.purchased': plain('purchased'),
  'certificate.send_requested': naming('send_requested', 'domain', 'domainName', 'address'),
  'certificate.send_blocked': plain('send_blocked'),
  'certificate.send_unclear': plain('send_unclear'),
  'certificate.submitted': (details, language) => {
    if (details.proofMethod) return plain(details.proofMethod === 'dns' ? 'submittedDns' : 'submittedFile')(details, language)
    return naming('submitted', 'approver', 'approverEmail', 'approver')(details, language)
  },
  'certificate.needs_fix': plain('needs_fix'),
  'certificate.awaiting_approval': plain('awaiting_approval'),
  'certificate.approval_resent': naming('approval_resent', 'approver', 'approverEmail', 'approver'),
  'certificate.approver_changed': naming('approver_changed', 'approver', 'approverEmail', 'approver'),
  'certificate.withdrawn': plain('withdrawn'),
  'certificate.org_validation': plain('org_validation'),
  'certificate.approved': plain('approved'),
  // Who ended the request, if the authority has said so (validation/why-declined.ts).
  'certificate.declined': ({ problemCode }, language) => {
    const why = problemCode === 'caa-refused' || problemCode === 'refused-by-authority' ? problemCode : 'other'
    return inEvents(language)(`declined.${why}`)
  },
  'certificate.replacement_begun': plain('replacement_begun'),
  'certificate.replacement_by_ticket': plain('replacement_by_ticket'),
  'certificate.replaced_elsewhere': plain('replaced_elsewhere'),
  'certificate.replacement_abandoned': plain('replacement_abandoned'),
  'certificate.not_configured': plain('not_configured'),
  'certificate.suspended': plain('suspended'),
  'certificate.unsuspended': plain('unsuspended'),
  'certificate.terminated': plain('terminated'),
  'certificate.changed': naming('changed', 'what', 'what', 'certificate'),
  'certificate.held': plain('held'),
  'certificate.released': plain('released'),
  'certificate.issued': plain('issued'),
  'certificate.cancelled': plain('cancelled'),
  'certificate.refunded_at_enom': plain('refunded_at_enom'),
  'certificate.refunded_unissued': plain('refunded_unissued'),
  'certificate.member_invited': naming('member_invited', 'name', 'name', 'someone'),
  'certificate.member_joined': ({ role }, language) =>
    inEvents(language)('events.member_joined', { role: roleIn(language, role, 'member') }),
  'certificate.member_role_changed': ({ name, role }, language) => {
    const words = inEvents(language)
    return words('events.member_role_changed', { name: name ?? words('unnamed.member'), role: roleIn(language, role, 'role') })
  },
  'certificate.member_ended': naming('member_ended', 'name', 'name', 'member'),
  'certificate.helper_link_made': forStep(naming('helper_link_made', 'name', 'name', 'someone')),
  'certificate.helper_link_opened': forStep(plain('helper_link_opened')),
  'certificate.helper_link_revoked': naming('helper_link_revoked', 'name', 'name', 'someone'),
  // What someone other than the owner saved (setup/note-other.ts).
  'certificate.saved_by_other': ({ what }, language) => {
    const saved = SAVED.find((one) => one === what) ?? 'other'
    return inEvents(language)(`saved.${saved}`)
  },
  'certificate.transfer_offered': naming('transfer_offered', 'name', 'name', 'account'),
  'certificate.transfer_accepted': plain('transfer_accepted'),
  'certificate.transfer_declined': plain('transfer_declined'),
  'certificate.transfer_withdrawn': plain('transfer_withdrawn'),
  'certificate.purchase_blocked': null,
  'certificate.purchase_unclear': null,
  'certificate.purchase_failed': null,
  'certificate.purchase_resumed': null,
  'certificate.purchase_retried': null,
  'certificate.found_not_bought': null,
  'certificate.more_found': null,
  'certificate.cost_accepted': null,
  'certificate.cost_corrected': null,
  'certificate.declared_not_bought': null,
  'certificate.send_repeated': null,
  'certificate.withdraw_requested': null,
  'certificate.send_resumed': null,
  'certificate.dispute_won': null,
  'certificate.payment_disputed': null,
  'certificate.refund_withdrawn': null,
  'certificate.note': null,
  'certificate.viewed_as_client': null,
  'certificate.files_resent': plain('files_resent'),
}

type Reading = { language?: Language; withNames?: boolean }

/**
 * Returns the text of an event for the buyer, or null if the event is not for them. Without `withNames` the text mentions no member, helper
 * or account.
 */
export function timelineText({ kind, detail }: { kind: string; detail: unknown }, reading: Reading = {}): string | null {
  const { language = DEFAULT_LANGUAGE, withNames = true } = reading
  const line = isCertificateEvent(kind) ? LINES[kind] : null
  if (!line) return null
  const facts = details.safeParse(detail).data ?? {}
  return line(withNames ? facts : { ...facts, name: undefined }, language)
}

/**
 * Returns who caused an event, in words the buyer may see: just "us" for the shop and its staff, and names for members and helpers
 * (view/people.ts).
 */
export function timelineWho(actor: string, names: ReadonlyMap<string, string>, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'timeline')
  const [side = 'system'] = actor.split(':')
  if (side === 'enom' || side === 'system' || side === 'staff') return words(`who.${side}`)
  return names.get(actor) ?? words('who.other')
}
