import { z } from 'zod'
import { wrapperOf } from '../answer/reply'
import { defineCommand } from '../command'
import { certIdInput, csrInput, successField } from '../fields'
import { textIn } from '../xml'

/**
 * Requests a reissue of the certificate for a new key. The names and the organisation must stay the same. DigiCert family only, free of
 * charge. The approver must approve again. Enom CertReissueCert.
 */
export const certReissueCert = defineCommand({
  name: 'CertReissueCert',
  effect: 'once',
  timeoutMs: 90_000,
  input: z.object({ certId: certIdInput, csr: csrInput }),
  toForm: ({ certId, csr }) => ({ CertID: certId, CSR: csr }),
  reply: z.object({ success: successField, message: z.string().optional() }),
  fromReply: (root) => {
    const reissued = wrapperOf(root, 'CertReissueCert')
    return { success: textIn(reissued, 'Success'), message: textIn(reissued, 'Message') }
  },
  recordable: ({ certId }) => ({ certId }),
})
