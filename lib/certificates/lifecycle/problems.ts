import { messagesOf, wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
import type { Outage } from './holds'

/** Why there is no list of approvers, stored in Issuance.approversProblem. */
export type ApproversProblem = Outage | 'csr-refused' | 'contacts-refused' | 'none-listed' | 'stands-elsewhere' | 'refused'

/** What the buyer has to fix, stored in Certificate.problemCode for the holds correction_needed and declined. */
export type BuyerProblem =
  | 'csr-refused'
  | 'contacts-refused'
  | 'approver-refused'
  | 'authority-refused'
  | 'declined'
  | 'caa-refused'
  | 'refused-by-authority'

/** Returns the text that explains to the buyer why the list of approvers could not be fetched. */
export function approversProblemText(problem: ApproversProblem, language: Language = DEFAULT_LANGUAGE): string {
  const words = wordsOf(language, 'approver')
  switch (problem) {
    case 'csr-refused':
    case 'contacts-refused':
    case 'none-listed':
    case 'stands-elsewhere':
    case 'refused':
      return words(`problems.${problem}`)
    default:
      return words('problems.outage')
  }
}

const STEP_OF: Record<BuyerProblem, 'server' | 'contacts' | 'approver'> = {
  'csr-refused': 'server',
  'contacts-refused': 'contacts',
  'approver-refused': 'approver',
  'authority-refused': 'server',
  'caa-refused': 'server',
  'refused-by-authority': 'server',
  declined: 'server',
}

type Fix = { sentence: string; action: string; step: 'server' | 'contacts' | 'approver' }

/** Returns the text that explains what the buyer has to fix, and the set-up step in which they can fix it. */
export function buyerProblem(problem: BuyerProblem, language: Language = DEFAULT_LANGUAGE): Fix {
  return { ...messagesOf(language).hub.problems[problem], step: STEP_OF[problem] }
}

const APPROVERS_PROBLEMS: readonly string[] = [
  'csr-refused',
  'contacts-refused',
  'none-listed',
  'stands-elsewhere',
  'refused',
  'supplier_unavailable',
  'login_refused',
  'ip_refused',
  'insufficient_funds',
  'no_account',
] satisfies ApproversProblem[]

/** Returns a stored code if it still exists in this release. */
export function readBuyerProblem(code: string | null): BuyerProblem | null {
  return isBuyerProblem(code) ? code : null
}

/** Returns a stored code if it still exists in this release. */
export function readApproversProblem(code: string | null): ApproversProblem | null {
  return isApproversProblem(code) ? code : null
}

function isBuyerProblem(code: string | null): code is BuyerProblem {
  return code !== null && Object.hasOwn(STEP_OF, code)
}

function isApproversProblem(code: string | null): code is ApproversProblem {
  return code !== null && APPROVERS_PROBLEMS.includes(code)
}
