'use client'
import type { ChangeEvent } from 'react'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { useField, useFound } from '@/components/ui/form/form-context'
import { useEarlyText } from '@/components/ui/form/use-early-text'
import { secretIn, secretInFile, sizeText } from '@/lib/csr/keys/keys'
import type { Messages } from '@/lib/languages/text'
import { CERTIFICATE_FILE_LIMIT } from '../limits'

/** The field's texts in the language of the page. */
type FieldWords = Messages['certificateField']

type CertificateFieldProps = { label: string; hint: string; words: FieldWords }

/**
 * The box and the file input for certificates. With scripts, a private key is removed before it can be sent; the server rejects it as well.
 */
export function CertificateField({ label, hint, words }: CertificateFieldProps) {
  const text = useField('text')
  const file = useField('file')
  const [found, tellFound] = useFound()
  const box = useEarlyText(text.id)

  function look({ target }: ChangeEvent<HTMLTextAreaElement>) {
    const secret = secretIn(target.value)
    if (secret) target.value = ''
    tellFound(secret ? { text: words.removed[secret] } : {})
  }

  async function lookIntoFile({ target }: ChangeEvent<HTMLInputElement>) {
    const [chosen] = target.files ?? []
    const fault = chosen ? await faultOf(chosen, words) : null
    if (fault) target.value = ''
    tellFound(fault ? { file: fault } : {})
  }

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
          onChange={look}
          placeholder="-----BEGIN CERTIFICATE-----"
          className="field resize-y font-mono text-sm"
          {...describedBy(text.id, hint, text.error)}
        />
      </FieldFrame>
      <FieldFrame id={file.id} label={words.file} words={file.words} required={false} hint={fileHint} error={file.error}>
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

async function faultOf(file: File, words: FieldWords): Promise<string | null> {
  if (file.size > CERTIFICATE_FILE_LIMIT) {
    return words.tooLarge.replace('{size}', sizeText(file.size)).replace('{limit}', sizeText(CERTIFICATE_FILE_LIMIT))
  }
  const secret = secretInFile(new Uint8Array(await file.arrayBuffer()))
  return secret && words.removed[secret]
}
