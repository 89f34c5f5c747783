import { z } from 'zod'
import { isSendable } from '../../csr/policy/policy'
import { readRequest } from '../../csr/request/read-request'
import type { CsrFacts, Finding, ProductRules } from '../../csr/types'
import { type Issuance, Prisma } from '../../db/generated/client'
import { contactsSchema, type KeptContacts, keptContacts } from '../contacts/contacts'
import { isReplacement } from '../lifecycle/begin-issuance'
import { examineRequest } from './examine-request'

/** The inboxes that the authority may email. */
const approverList = z.array(
  z.object({
    email: z.string(),
    kind: z.enum(['domain', 'generic']),
    /** The name that the inbox may approve. Absent if the certificate has only one name. */
    name: z.string().optional(),
  }),
)
export type Approver = z.infer<typeof approverList>[number]

/** Column values that clear the list of approvers. */
export const LIST_EMPTIED = {
  approvers: Prisma.DbNull,
  approversStatus: 'idle',
  approversProblem: null,
  agreedAt: null,
} satisfies Prisma.IssuanceUncheckedUpdateInput

export type StepState = 'not_started' | 'needs_fix' | 'done'

/** The contents of a draft, read and checked again, because the result of a check can change over time. */
export type CheckedDraft = {
  request: { facts: CsrFacts; findings: Finding[] } | null
  /** Whether the request replaces a file in use, so that the buyer provides only the request itself. */
  isReplacement: boolean
  contacts: KeptContacts | null
  /** The names that need an approver, in the order of the request. Only one unless the certificate covers several. */
  names: string[]
  approvers: Approver[] | null
  steps: { server: StepState; contacts: StepState; approver: StepState }
}

/** Reads a draft and checks it against the purchased product. */
export async function checkDraft(draft: Issuance | null, type: ProductRules): Promise<CheckedDraft> {
  const read = draft?.csrPem ? await readRequest(draft.csrPem) : null
  const request = read?.ok ? { facts: read.value, findings: examineRequest(read.value, type, draft) } : null
  const contacts = keptContacts.safeParse(draft?.contacts)
  const approvers = approverList.safeParse(draft?.approvers)
  const names = request ? namesToApprove(request.facts, type) : []
  const chosen = draft?.approverEmail ? [draft.approverEmail, ...draft.otherApprovers] : []
  const listed = approvers.success && names.length > 0 && names.every((name, at) => findApprover(approvers.data, name, chosen[at] ?? ''))
  // For a replacement, Enom uses the same approvers and contacts again.
  const replaces = isReplacement(draft)
  return {
    request,
    isReplacement: replaces,
    contacts: contacts.success ? contacts.data : null,
    names,
    approvers: approvers.success ? approvers.data : null,
    steps: {
      server: stateOf(Boolean(draft?.csrPem), request !== null && isSendable(request.findings)),
      contacts: replaces
        ? 'done'
        : stateOf(Boolean(draft?.contacts), contacts.success && contactsSchema(type.level).safeParse(contacts.data.sent).success),
      approver: replaces ? 'done' : stateOf(Boolean(draft?.approverEmail), listed && draft?.approversStatus === 'done'),
    },
  }
}

/** Returns the names that need an approver. */
export function namesToApprove(facts: CsrFacts, { multiDomain }: { multiDomain: boolean }): string[] {
  return multiDomain ? facts.names : [facts.asciiName]
}

/** Returns the listed inbox that may approve this name, ignoring case. */
export function findApprover(list: readonly Approver[], name: string, email: string): Approver | undefined {
  const wanted = email.trim().toLowerCase()
  return list.find((approver) => (approver.name ?? name) === name && approver.email.toLowerCase() === wanted)
}

function stateOf(isBegun: boolean, isGood: boolean): StepState {
  if (!isBegun) return 'not_started'
  return isGood ? 'done' : 'needs_fix'
}
