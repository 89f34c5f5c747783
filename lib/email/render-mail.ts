import { render, toPlainText } from 'react-email'
import { MAIL_KINDS, type MailKind } from './kinds'
import { approverChanged, certificateIssued, needsYou, sentToAuthority } from './templates/certificate'
import { changeOffered } from './templates/change-offered'
import { deleteAccount } from './templates/delete-account'
import { doneForYou } from './templates/done-for-you'
import { emailChange } from './templates/email-change'
import { orderReceived } from './templates/order-received'
import { passwordCode } from './templates/password-code'
import { paymentFailed, paymentLink, paymentProcessing, refundMade } from './templates/payment'
import { buyerChanged, helperOpened, invitation, transferDone, transferOffered } from './templates/people'
import { quote } from './templates/quote'
import { reminderApproval, reminderCoverEnds, reminderReplaceFile, reminderSetUp } from './templates/reminder'
import { securityNotice } from './templates/security-notice'
import { setUp } from './templates/set-up'
import { signIn } from './templates/sign-in'
import { staffInvitation, staffPassword } from './templates/staff'
import { staffAlert } from './templates/staff-alert'
import type { Surroundings, WriteMail } from './templates/template'

const TEMPLATES: Record<MailKind, WriteMail> = {
  order_received: orderReceived,
  payment_link: paymentLink,
  quote,
  change_offered: changeOffered,
  payment_processing: paymentProcessing,
  payment_failed: paymentFailed,
  refund_made: refundMade,
  set_up: setUp,
  sent_to_authority: sentToAuthority,
  approver_changed: approverChanged,
  certificate_issued: certificateIssued,
  needs_you: needsYou,
  invitation,
  done_for_you: doneForYou,
  helper_opened: helperOpened,
  transfer_offered: transferOffered,
  transfer_done: transferDone,
  buyer_changed: buyerChanged,
  reminder_set_up: reminderSetUp,
  reminder_approval: reminderApproval,
  reminder_replace_file: reminderReplaceFile,
  reminder_cover_ends: reminderCoverEnds,
  sign_in: signIn,
  password_code: passwordCode,
  security_notice: securityNotice,
  email_change: emailChange,
  delete_account: deleteAccount,
  staff_invitation: staffInvitation,
  staff_password: staffPassword,
  staff_alert: staffAlert,
}

/** Returns whether `kind` is the name of a mail the shop knows. */
export function isMailKind(kind: string): kind is MailKind {
  return kind in MAIL_KINDS
}

/**
 * Renders a mail: subject, HTML and an equivalent text part.
 * @throws ZodError if `data` does not fit the kind.
 */
export async function renderMail(
  kind: MailKind,
  data: unknown,
  surroundings: Surroundings,
): Promise<{ subject: string; html: string; text: string }> {
  const { subject, sheet } = TEMPLATES[kind](data, surroundings)
  const html = await render(sheet)
  return { subject, html, text: toPlainText(html) }
}
