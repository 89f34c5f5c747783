'use client'
import { type ChangeEvent, useContext } from 'react'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { useField, useFound } from '@/components/ui/form/form-context'
import { useEarlyText } from '@/components/ui/form/use-early-text'
import { REQUEST_FILE_LIMIT, secretIn, secretInFile, sizeText } from '@/lib/csr/keys/keys'
import type { Messages } from '@/lib/languages/text'
import { MadeRequest } from './made-request'

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
  const [found, tellFound] = useFound()
  const box = useEarlyText(csr.id)

  function look(event: ChangeEvent<HTMLTextAreaElement>) {
    const secret = secretIn(event.target.value)
    if (secret) event.target.value = ''
    tellFound(secret ? { csr: words.removed[secret] } : {})
  }

  async function lookIntoFile(event: ChangeEvent<HTMLInputElement>) {
    const input = event.target
    const [chosen] = input.files ?? []
    const text = chosen ? await faultOf(chosen, words) : null
    if (text) input.value = ''
    tellFound(text ? { file: text } : {})
  }

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
          onChange={look}
          placeholder="-----BEGIN CERTIFICATE REQUEST-----"
          className="field resize-y font-mono text-sm"
          {...describedBy(csr.id, csrHint, csr.error)}
        />
      </FieldFrame>
      <FieldFrame id={file.id} label={words.file} words={file.words} required={false} hint={fileHint} error={file.error}>
        <input
          id={file.id}
          name="file"
          type="file"
          accept=".csr,.pem,.txt,.req,.p10,.der,application/pkcs10"
          onChange={lookIntoFile}
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

/** Returns why a file may not be sent, or null. A file larger than any request is not read. */
async function faultOf(file: File, words: RequestFieldWords): Promise<string | null> {
  if (file.size > REQUEST_FILE_LIMIT) return words.tooLarge.replace('{size}', sizeText(file.size))
  const found = secretInFile(new Uint8Array(await file.arrayBuffer()))
  return found && words.removed[found]
}
