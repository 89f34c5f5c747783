import { render, toPlainText } from 'react-email'
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from '../languages/types'
import { MAIL_KINDS, type MailKind } from './kinds'
import type { MailText, MailVariables } from './mail-text'
import { approverChanged, certificateIssued, needsYou, replacedElsewhere, sentToAuthority, sentToPublish } from './templates/certificate'
import { changeOffered } from './templates/change-offered'
import { creditGiven } from './templates/credit-given'
import { doneForYou } from './templates/done-for-you'
import { PEACOCK } from './templates/letter'
import { monthlyReport } from './templates/monthly-report'
import { orderReceived } from './templates/order-received'
import { paymentFailed, paymentLink, paymentProcessing, refundMade, refundTakenBack, refundToCredit } from './templates/payment'
import { buyerGained, buyerLost, helperOpened, invitation, transferGiven, transferOffered, transferReceived } from './templates/people'
import { quote } from './templates/quote'
import { reminderApproval, reminderCoverEnds, reminderReplaceFile, reminderSetUp } from './templates/reminder'
import { securityNotice } from './templates/security-notice'
import { nothingToSetUp, setUp } from './templates/set-up'
import { deleteAccount, emailChangeFrom, emailChangeTo, passwordCode, signIn } from './templates/sign-in'
import { staffAlert, staffInvitation, staffPassword } from './templates/staff'
import type { MailTemplate, Surroundings } from './templates/types'
import { variablesOf, writeMail } from './write-mail'

/**
 * The texts of each kind. The last text of a kind applies to all data that no other text covers. A test email uses the text that it shows.
 */
const TEMPLATES: Record<Exclude<MailKind, 'test'>, readonly MailTemplate[]> = {
  order_received: [orderReceived],
  payment_link: [paymentLink],
  quote: [quote],
  change_offered: [changeOffered],
  payment_processing: [paymentProcessing],
  payment_failed: [paymentFailed],
  refund_made: [refundToCredit, refundMade],
  credit_given: [creditGiven],
  refund_taken_back: [refundTakenBack],
  set_up: [nothingToSetUp, setUp],
  sent_to_authority: [sentToPublish, sentToAuthority],
  approver_changed: [approverChanged],
  certificate_issued: [replacedElsewhere, certificateIssued],
  needs_you: [needsYou],
  invitation: [invitation],
  done_for_you: [doneForYou],
  helper_opened: [helperOpened],
  transfer_offered: [transferOffered],
  transfer_done: [transferReceived, transferGiven],
  buyer_changed: [buyerGained, buyerLost],
  reminder_set_up: [reminderSetUp],
  reminder_approval: [reminderApproval],
  reminder_replace_file: [reminderReplaceFile],
  reminder_cover_ends: [reminderCoverEnds],
  sign_in: [signIn],
  password_code: [passwordCode],
  security_notice: [securityNotice],
  email_change: [emailChangeFrom, emailChangeTo],
  delete_account: [deleteAccount],
  staff_invitation: [staffInvitation],
  staff_password: [staffPassword],
  staff_alert: [staffAlert],
  monthly_report: [monthlyReport],
}

const BY_ID: ReadonlyMap<string, MailTemplate & { kind: MailKind }> = new Map(
  Object.entries(TEMPLATES).flatMap(([kind, templates]) =>
    templates.toReversed().map((one) => [one.variant ? `${kind}.${one.variant}` : kind, { ...one, kind: kind as MailKind }]),
  ),
)

/** Returns whether `kind` is the name of an email that the shop sends. */
export function isMailKind(kind: string): kind is MailKind {
  return kind in MAIL_KINDS
}

/** Returns the languages in which emails of a kind are written: only English for emails to staff. */
export function languagesOfKind(kind: MailKind): readonly Language[] {
  return kind === 'test' ? LANGUAGES : (TEMPLATES[kind].at(0)?.languages ?? [DEFAULT_LANGUAGE])
}

/** Every text of the shop's emails, by its id: the kind, and for some a dot and the case it applies to. */
export const MAIL_IDS: readonly string[] = [...BY_ID.keys()]

/** What staff need to know about an email's text. */
export type MailAbout = {
  kind: MailKind
  to: string
  when: string
  /** The languages in which the text exists. `text` is the shop's own text in the requested language. */
  languages: readonly Language[]
  text: MailText
  variables: MailVariables
  examples: Readonly<Record<string, string>>
}

/** Returns the details of an email's text, or null for an unknown id. */
export function aboutMail(id: string, surroundings: Surroundings): MailAbout | null {
  const template = BY_ID.get(id)
  if (!template) return null
  const { kind, to, when, languages, required } = template
  const language = languageOf(template, surroundings)
  const values = template.valuesOf(template.example, { ...surroundings, language })
  const examples = Object.entries(values).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : 'text' in value ? value.text : '',
  ])
  return {
    kind,
    to,
    when,
    languages,
    text: template.textIn(language),
    variables: variablesOf(values, required),
    examples: Object.fromEntries(examples),
  }
}

/** Returns the id of the text that an email uses. */
export function mailIdOf(kind: MailKind, data: unknown): string {
  if (kind === 'test') return MAIL_KINDS.test.parse(data).of
  const variant = TEMPLATES[kind].find((one) => one.isFor(data))?.variant
  return variant ? `${kind}.${variant}` : kind
}

type Rendered = { subject: string; html: string; text: string }

/**
 * Renders an email: subject, HTML and an equivalent text part. `text` is the text written by staff, in place of the shop's own. @throws
 * ZodError if `data` does not fit the kind. @throws MailTextError if `text` does not fit the email's variables.
 */
export async function renderMail(
  kind: MailKind,
  data: unknown,
  surroundings: Surroundings,
  text: MailText | null = null,
): Promise<Rendered> {
  if (kind !== 'test') return renderText(templateOf(mailIdOf(kind, data)), data, surroundings, text)
  const test = MAIL_KINDS.test.parse(data)
  const shown = await renderExample(test.of, test.text, { ...surroundings, language: test.language })
  return { ...shown, subject: `[test] ${shown.subject}` }
}

/** Renders a text with its example values. @throws MailTextError if it does not fit the email's variables. */
export function renderExample(id: string, text: MailText, surroundings: Surroundings): Promise<Rendered> {
  const template = templateOf(id)
  return renderText(template, template.example, surroundings, text)
}

async function renderText(template: MailTemplate, data: unknown, around: Surroundings, text: MailText | null): Promise<Rendered> {
  const surroundings = { ...around, language: languageOf(template, around) }
  const values = template.valuesOf(data, surroundings)
  const { subject, sheet } = writeMail(text ?? template.textIn(surroundings.language), { ...template, values, surroundings })
  const shown = await render(sheet)
  const html = surroundings.accent ? shown.replaceAll(PEACOCK, surroundings.accent) : shown
  return { subject, html, text: toPlainText(html) }
}

/** Emails to staff are in English, whatever the language of their recipient. */
function languageOf({ languages }: MailTemplate, { language }: Surroundings): Language {
  return languages.length > 1 ? language : DEFAULT_LANGUAGE
}

function templateOf(id: string): MailTemplate {
  const template = BY_ID.get(id)
  if (!template) throw new Error(`No email has the text ${id}.`)
  return template
}
