'use client'
import { useContext } from 'react'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { useField } from '@/components/ui/form/form-context'
import { useEarlyText } from '@/components/ui/form/use-early-text'
import type { Messages } from '@/lib/languages/text'
import { MadeRequest } from './made-request'
import { useSecretSearch } from './use-secret-search'

/** The field's texts in the language of the page. */
type RequestFieldWords = Messages['requestField']

/**
 * The text area and the file input for a certificate request. With scripts, a private key is removed before it can be sent. Without
 * scripts, the server refuses it and stores nothing.
 */
export function RequestField({ words }: { words: RequestFieldWords }) {
  const csr = useField('csr')
  const file = useField('file')
  const made = useContext(MadeRequest)
  const box = useEarlyText(csr.id)

  const { found, upload, check, preload } = useSecretSearch(box, { name: 'csr', words })
  const { csrHint, fileHint } = words
  return (
    <>
      <FieldFrame id={csr.id} label={words.csr} words={csr.words} hint={csrHint} error={csr.error}>
        <textarea
          // React applies a new defaultValue only to a new input.
          key={made}
          ref={box}
          id={csr.id}
          name="csr"
          rows={12}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          defaultValue={made || csr.value}
          onFocus={preload}
          onChange={check}
          placeholder="-----BEGIN CERTIFICATE REQUEST-----"
          className="field resize-y font-mono text-sm"
          {...describedBy(csr.id, csrHint, csr.error)}
        />
      </FieldFrame>
      <FieldFrame id={file.id} label={words.file} words={file.words} required={false} hint={fileHint} error={file.error}>
        <input
          ref={upload}
          id={file.id}
          name="file"
          type="file"
          accept=".csr,.pem,.txt,.req,.p10,.der,application/pkcs10"
          onFocus={preload}
          onChange={check}
          className="field file:me-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-semibold file:text-peacock"
          {...describedBy(file.id, fileHint, file.error)}
        />
      </FieldFrame>
      <p role="status" className="sr-only">
        {found.csr ?? found.file}
      </p>
    </>
  )
}
