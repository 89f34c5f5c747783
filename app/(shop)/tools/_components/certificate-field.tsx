'use client'
import type { ChangeEvent } from 'react'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { useField, useFound } from '@/components/ui/form/form-context'
import { type Secret, secretIn, secretInFile } from '@/lib/csr/keys/keys'
import { CERTIFICATE_FILE_LIMIT, KEY_IN_TEXT, tooLargeFile } from '../words'

const REMOVED: Record<Secret, string> = {
  key: `That contained a private key. We removed it and did not send it. ${KEY_IN_TEXT}`,
  store: `That is a key store, which usually holds a private key. We removed it and did not send it. ${KEY_IN_TEXT}`,
}

/** The box and the file input for certificates. With scripts, a private key is removed before it can be sent; the server refuses one too. */
export function CertificateField({ label, hint }: { label: string; hint: string }) {
  const text = useField('text')
  const file = useField('file')
  const [found, tellFound] = useFound()

  function look({ target }: ChangeEvent<HTMLTextAreaElement>) {
    const secret = secretIn(target.value)
    if (secret) target.value = ''
    tellFound(secret ? { text: REMOVED[secret] } : {})
  }

  async function lookIntoFile({ target }: ChangeEvent<HTMLInputElement>) {
    const [chosen] = target.files ?? []
    const fault = chosen ? await faultOf(chosen) : null
    if (fault) target.value = ''
    tellFound(fault ? { file: fault } : {})
  }

  const fileHint = 'A file ending in .crt, .cer, .pem, .der, .p7b or .txt.'
  return (
    <>
      <FieldFrame id={text.id} label={label} hint={hint} error={text.error}>
        <textarea
          id={text.id}
          name="text"
          rows={10}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          defaultValue={text.value}
          onChange={look}
          placeholder="-----BEGIN CERTIFICATE-----"
          className="field resize-y font-mono text-sm"
          {...describedBy(text.id, hint, text.error)}
        />
      </FieldFrame>
      <FieldFrame id={file.id} label="Or choose a file" required={false} hint={fileHint} error={file.error}>
        <input
          id={file.id}
          name="file"
          type="file"
          accept=".crt,.cer,.pem,.der,.p7b,.p7c,.txt"
          onChange={lookIntoFile}
          className="field file:me-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-semibold file:text-peacock"
          {...describedBy(file.id, fileHint, file.error)}
        />
      </FieldFrame>
      <p role="status" className="sr-only">
        {found.text ?? found.file}
      </p>
    </>
  )
}

async function faultOf(file: File): Promise<string | null> {
  if (file.size > CERTIFICATE_FILE_LIMIT) return tooLargeFile(file.size)
  const secret = secretInFile(new Uint8Array(await file.arrayBuffer()))
  return secret && REMOVED[secret]
}
