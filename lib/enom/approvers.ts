import { z } from 'zod'
import { children, textIn, type XmlElement } from './xml'

/** An address that may approve: registered for the domain (`domain`) or one of the standard role addresses (`generic`). */
export const approver = z.object({ email: z.string().min(3), kind: z.enum(['domain', 'generic']) })

export type Approver = z.infer<typeof approver>

/**
 * Returns the `Approver` elements of a response. Those without an address (`Type="Manual"`) represent approval outside the API and are left
 * out.
 */
export function approversIn(element: XmlElement | undefined): unknown[] {
  return children(element, 'Approver').flatMap((one) => {
    const email = textIn(one, 'ApproverEmail')
    return email ? [{ email, kind: one.attributes.Type?.toLowerCase() === 'domain' ? 'domain' : 'generic' }] : []
  })
}
