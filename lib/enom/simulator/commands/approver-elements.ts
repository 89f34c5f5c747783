import { listApprovers } from '../names'
import { cdata, type Element, group } from '../render/element'
import type { Store } from '../store'

/** The approver list as elements; the last one stands for approval by hand and carries no address. */
export function approverElements(domain: string, store: Store): Element[] {
  const listed = listApprovers(domain, store.settings().whois)
  return [
    ...listed.map(({ type, email }) => group('Approver', [cdata('ApproverEmail', email)], { Type: type })),
    group('Approver', [], { Type: 'Manual' }),
  ]
}
