import type { World } from '../commands/command'
import type { Certificate } from '../state/schema'
import { STATUS } from '../status'

/** Withdraws the request. The approver's link stops working. The purchase and the configuration remain. */
export function withdrawRequest({ store }: World, certificate: Certificate): void {
  store.commit({
    certificates: [{ ...certificate, status: STATUS.awaitingConfiguration, statusDetail: '', message: '', submission: null }],
  })
}
