import { problemText } from '../../csr/words'
import type { ResolveRefusal } from '../lifecycle/access'
import type { ActivateRefusal } from '../purchase/activate'
import type { ChooseRefusal, WrongApprover } from '../setup/choose-approver'
import type { AskRefusal } from '../setup/request-approvers'
import type { SaveContactsRefusal } from '../setup/save-contacts'
import type { SaveRequestRefusal } from '../setup/save-request'
import type { SubmissionRefusal } from '../submission/request'
import type { CheckRefusal } from '../validation/check-now'
import type { ReleaseRefusal } from '../validation/release'

/** Everything a verb of this room may refuse with. */
export type Refusal =
  | SaveRequestRefusal
  | SaveContactsRefusal
  | AskRefusal
  | ChooseRefusal
  | SubmissionRefusal
  | CheckRefusal
  | ResolveRefusal
  | ReleaseRefusal
  | ActivateRefusal

/** The sentence a person reads when a verb of this room refused. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'There is nothing at this address. If you followed a link from an email, it may have been replaced by a newer one.'
    case 'not-editable':
      return 'This request was already sent, so it can’t be changed now.'
    case 'refunded':
      return 'The money for this certificate went back to you, or is on its way, so it can’t be set up or sent any more.'
    case 'disputed':
      return 'The bank has been asked to give the payment for this certificate back, so it can’t be changed or sent. Nothing you typed is lost. Write to us if that is a mistake.'
    case 'disputed-payment':
      return 'The payment is disputed at the buyer’s bank, so this certificate is not activated. Nothing was bought and nobody was mailed. Activate it once the dispute is won.'
    case 'moved-meanwhile':
      return 'Somebody, or the shop itself, has just moved this certificate on. Look at where it stands now.'
    case 'unknown-server':
      return 'Choose the server software. If yours isn’t in the list, choose the last one.'
    case 'unreadable':
      return problemText(refusal.problem)
    case 'blocked':
      return refusal.findings.find(({ severity }) => severity === 'blocker')?.text ?? 'This request can’t be used.'
    case 'invalid':
      return 'Some answers need another look.'
    case 'needs-ascii':
      return 'Certificate authorities accept only A–Z, digits and basic punctuation in contacts. Check the spelling we suggest.'
    case 'request-missing':
      return 'Finish step 1 first: the certificate request.'
    case 'contacts-missing':
      return 'Finish step 2 first: the contacts.'
    case 'approver-missing':
      return 'Finish step 3 first: choose who approves.'
    case 'no-list':
      return 'The list of addresses is not here yet. Wait a moment and choose again.'
    case 'not-on-list':
      return 'Choose one of the addresses on the authority’s list for each name.'
    case 'not-agreed':
      return 'Tick the box to agree to the subscriber agreement.'
    case 'not-bought':
      return 'We’re still getting your certificate ready. Your answers are saved; send them in a moment.'
    case 'already-sent':
      return 'This request was already sent.'
    case 'too-soon':
      return `We looked a moment ago. Try again in ${refusal.seconds} seconds.`
    case 'not-waiting':
      return 'There is nothing to check right now.'
    case 'no-file':
      return 'There is no file to release.'
    case 'no-account':
      return 'No Enom account is set up for this product.'
    case 'not-at-enom':
      return 'Enom has no certificate with this number in this account.'
    case 'enom-unavailable':
      return 'Enom could not be asked just now. Try again, or test the connection.'
    case 'being-bought':
      return 'Enom is being asked to sell one for this order at this moment. Look again in a minute.'
    case 'still-looking':
      return 'We are still looking: until then Enom’s lists may lack what it sold. Bind a certificate if you see one, or wait some minutes.'
    case 'another-product':
      return 'That certificate at Enom is of another product or term than the one ordered.'
    case 'set-up-at-enom':
      return 'That certificate was set up or refunded at Enom already, so this order could not use it. If it is a client’s, import it for them in Audit.'
    case 'already-bound':
      return 'Another order holds this Enom certificate.'
  }
}

/** What is wrong with the approver of one name, for the buyer. */
export function approverText({ name, isEmpty }: WrongApprover): string {
  return isEmpty ? `Choose an inbox for ${name}.` : `The authority doesn’t accept that address for ${name}. Choose one of the list.`
}
