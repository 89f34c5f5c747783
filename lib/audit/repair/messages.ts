import type { Place } from '../../certificates/lifecycle/places'
import { staffLabel } from '../../certificates/status/place-text'
import { type Refusal as CertificateRefusal, refusalText } from '../../certificates/view/messages'

/** A reason why a difference cannot be repaired. */
export type NotOpen = { code: 'not-found' | 'already-resolved' | 'other-kind' }

/** Every reason for refusing a repair. */
export type RepairRefusal =
  | NotOpen
  | { code: 'note-missing' | 'no-account' | 'cost-moved' | 'balance-older' | 'refunded-at-enom' | 'bad-email' | 'email-is-staff' }
  | { code: 'already-bound' | 'not-at-enom' | 'no-waiting-order' | 'nothing-to-try' | 'moved-meanwhile' | 'not-as-shown' }
  | { code: 'enom-refused'; text: string }
  | { code: 'unknown-type'; product: string }
  | { code: 'cannot-end'; place: Place }
  | { code: 'certificate'; refusal: CertificateRefusal }

/** Returns the message shown to staff when a repair is refused. Nothing was changed. */
export function repairRefusalText(refusal: RepairRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'This difference doesn’t exist.'
    case 'already-resolved':
      return 'This difference was just resolved, by someone else or by a new comparison. Reload the page.'
    case 'other-kind':
      return 'This repair doesn’t apply to this kind of difference.'
    case 'note-missing':
      return 'Briefly explain why, so that others can follow it later.'
    case 'no-account':
      return 'No Enom account is set up. Add one under Enom accounts.'
    case 'cost-moved':
      return 'The cost recorded here has changed since it was compared. Compare again.'
    case 'balance-older':
      return 'The comparison that found this no longer exists. Compare again.'
    case 'refunded-at-enom':
      return 'Enom has since refunded this certificate, so it is no longer the shop’s.'
    case 'bad-email':
      return 'Enter an email address such as name@example.com.'
    case 'email-is-staff':
      return 'This address belongs to one of your staff. Enter the client’s own address.'
    case 'already-bound':
      return 'Another order already has this Enom certificate.'
    case 'not-at-enom':
      return 'Enom no longer has a certificate with this number in this account.'
    case 'no-waiting-order':
      return 'No order is waiting for a certificate of this type and term.'
    case 'nothing-to-try':
      return 'There is no purchase to retry: the order has no certificates. Open the order.'
    case 'enom-refused':
      return `The request to Enom failed: ${refusal.text}. Test the connection under Enom accounts.`
    case 'unknown-type':
      return `The shop doesn’t have the certificate type “${refusal.product}”. Add it to the certificate types first.`
    case 'moved-meanwhile':
      return 'The certificate’s status has changed since it was compared. Compare again.'
    case 'not-as-shown':
      return 'This list changed while you had it open, so nothing was dismissed. Review it and send it again. Your note is still here.'
    case 'cannot-end':
      return `A certificate with the status “${staffLabel({ place: refusal.place, wasIssued: true })}” can’t be ended as refunded. Open the certificate and resolve that first.`
    case 'certificate':
      return refusalText(refusal.refusal)
  }
}
