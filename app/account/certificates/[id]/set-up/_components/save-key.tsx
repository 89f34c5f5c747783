'use client'
import { type FormEvent, useEffect, useState } from 'react'
import { KeyFileFields } from '@/components/certificate/key-file-fields'
import { Button } from '@/components/ui/button'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { Focused } from '@/components/ui/form/focused'
import { fileNames } from '@/lib/guides/file-names'
import { downloadFile } from '@/lib/keys/download-file'
import type { KeyWorker } from '@/lib/keys/open-worker'
import { keyProblemText, passwordProblemText, WORKER_FAILED } from '@/lib/keys/text'
import { passwordProblem } from '@/lib/keys/types'

type SaveKeyProps = {
  names: readonly { ascii: string; unicode: string }[]
  worker: KeyWorker
  onDiscard: () => void
  /** Called when the saved file was seen to hold the key. */
  onKept: () => void
}

/** A key that only this page has: it is saved, and the saved file is chosen again to see that it holds the key. */
export function SaveKey({ names, worker, onDiscard, onKept }: SaveKeyProps) {
  const [saved, setSaved] = useState<'no' | 'plain' | 'protected'>('no')
  const [error, setError] = useState<string>()
  const fileName = fileNames(names[0]?.ascii ?? '').key
  useStayOnPage()

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const passphrase = String(new FormData(event.currentTarget).get('passphrase') ?? '')
    const problem = passphrase ? passwordProblem(passphrase) : null
    if (problem) return setError(passwordProblemText(problem))
    const answer = await worker.ask({ do: 'save', passphrase })
    if (!answer?.ok || typeof answer.value !== 'string') return setError(WORKER_FAILED)
    setError(undefined)
    downloadFile(fileName, answer.value)
    setSaved(passphrase ? 'protected' : 'plain')
  }

  const hint = 'At least 8 characters. The server will ask for it each time it starts, so most people leave this empty.'
  return (
    <>
      <Focused>
        <h2 className="mb-4">Save your private key</h2>
      </Focused>
      <p className="mb-4">
        Your key and your request are made, for {names.length === 1 ? 'this name' : 'these names'}. The key is only in this tab. If you
        close it before the key is saved, the key is lost.
      </p>
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
      <form onSubmit={save} noValidate aria-label="Save the key">
        <FieldFrame id="save-passphrase" label="Passphrase for the file" required={false} hint={hint} error={error}>
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
          {saved === 'no' ? 'Save' : 'Save again'} {fileName}
        </Button>
      </form>
      {saved !== 'no' && <Compare key={saved} worker={worker} isProtected={saved === 'protected'} onKept={onKept} />}
      <p className="mt-6">
        <Button variant="quiet" onClick={onDiscard}>
          Throw this key away and start again
        </Button>
      </p>
    </>
  )
}

function Compare({ worker, isProtected, onKept }: { worker: KeyWorker; isProtected: boolean; onKept: () => void }) {
  const [errors, setErrors] = useState<{ file?: string; passphrase?: string }>({})

  async function compare(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const chosen = form.get('file')
    if (!(chosen instanceof File) || chosen.size === 0) return setErrors({ file: 'Choose the file you have just saved.' })
    const file = new Uint8Array(await chosen.arrayBuffer())
    const answer = await worker.ask({ do: 'compare', file, passphrase: String(form.get('passphrase') ?? '') })
    if (answer?.ok) return onKept()
    if (!answer) return setErrors({ file: WORKER_FAILED })
    const isPassphrase = answer.error.code === 'passphrase-wrong' || answer.error.code === 'passphrase-missing'
    setErrors({ [isPassphrase ? 'passphrase' : 'file']: keyProblemText(answer.error) })
  }

  return (
    <form onSubmit={compare} noValidate aria-label="Choose the saved key" className="mt-8">
      <Focused>
        <h2 className="mb-4">Choose the saved file</h2>
      </Focused>
      <p className="mb-4">We compare it with your request, on your device, so that you know the key is safe before you go on.</p>
      <KeyFileFields
        prefix="saved"
        label="The file you have just saved"
        errors={errors}
        passphraseHint={isProtected ? 'The one you have just given it.' : null}
        passphraseRequired={isProtected}
      />
      <Button type="submit">Compare and continue</Button>
      <p role="status" className="sr-only">
        {errors.file ?? errors.passphrase}
      </p>
    </form>
  )
}

/** Asks before the page is left. */
function useStayOnPage(): void {
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', stay)
    return () => removeEventListener('beforeunload', stay)
  }, [])
}
