import { z } from 'zod'
import { defineCommand } from '../command'
import { certIdInput, successField } from '../fields'
import { child, textIn } from '../xml'

/** Makes the authority email the approver again. This may take an hour. Enom CertResendApproverEmail. */
export const certResendApproverEmail = defineCommand({
  name: 'CertResendApproverEmail',
  effect: 'once',
  timeoutMs: 60_000,
  input: z.object({ certId: certIdInput }),
  toForm: ({ certId }) => ({ CertID: certId }),
  reply: z.object({ success: successField, approverEmail: z.string().optional() }),
  fromReply: (root) => {
    const resent = child(root, 'CertResendApproverEmail')
    return { success: textIn(resent, 'Success'), approverEmail: textIn(resent, 'ApproverEmail') }
  },
  recordable: ({ certId }) => ({ certId }),
})
