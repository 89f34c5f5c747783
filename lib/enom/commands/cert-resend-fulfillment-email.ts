import { z } from 'zod'
import { wrapperOf } from '../answer/reply'
import { defineCommand } from '../command'
import { certIdInput, successField } from '../fields'
import { textIn } from '../xml'

/** Makes the authority email the issued certificate again. Enom CertResendFulfillmentEmail. */
export const certResendFulfillmentEmail = defineCommand({
  name: 'CertResendFulfillmentEmail',
  effect: 'once',
  timeoutMs: 60_000,
  input: z.object({ certId: certIdInput }),
  toForm: ({ certId }) => ({ CertID: certId }),
  reply: z.object({ success: successField }),
  fromReply: (root) => ({ success: textIn(wrapperOf(root, 'CertResendFulfillmentEmail'), 'Success') }),
  recordable: ({ certId }) => ({ certId }),
})
