'use client'
import { useSecretSearch } from '@/components/certificate/use-secret-search'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { useField } from '@/components/ui/form/form-context'
import { useEarlyText } from '@/components/ui/form/use-early-text'
import type { Messages } from '@/lib/languages/text'
import { CERTIFICATE_FILE_LIMIT } from '../limits'

/** The field's texts in the language of the page. */
type FieldWords = Messages['certificateField']

type CertificateFieldProps = { label: string; hint: string; words: FieldWords }

/**
 * The text box and the file input for certificates. With scripts, a private key is removed before it can be sent; the server rejects it as
 * well.
 */
export function CertificateField({ label, hint, words }: CertificateFieldProps) {
  const text = useField('text')
  const file = useField('file')
  const box = useEarlyText(text.id)
  const { found, upload, check, preload } = useSecretSearch(box, { name: 'text', words, limit: CERTIFICATE_FILE_LIMIT })
  const { fileHint } = words
  return (
    <>
      <FieldFrame id={text.id} label={label} words={text.words} hint={hint} error={text.error}>
        <textarea
          ref={box}
          id={text.id}
          name="text"
          rows={10}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          defaultValue={text.value}
          onFocus={preload}
          onChange={check}
          placeholder="-----BEGIN CERTIFICATE-----"
          className="field resize-y font-mono text-sm"
          {...describedBy(text.id, hint, text.error)}
        />
      </FieldFrame>
      <FieldFrame id={file.id} label={words.file} words={file.words} required={false} hint={fileHint} error={file.error}>
        <input
          ref={upload}
          id={file.id}
          name="file"
          type="file"
          accept=".crt,.cer,.pem,.der,.p7b,.p7c,.txt"
          onFocus={preload}
          onChange={check}
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
