import { problemText } from '../../csr/text'
import type { ChangeApproverRefusal } from '../approval/change-approver'
import type { ListRefusal } from '../approval/list-approvers'
import type { ResendRefusal } from '../approval/resend'
import type { ResendFilesRefusal } from '../approval/resend-files'
import type { WithdrawRefusal } from '../approval/withdraw'
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
import type { NameRefusal } from '../setup/name'
import type { PlanRefusal } from '../setup/plan-request'
import type { AskRefusal } from '../setup/request-approvers'
import type { SaveContactsRefusal } from '../setup/save-contacts'
import type { SaveRequestRefusal } from '../setup/save-request'
import type { SubmissionRefusal } from '../submission/request'
import type { PrepareTicketRefusal } from '../ticket/prepare'
import type { CheckRefusal } from '../validation/check-now'
import type { ReleaseRefusal } from '../validation/release-file'

const TIME = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

/** All refusals of this room's functions. */
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

/** Returns the sentence a person reads for a refusal. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'There is nothing at this address. If you followed a link from an email, it may have been replaced by a newer one.'
    case 'not-editable':
      return 'This request was already sent, so it can’t be changed now.'
    case 'refunded':
      return 'This certificate has been refunded, or its refund is on its way, so it can no longer be set up or sent.'
    case 'disputed':
      return 'The bank has been asked to return the payment for this certificate, so it can’t be changed or sent. Your answers are saved. Write to us if this is a mistake.'
    case 'suspended':
      return 'Our team has locked this certificate, so it can’t be changed, sent or replaced. The reason is on its page. Your answers are saved.'
    case 'reason-missing':
      return 'Enter the reason. The buyer will read it.'
    case 'disputed-payment':
      return 'The buyer is disputing the payment, so this certificate was not activated. Nothing was bought and no email was sent. Activate it once the dispute is won.'
    case 'moved-meanwhile':
      return 'This certificate’s status has just changed. Reload the page and try again.'
    case 'nothing-to-remind':
      return 'It waits neither for its set-up nor for an approval, so there is nothing to remind its buyer of.'
    case 'locked':
      return 'It is suspended, or its money is disputed or on its way back, so its buyer is not reminded.'
    case 'reminders-off':
      return 'Its buyer has switched these reminders off.'
    case 'reminded-today':
      return 'Its buyer was reminded by staff today. Try again tomorrow.'
    case 'unknown-server':
      return 'Choose the server software. If yours isn’t in the list, choose the last one.'
    case 'unreadable':
      return problemText(refusal.problem)
    case 'blocked':
      return blockedText(refusal)
    case 'invalid':
      return 'Some answers need to be corrected.'
    case 'needs-ascii':
      return 'Certificate authorities accept only A–Z, digits and basic punctuation in contacts. Check the spelling we suggest.'
    case 'request-missing':
      return 'Finish step 1 first: the certificate request.'
    case 'contacts-missing':
      return 'Finish step 2 first: the contacts.'
    case 'approver-missing':
      return 'Finish step 3 first: choose who approves.'
    case 'proof-not-offered':
      return 'This certificate can’t be proved that way. Choose one of the ways in the list.'
    case 'no-list':
      return 'The list of addresses hasn’t arrived yet. Wait a moment and choose again.'
    case 'not-on-list':
      return 'Choose one of the addresses on the authority’s list for each name.'
    case 'not-issued':
      return 'Only an issued certificate can be replaced.'
    case 'cover-ended':
      return 'Your cover has ended, so there is no further file. Order a new certificate.'
    case 'not-replacing':
      return 'No replacement is under way.'
    case 'not-agreed':
      return 'Tick the box to agree to the subscriber agreement.'
    case 'agreement-missing':
      return 'Enter how and when the client agreed, for example “by phone, 29 November”.'
    case 'not-bought':
      return 'We’re still getting your certificate ready. Your answers are saved. Send them in a moment.'
    case 'already-sent':
      return 'This request was already sent.'
    case 'too-soon':
      return `We checked a moment ago. Try again in ${refusal.seconds} seconds.`
    case 'not-waiting':
      return 'There is nothing to check right now.'
    case 'no-file':
      return 'There is no file to release.'
    case 'no-account':
      return 'No Enom account is set up for this product.'
    case 'not-at-enom':
      return 'Enom has no certificate with this number in this account.'
    case 'enom-unavailable':
      return 'Enom didn’t answer. Try again, or test the connection.'
    case 'being-bought':
      return 'The shop is buying one for this order right now. Check again in a minute.'
    case 'still-looking':
      return 'We’re still checking, and Enom’s lists may not show the purchase yet. Bind the certificate if you can see it, or wait a few minutes.'
    case 'another-product':
      return 'That certificate at Enom has a different product or term than the one ordered.'
    case 'set-up-at-enom':
      return 'That certificate has already been set up or refunded at Enom, so this order can’t use it. If it belongs to a client, import it for them in Audit.'
    case 'not-installable':
      return 'There is no file to look for: this certificate has not been issued yet, or it has ended.'
    case 'host-not-covered':
      return `“${refusal.host}” is not a name of this certificate. Enter one of its names; below a star, write the whole name.`
    case 'unknown-port':
      return 'Choose one of the ports in the list.'
    case 'not-served':
      return 'This certificate hands out no files now, so it can’t have a link.'
    case 'too-many-links':
      return `This certificate has ${MAX_PULL_LINKS} links. Revoke one you no longer use.`
    case 'label-missing':
      return 'Name the server the link is for, such as web-1.'
    case 'label-too-long':
      return `Use at most ${MAX_LABEL_LENGTH} characters.`
    case 'already-bound':
      return 'Another order already has this Enom certificate.'
    case 'no-approval':
      return 'The authority is no longer waiting for this approval. Reload the page to see where the certificate is.'
    case 'not-by-api':
      return 'Only the authority’s support can do this for this product. Write to us and we’ll ask them.'
    case 'approval-busy':
      return 'We’re still waiting for an answer to what was asked a moment ago. Try again in two minutes.'
    case 'mails-used-up':
      return `Another email can be sent from ${TIME.format(refusal.nextAt)} UTC. Check the spam folder in the meantime.`
    case 'out-of-reach':
      return 'We can’t reach the authority right now, so nothing was changed and nothing was counted. Try again in a few minutes.'
    case 'enom-refused':
      return 'The authority refused this, and nothing was changed. Write to us and we’ll ask its support.'
    case 'resend-unclear':
      return 'We got no clear answer, so the email may or may not be on its way. Check the inbox within the hour before you ask again.'
    case 'list-unavailable':
      return 'We couldn’t fetch the list of inboxes, so nothing was changed. Try again in a few minutes.'
    case 'not-listed':
      return 'The authority doesn’t accept that address. Choose one of the inboxes on its list.'
    case 'same-approver':
      return 'That inbox already has the email. To have it sent again, go back and press “Send the email again”.'
    case 'not-changed':
      return 'The authority still shows the earlier inbox. Wait two minutes, then choose again.'
    case 'change-unclear':
      return 'We got no clear answer, so we don’t know which inbox was emailed. Check both, or choose again in two minutes.'
    case 'withdraw-unclear':
      return 'We got no clear answer and are checking whether the request was withdrawn. If it was, we’ll email you within a few minutes. If not, you can try again then.'
    case 'approved-meanwhile':
      return 'Someone approved it in the meantime, so it can’t be taken back. The certificate will be issued as requested. If the request was wrong, write to us.'
    case 'no-ticket':
      return 'No ticket was prepared: there is one already, or Enom doesn’t have this certificate or has refunded it.'
    case 'ticket-moved':
      return 'A colleague has already recorded this ticket. Reload the page to see it.'
    case 'bad-label':
      return refusal.text
  }
}

/** Returns what is wrong with the approver of one name, for the buyer. */
export function approverText({ name, isEmpty }: WrongApprover): string {
  return isEmpty ? `Choose an inbox for ${name}.` : `The authority doesn’t accept that address for ${name}. Choose one from the list.`
}

function blockedText({ findings, keptEarlier }: Extract<Refusal, { code: 'blocked' }>): string {
  const text = findings.find(({ severity }) => severity === 'blocker')?.text ?? 'This request can’t be used.'
  return keptEarlier ? `${text} This request was not saved. Your earlier one still is.` : text
}
