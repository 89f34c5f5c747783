import type { World } from '../commands/command'
import type { Certificate } from '../state/schema'
import { STATUS } from '../status'

/** The request is taken back: the approver's link no longer works, what was paid stays, what was configured is kept. */
export function withdrawRequest({ store }: World, certificate: Certificate): void {
  store.commit({
    certificates: [{ ...certificate, status: STATUS.awaitingConfiguration, statusDetail: '', message: '', submission: null }],
  })
}
