import { staffLabel } from '../../certificates/lifecycle/status-text'
import { type Refusal as CertificateRefusal, refusalText } from '../../certificates/view/messages'
import type { CertificateStatus } from '../../db/generated/enums'
import type { NotOpen } from './open-difference'

/** Everything a repair may refuse with. */
export type RepairRefusal =
  | NotOpen
  | { code: 'note-missing' | 'no-account' | 'cost-moved' | 'balance-older' | 'refunded-at-enom' | 'bad-email' | 'email-is-staff' }
  | { code: 'already-bound' | 'not-at-enom' | 'nobody-waits' | 'nothing-to-try' | 'moved-meanwhile' | 'not-as-shown' }
  | { code: 'enom-refused'; text: string }
  | { code: 'unknown-type'; product: string }
  | { code: 'cannot-end'; status: CertificateStatus }
  | { code: 'certificate'; refusal: CertificateRefusal }

/** The sentence staff read when a repair was refused. Nothing was changed then. */
export function repairRefusalText(refusal: RepairRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'There is no such difference.'
    case 'settled-meanwhile':
      return 'This difference has just been settled, by somebody else or by a new comparison. Load the page again.'
    case 'other-kind':
      return 'This is no repair for this kind of difference.'
    case 'note-missing':
      return 'Say why in a few words, so that the next person knows.'
    case 'no-account':
      return 'There is no Enom account to ask with. Add one in Enom accounts.'
    case 'cost-moved':
      return 'The cost written down here has changed since it was compared. Compare again.'
    case 'balance-older':
      return 'The comparison this was found by is not there any more. Compare again.'
    case 'refunded-at-enom':
      return 'Enom has refunded this certificate meanwhile, so it is nobody’s any more.'
    case 'bad-email':
      return 'Enter an email address such as name@example.com.'
    case 'email-is-staff':
      return 'This address belongs to one of your staff. Enter the client’s own address.'
    case 'already-bound':
      return 'Another order holds this Enom certificate already.'
    case 'not-at-enom':
      return 'Enom has no certificate with this number in this account any more.'
    case 'nobody-waits':
      return 'No order waits for a certificate of this type and term.'
    case 'nothing-to-try':
      return 'There is no purchase to try again: the order has no certificates. Open the order.'
    case 'enom-refused':
      return `Enom could not be asked: ${refusal.text}. Test the connection in Enom accounts.`
    case 'unknown-type':
      return `The shop does not know the certificate type “${refusal.product}”. It has to be added to the certificate types first.`
    case 'moved-meanwhile':
      return 'The certificate has moved on since it was compared. Look at where it stands now, and compare again.'
    case 'not-as-shown':
      return 'Some were found, settled or changed since you opened this page, so nothing was put aside. The page now shows them as they are and your note is kept: look through them, then send it again.'
    case 'cannot-end':
      return `A certificate that is “${staffLabel(refusal.status)}” cannot be ended as refunded. Open the certificate and settle that first.`
    case 'certificate':
      return refusalText(refusal.refusal)
  }
}
