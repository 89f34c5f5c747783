'use client'
import { type ChangeEvent, useState } from 'react'
import { describedBy, FieldFrame } from '@/components/ui/field-frame'
import { useField } from '@/components/ui/form-context'

const REMOVED =
  'That is your private key. We removed it from the box and did not send it. Paste the part that starts with BEGIN CERTIFICATE REQUEST. If you pasted this key anywhere else, make a new one.'

const isKey = (text: string) => /PRIVATE KEY/.test(text)

/**
 * The box and the file input for a certificate request. Where scripts run, a private key is taken out before it can be sent;
 * where they do not, the server refuses it and keeps nothing.
 */
export function RequestField({ defaultValue }: { defaultValue?: string }) {
  const csr = useField('csr')
  const file = useField('file')
  const [removed, setRemoved] = useState<'csr' | 'file' | null>(null)

  function look(event: ChangeEvent<HTMLTextAreaElement>) {
    const found = isKey(event.target.value)
    if (found) event.target.value = ''
    setRemoved(found ? 'csr' : null)
  }

  async function lookIntoFile(event: ChangeEvent<HTMLInputElement>) {
    const input = event.target
    const [chosen] = input.files ?? []
    const found = chosen !== undefined && isKey(await chosen.slice(0, 100_000).text())
    if (found) input.value = ''
    setRemoved(found ? 'file' : null)
  }

  const csrError = removed === 'csr' ? REMOVED : csr.error
  const fileError = removed === 'file' ? REMOVED : file.error
  const csrHint = 'Everything from BEGIN to END, with the lines of dashes. A request holds no secret.'
  const fileHint = 'A file ending in .csr, .pem, .txt, .req, .p10 or .der.'
  return (
    <>
      <FieldFrame id={csr.id} label="Certificate request (CSR)" hint={csrHint} error={csrError}>
        <textarea
          id={csr.id}
          name="csr"
          rows={12}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          defaultValue={csr.value ?? defaultValue}
          onChange={look}
          placeholder="-----BEGIN CERTIFICATE REQUEST-----"
          className="field resize-y font-mono text-sm"
          {...describedBy(csr.id, csrHint, csrError)}
        />
      </FieldFrame>
      <FieldFrame id={file.id} label="Or choose its file" required={false} hint={fileHint} error={fileError}>
        <input
          id={file.id}
          name="file"
          type="file"
          accept=".csr,.pem,.txt,.req,.p10,.der,application/pkcs10"
          onChange={lookIntoFile}
          className="field file:me-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-semibold file:text-peacock"
          {...describedBy(file.id, fileHint, fileError)}
        />
      </FieldFrame>
      <p role="status" className="sr-only">
        {removed && REMOVED}
      </p>
    </>
  )
}
