import type { World } from '../commands/command'
import { STATUS } from '../status'
import { requireInStatus, Unfit } from './require-in-status'

/**
 * Refunds a certificate as Enom's staff would. The new status shows whether a file had been issued. @throws Unfit when it has already been
 * refunded or its account no longer exists.
 */
export function refundCertificate(world: World, certId: number): void {
  const { store, clock } = world
  const certificate = requireInStatus(world, certId, 'refund')
  const account = store.account(certificate.account)
  if (!account) throw new Unfit(`There is no account ${certificate.account}`)
  store.commit({
    accounts: [{ ...account, balance: account.balance + certificate.cost }],
    certificates: [
      { ...certificate, status: certificate.issued ? STATUS.refundedIssued : STATUS.refundedUnissued, statusDetail: 'Refunded' },
    ],
    ledger: [{ at: clock.now().toISOString(), kind: 'refund', certId, account: account.loginId, cost: certificate.cost }],
  })
}
