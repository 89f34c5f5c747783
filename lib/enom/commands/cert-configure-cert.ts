import { z } from 'zod'
import { saidSuccess } from '../answer/said-success'
import { approver, approversIn } from '../approvers'
import { defineCommand } from '../command'
import { contactForm, contacts } from '../contact'
import { certIdInput, csrInput, optionalId, successField } from '../fields'
import { names, namesForm } from '../names'
import { child, textIn } from '../xml'

/**
 * Stores CSR, server type and contacts on a bought certificate. Nothing reaches the authority yet. May be repeated until the request is
 * submitted; the last call applies. Enom CertConfigureCert.
 */
export const certConfigureCert = defineCommand({
  name: 'CertConfigureCert',
  effect: 'overwrite',
  timeoutMs: 60_000,
  size: 'detail',
  input: z.object({ certId: certIdInput, csr: csrInput, webServerType: z.int().positive(), contacts, names: names.optional() }),
  toForm: ({ certId, csr, webServerType, contacts: { admin, tech, billing }, names: list }) => ({
    CertID: certId,
    WebServerType: webServerType,
    CSR: csr,
    ...namesForm(list),
    ...contactForm('Admin', admin),
    ...contactForm('Tech', tech),
    ...contactForm('Billing', billing),
  }),
  reply: z.object({ success: successField, certId: optionalId, domainName: z.string().optional(), approvers: z.array(approver) }),
  fromReply: (root) => {
    const configured = child(root, 'CertConfigureCert')
    return {
      success: saidSuccess(root, configured),
      certId: textIn(configured, 'CertID'),
      domainName: textIn(child(configured, 'CSRData'), 'DomainName'),
      approvers: approversIn(configured),
    }
  },
  isAbout: (input, { certId }) => certId === undefined || certId === input.certId,
  recordable: ({ certId, webServerType }) => ({ certId, webServerType }),
})
