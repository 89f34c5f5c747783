import { problemText } from '../../csr/text'
import { momentAt } from '../../languages/format'
import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import { DEFAULT_ZONE } from '../../zone'
import type { ChangeApproverRefusal } from '../approval/change-approver'
import type { ListRefusal } from '../approval/list-approvers'
import type { ResendRefusal } from '../approval/resend'
import type { ResendFilesRefusal } from '../approval/resend-files'
import type { WithdrawRefusal } from '../approval/withdraw'
import type { ContactFault } from '../contacts/contacts'
import type { InstallationRefusal } from '../installation/request-check'
import type { ResolveRefusal } from '../lifecycle/access'
import type { SuspendRefusal } from '../lifecycle/suspend'
import type { PullRefusal } from '../pull/create-link'
import { MAX_LABEL_LENGTH, MAX_PULL_LINKS } from '../pull/limits'
import type { ActivateRefusal } from '../purchase/activate'
import type { RemindRefusal } from '../reminders/remind-now'
import type { AbandonRefusal } from '../setup/abandon-replacement'
import type { BeginRefusal } from '../setup/begin-replacement'
import type { ChooseRefusal, WrongApprover } from '../setup/choose-approver'
import type { ProofRefusal } from '../setup/choose-proof'
import { MAX_NAME_LENGTH } from '../setup/label-input'
import type { NameRefusal } from '../setup/name'
import type { PlanRefusal } from '../setup/plan-request'
import type { AskRefusal } from '../setup/request-approvers'
import type { SaveContactsRefusal } from '../setup/save-contacts'
import type { SaveRequestRefusal } from '../setup/save-request'
import type { SubmissionRefusal } from '../submission/request'
import type { PrepareTicketRefusal } from '../ticket/prepare'
import type { CheckRefusal } from '../validation/check-now'
import type { ReleaseRefusal } from '../validation/release-file'

/** All refusals that this room's functions can return. */
export type Refusal =
  | SaveRequestRefusal
  | PlanRefusal
  | SaveContactsRefusal
  | AskRefusal
  | ChooseRefusal
  | ProofRefusal
  | SubmissionRefusal
  | CheckRefusal
  | ResolveRefusal
  | ReleaseRefusal
  | ActivateRefusal
  | ResendRefusal
  | ResendFilesRefusal
  | ListRefusal
  | ChangeApproverRefusal
  | WithdrawRefusal
  | NameRefusal
  | BeginRefusal
  | AbandonRefusal
  | SuspendRefusal
  | RemindRefusal
  | InstallationRefusal
  | PrepareTicketRefusal
  | { code: 'ticket-moved' }
  | PullRefusal

/** The refusals only staff can get. Staff read them in English. */
const FOR_STAFF = {
  'reason-missing': 'Enter the reason. The buyer will read it.',
  'disputed-payment':
    'The buyer is disputing the payment, so this certificate was not activated. Nothing was bought and no email was sent. Activate it once the dispute is won.',
  'nothing-to-remind': 'It isn’t waiting for its set-up or for an approval, so there is nothing to remind the buyer about.',
  locked: 'It is suspended, or its payment is disputed or being refunded, so the buyer is not reminded.',
  'reminders-off': 'The buyer has turned off these reminders.',
  'reminded-today': 'Staff have already reminded the buyer today. Try again tomorrow.',
  'agreement-missing': 'Enter how and when the client agreed, for example “by phone, 29 November”.',
  'no-file': 'There is no file to release.',
  'no-account': 'No Enom account is set up for this product.',
  'not-at-enom': 'Enom has no certificate with this number in this account.',
  'enom-unavailable': 'Enom didn’t respond. Try again, or test the connection.',
  'being-bought': 'The shop is buying one for this order right now. Check again in a minute.',
  'still-looking':
    'We’re still checking, and Enom’s lists may not show the purchase yet. Bind the certificate if you can see it, or wait a few minutes.',
  'another-product': 'That certificate at Enom has a different product or term than the one ordered.',
  'set-up-at-enom':
    'That certificate has already been set up or refunded at Enom, so this order can’t use it. If it belongs to a client, import it for them in Audit.',
  'already-bound': 'Another order already has this Enom certificate.',
  'no-ticket': 'No ticket was prepared: there is one already, or Enom doesn’t have this certificate or has refunded it.',
  'ticket-moved': 'A colleague has already recorded this ticket. Reload the page to see it.',
} as const

function isForStaff(code: Refusal['code']): code is keyof typeof FOR_STAFF {
  return code in FOR_STAFF
}

/** Returns the sentence shown for a refusal, in the reader's language and time zone. */
export function refusalText(refusal: Refusal, language: Language = DEFAULT_LANGUAGE, zone = DEFAULT_ZONE): string {
  const words = wordsOf(language, 'certificateRefusals')
  switch (refusal.code) {
    case 'unreadable':
      return problemText(refusal.problem, language)
    case 'blocked':
      return blockedText(refusal, language)
    case 'too-soon':
      return words('too-soon', { seconds: refusal.seconds })
    case 'host-not-covered':
      return words('host-not-covered', { host: refusal.host })
    case 'too-many-links':
      return words('too-many-links', { limit: MAX_PULL_LINKS })
    case 'label-too-long':
      return words('label-too-long', { limit: MAX_LABEL_LENGTH })
    case 'mails-used-up':
      return words('mails-used-up', { time: momentAt(refusal.nextAt, language, zone) })
    case 'bad-label':
      return wordsOf(language, 'faults')(refusal.why === 'long' ? 'nameTooLong' : 'control', { maximum: String(MAX_NAME_LENGTH) })
    default: {
      const { code } = refusal
      return isForStaff(code) ? FOR_STAFF[code] : words(code)
    }
  }
}

/** Returns what is wrong with the approver of one name, for the buyer. */
export function approverText({ name, isEmpty }: WrongApprover, language: Language = DEFAULT_LANGUAGE): string {
  return wordsOf(language, 'certificateRefusals')(isEmpty ? 'chooseInboxFor' : 'notAcceptedFor', { name })
}

/** Returns a sentence for each field of a refusal that names its fields. */
export function faultTexts(
  fields: Readonly<Record<string, ContactFault | ((language: Language) => string) | undefined>>,
  language: Language = DEFAULT_LANGUAGE,
): Record<string, string> {
  const words = wordsOf(language, 'contactFaults')
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, fault]) =>
      fault ? [[field, typeof fault === 'function' ? fault(language) : words(fault.key, fault.values)]] : [],
    ),
  )
}

function blockedText({ findings, keptEarlier }: Extract<Refusal, { code: 'blocked' }>, language: Language): string {
  const words = wordsOf(language, 'certificateRefusals')
  const text = findings.find(({ severity }) => severity === 'blocker')?.say(language) ?? words('blocked')
  return keptEarlier ? words('keptEarlier', { reason: text }) : text
}
