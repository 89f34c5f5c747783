import { problemText } from '../csr/words'
import type { ActivateRefusal } from './activate'
import type { AskRefusal } from './ask-for-approvers'
import type { CheckRefusal } from './check-now'
import type { ChooseRefusal, WrongApprover } from './choose-approver'
import type { ReleaseRefusal } from './release-file'
import type { SubmissionRefusal } from './request-submission'
import type { ResolveRefusal } from './resolve-refusal'
import type { SaveContactsRefusal } from './save-contacts'
import type { SaveRequestRefusal } from './save-request'
import type { Blocker } from './state'

/** Why there is no list of approvers: kept in Configuration.approversProblem. */
export type ApproversProblem = Blocker | 'csr-refused' | 'contacts-refused' | 'none-listed' | 'stands-elsewhere' | 'refused'

/** What the buyer has to mend: kept in Certificate.problemCode with needs_fix and declined. */
export type BuyerProblem =
  | 'csr-refused'
  | 'contacts-refused'
  | 'approver-refused'
  | 'authority-refused'
  | 'declined'
  | 'caa-refused'
  | 'refused-by-authority'

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

/** Why the list of approvers could not be fetched, for the buyer. */
export function approversProblemText(problem: ApproversProblem): string {
  switch (problem) {
    case 'csr-refused':
      return 'The authority couldn’t use the certificate request. Make a new one in step 1.'
    case 'contacts-refused':
      return 'The authority couldn’t read something in the contacts. Look at step 2 again.'
    case 'none-listed':
      return 'The authority listed no address for this domain. This usually means the domain is new or misspelt. Check the address in step 1.'
    case 'stands-elsewhere':
      return 'Something is wrong with this certificate on our side. Your answers are saved. Our team has been told and will write to you.'
    case 'refused':
      return 'The authority gave no list for this request. Check steps 1 and 2, or ask us.'
    case 'enom_unreachable':
    case 'price_unread':
    case 'login_refused':
    case 'ip_refused':
    case 'funds_needed':
    case 'no_account':
    case 'cost_risen':
      return 'We couldn’t fetch the list. Your answers are saved, and we keep trying.'
  }
}

/** What the buyer has to mend, and the step of the set-up where. */
export function buyerProblem(problem: BuyerProblem): { sentence: string; action: string; step: 'server' | 'contacts' | 'approver' } {
  switch (problem) {
    case 'csr-refused':
      return {
        sentence: 'The authority refused the certificate request. Make a new one in step 1 and send it again.',
        action: 'Mend the request',
        step: 'server',
      }
    case 'contacts-refused':
      return {
        sentence: 'The authority couldn’t read something in the contacts. Correct them in step 2 and send again.',
        action: 'Mend the contacts',
        step: 'contacts',
      }
    case 'approver-refused':
      return {
        sentence: 'The authority didn’t accept the address chosen for approval. Pick another in step 3 and send again.',
        action: 'Choose another address',
        step: 'approver',
      }
    case 'authority-refused':
      return {
        sentence: 'The authority refused this request. Check your answers; our team has been told and will write to you.',
        action: 'Check your answers',
        step: 'server',
      }
    case 'caa-refused':
      return {
        sentence:
          'A CAA record in the DNS of your domain forbids this authority. Have it allowed there, or ask us for a certificate of another authority. You keep what you paid for and can set it up again.',
        action: 'Set up again',
        step: 'server',
      }
    case 'refused-by-authority':
      return {
        sentence:
          'The authority refused this request. Our team has been told why and will write to you. You keep what you paid for and can set it up again.',
        action: 'Set up again',
        step: 'server',
      }
    case 'declined':
      return {
        sentence:
          'Whoever opened the approval message declined it, or the authority did. You keep what you paid for and can set it up again.',
        action: 'Set up again',
        step: 'server',
      }
  }
}

/** What the buyer is told when Enom took a request back: nothing in it was refused. */
export const TAKEN_BACK = {
  sentence: 'Your request was taken back before anything was issued. You keep what you paid for and can set it up again.',
  action: 'Set up again',
}

const BUYER_PROBLEMS: readonly string[] = [
  'csr-refused',
  'contacts-refused',
  'approver-refused',
  'authority-refused',
  'declined',
  'caa-refused',
  'refused-by-authority',
] satisfies BuyerProblem[]
const APPROVERS_PROBLEMS: readonly string[] = [
  'csr-refused',
  'contacts-refused',
  'none-listed',
  'stands-elsewhere',
  'refused',
  'enom_unreachable',
  'login_refused',
  'ip_refused',
  'funds_needed',
  'no_account',
] satisfies ApproversProblem[]

/** A stored code, if this release still knows it. */
export function readBuyerProblem(code: string | null): BuyerProblem | null {
  return isBuyerProblem(code) ? code : null
}

/** A stored code, if this release still knows it. */
export function readApproversProblem(code: string | null): ApproversProblem | null {
  return isApproversProblem(code) ? code : null
}

function isBuyerProblem(code: string | null): code is BuyerProblem {
  return code !== null && BUYER_PROBLEMS.includes(code)
}

function isApproversProblem(code: string | null): code is ApproversProblem {
  return code !== null && APPROVERS_PROBLEMS.includes(code)
}
