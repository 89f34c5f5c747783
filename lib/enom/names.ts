import { z } from 'zod'
import type { Form } from './command'

/** Names on a multi-domain certificate, each with its approver. Enom accepts up to 100. */
export const names = z.array(z.object({ domain: z.string().min(3).max(253), approverEmail: z.string().min(3) })).max(100)

/** Returns `DomainListNumber`, `UCCDomainList1`, `UCCEmailList1` and so on, or nothing for a single-name certificate. */
export function namesForm(list: z.infer<typeof names> | undefined): Form {
  if (!list?.length) return {}
  const numbered = list.flatMap(({ domain, approverEmail }, at) => [
    [`UCCDomainList${at + 1}`, domain],
    [`UCCEmailList${at + 1}`, approverEmail],
  ])
  return { DomainListNumber: list.length, ...Object.fromEntries(numbered) }
}
