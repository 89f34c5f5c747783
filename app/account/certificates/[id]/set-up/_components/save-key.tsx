'use client'
import { type FormEvent, useEffect, useState } from 'react'
import { KeyFileFields } from '@/components/certificate/key-file-fields'
import { Button } from '@/components/ui/button'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { Focused } from '@/components/ui/form/focused'
import { useFormWords } from '@/components/ui/words/words-context'
import { fileNames } from '@/lib/guides/file-names'
import { downloadFile } from '@/lib/keys/download-file'
import type { KeyWorker } from '@/lib/keys/open-worker'
import { type KeyWords, keyProblemText, passwordProblemText } from '@/lib/keys/text'
import { passwordProblem } from '@/lib/keys/types'
import type { Messages } from '@/lib/languages/text'

type SaveKeyProps = {
  names: readonly { ascii: string; unicode: string }[]
  worker: KeyWorker
  words: Messages['doors']
  keys: KeyWords
  onDiscard: () => void
  /** Called once the saved file has been confirmed to contain the key. */
  onKept: () => void
}

/** A key that exists only in this page: the buyer saves it, then chooses the saved file to confirm that it contains the key. */
export function SaveKey({ names, worker, words, keys, onDiscard, onKept }: SaveKeyProps) {
  const [saved, setSaved] = useState<'no' | 'plain' | 'protected'>('no')
  const [error, setError] = useState<string>()
  const fileName = fileNames(names[0]?.ascii ?? '').key
  useStayOnPage()

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const passphrase = String(new FormData(event.currentTarget).get('passphrase') ?? '')
    const problem = passphrase ? passwordProblem(passphrase) : null
    if (problem) return setError(passwordProblemText(problem, keys))
    const answer = await worker.ask({ do: 'save', passphrase })
    if (!answer?.ok || typeof answer.value !== 'string') return setError(keys.failed)
    setError(undefined)
    downloadFile(fileName, answer.value)
    setSaved(passphrase ? 'protected' : 'plain')
  }

  const hint = words.passphraseHint
  const form = useFormWords()
  return (
    <>
      <Focused>
        <h2 className="mb-4">{words.saveTitle}</h2>
      </Focused>
      <p className="mb-4">{names.length === 1 ? words.saveOne : words.saveSeveral}</p>
      <ul className="mb-6">
        {names.map(({ ascii, unicode }) => (
          <li key={ascii}>
            <bdi dir="ltr" className="font-semibold">
              {unicode}
            </bdi>
            {unicode !== ascii && (
              <bdi dir="ltr" className="block font-mono text-sm text-ink-2">
                {ascii}
              </bdi>
            )}
          </li>
        ))}
      </ul>
      <form onSubmit={save} noValidate aria-label={words.saveForm}>
        <FieldFrame id="save-passphrase" label={words.passphrase} words={form} required={false} hint={hint} error={error}>
          <input
            id="save-passphrase"
            name="passphrase"
            type="password"
            autoComplete="off"
            className="field"
            {...describedBy('save-passphrase', hint, error)}
          />
        </FieldFrame>
        <Button type="submit" variant={saved === 'no' ? 'primary' : 'secondary'} className="wrap-anywhere">
          {(saved === 'no' ? words.saveFile : words.saveAgain).replace('{file}', fileName)}
        </Button>
      </form>
      {saved !== 'no' && (
        <Compare key={saved} worker={worker} words={words} keys={keys} isProtected={saved === 'protected'} onKept={onKept} />
      )}
      <p className="mt-6">
        <Button variant="quiet" onClick={onDiscard}>
          {words.discard}
        </Button>
      </p>
    </>
  )
}

type CompareProps = Pick<SaveKeyProps, 'worker' | 'words' | 'keys' | 'onKept'> & { isProtected: boolean }

function Compare({ worker, words, keys, isProtected, onKept }: CompareProps) {
  const [errors, setErrors] = useState<{ file?: string; passphrase?: string }>({})

  async function compare(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const chosen = form.get('file')
    if (!(chosen instanceof File) || chosen.size === 0) return setErrors({ file: words.chooseSaved })
    const file = new Uint8Array(await chosen.arrayBuffer())
    const answer = await worker.ask({ do: 'compare', file, passphrase: String(form.get('passphrase') ?? '') })
    if (answer?.ok) return onKept()
    if (!answer) return setErrors({ file: keys.failed })
    const isPassphrase = answer.error.code === 'passphrase-wrong' || answer.error.code === 'passphrase-missing'
    setErrors({ [isPassphrase ? 'passphrase' : 'file']: keyProblemText(answer.error, keys) })
  }

  return (
    <form onSubmit={compare} noValidate aria-label={words.compareForm} className="mt-8">
      <Focused>
        <h2 className="mb-4">{words.compareTitle}</h2>
      </Focused>
      <p className="mb-4">{words.compareLead}</p>
      <KeyFileFields
        prefix="saved"
        label={words.savedFile}
        passphraseLabel={keys.passphrase}
        errors={errors}
        passphraseHint={isProtected ? words.savedPassphrase : null}
        passphraseRequired={isProtected}
      />
      <Button type="submit">{words.compare}</Button>
      <p role="status" className="sr-only">
        {errors.file ?? errors.passphrase}
      </p>
    </form>
  )
}

/** Asks for confirmation before the page is left. */
function useStayOnPage(): void {
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', stay)
    return () => removeEventListener('beforeunload', stay)
  }, [])
}
