import { z } from 'zod'
import { approver, approversIn } from '../approvers'
import { defineCommand } from '../command'
import { certIdInput, successField } from '../fields'
import { child, textIn } from '../xml'

/** Addresses the authority accepts as approvers for a domain. Enom CertGetApproverEmail. */
export const certGetApproverEmail = defineCommand({
  name: 'CertGetApproverEmail',
  effect: 'read',
  timeoutMs: 60_000,
  size: 'detail',
  input: z.object({ certId: certIdInput, domain: z.string().min(3).max(79) }),
  toForm: ({ certId, domain }) => ({ CertID: certId, Domain: domain }),
  reply: z.object({ success: successField, approvers: z.array(approver) }),
  // On the wire the wrapper is spelled CertGetApproverEMail.
  fromReply: (root) => {
    const listed = child(root, 'CertGetApproverEmail')
    return { success: textIn(listed, 'Success'), approvers: approversIn(listed) }
  },
  recordable: ({ certId, domain }) => ({ certId, domain }),
})
