import { z } from 'zod'
import { defineCommand } from '../command'
import { certIdInput, successField } from '../fields'
import { child, textIn } from '../xml'

/** Changes the approver of a pending request; the authority then emails the new one. Enom CertChangeApproverEmail. */
export const certChangeApproverEmail = defineCommand({
  name: 'CertChangeApproverEmail',
  effect: 'once',
  timeoutMs: 60_000,
  input: z.object({ certId: certIdInput, approverEmail: z.string().min(3) }),
  toForm: ({ certId, approverEmail }) => ({ CertID: certId, ApproverEmail: approverEmail }),
  reply: z.object({ success: successField, approverEmail: z.string().optional() }),
  fromReply: (root) => {
    const changed = child(root, 'CertChangeApproverEmail')
    return { success: textIn(changed, 'Success'), approverEmail: textIn(changed, 'ApproverEmail') }
  },
  recordable: ({ certId }) => ({ certId }),
})
