'use client'
import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { KeyFileFields } from '@/components/certificate/key-file-fields'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Focused } from '@/components/ui/form/focused'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { TextInput } from '@/components/ui/form/text-input'
import { fileNames } from '@/lib/guides/file-names'
import { downloadFile } from '@/lib/keys/download-file'
import { canHandleKeys, type KeyWorker, openKeyWorker } from '@/lib/keys/open-worker'
import { type KeyWords, keyProblemText, passwordProblemText } from '@/lib/keys/text'
import { KEY_FILE_FORMS, type KeyFileForm, type KeyProblem, passwordProblem } from '@/lib/keys/types'
import type { Messages } from '@/lib/languages/text'
import { suggestPassword } from './suggest-password'

type KeyFileMakerProps = { domain: string; leafPem: string; chainPem: string; words: Messages['keyFiles']; keys: KeyWords }

/** The same alias as in the installation guide for Tomcat. */
const JAVA_ALIAS = 'tomcat'

type Errors = { file?: string; passphrase?: string; password?: string }

/** Makes a file that contains the certificate and the private key, in the key owner's browser. */
export function KeyFileMaker({ domain, leafPem, chainPem, words, keys }: KeyFileMakerProps) {
  const [form, setForm] = useState<KeyFileForm>('pfx')
  const [errors, setErrors] = useState<Errors>({})
  const [said, setSaid] = useState<'' | 'busy' | 'failed' | { saved: string }>('')
  const [suggested, setSuggested] = useState('')
  const worker = useKeyWorker()
  // Only the browser knows. A form that was sent before React runs would put the passwords into the URL.
  const isAble = useSyncExternalStore(neverChanges, canHandleKeys, () => null)
  if (isAble === null) return null
  if (!isAble)
    return (
      <Alert tone="warning" title={words.unable}>
        <p>{words.unableText}</p>
      </Alert>
    )

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (said === 'busy') return
    const fields = new FormData(event.currentTarget)
    const text = (name: string) => String(fields.get(name) ?? '')
    const chosen = fields.get('file')
    const isChosen = chosen instanceof File && chosen.size > 0
    const password = form === 'haproxy' ? null : passwordProblem(text('password'))
    if (!isChosen || password) {
      setSaid('')
      return setErrors({
        ...(isChosen ? {} : { file: words.choose }),
        ...(password && { password: passwordProblemText(password, keys) }),
      })
    }
    setErrors({})
    setSaid('busy')
    const file = new Uint8Array(await chosen.arrayBuffer())
    const secrets = { passphrase: text('passphrase'), password: text('password') }
    const answer = await worker().ask({
      do: 'pack',
      form,
      file,
      ...secrets,
      leafPem,
      chainPem,
      name: form === 'java' ? JAVA_ALIAS : domain,
    })
    if (!answer) return setSaid('failed')
    if (!answer.ok) {
      setSaid('')
      return setErrors(faultOf(answer.error, keys))
    }
    const names = fileNames(domain)
    const name = form === 'haproxy' ? names.withKey : form === 'java' ? names.keystore : names.pfx
    downloadFile(name, answer.value ?? '')
    setSaid({ saved: name })
  }

  return (
    <form onSubmit={make} noValidate aria-label={words.open}>
      <div
        onChange={({ target }) => {
          const chosen = KEY_FILE_FORMS.find((one) => target instanceof HTMLInputElement && one === target.value)
          if (chosen) setForm(chosen)
        }}
      >
        <RadioGroup
          name="form"
          label={words.which}
          defaultValue="pfx"
          options={KEY_FILE_FORMS.map((value) => ({ value, ...words.forms[value] }))}
        />
      </div>
      <KeyFileFields
        prefix="pack"
        label={words.file}
        hint={words.fileHint}
        errors={errors}
        passphraseLabel={keys.passphrase}
        passphraseHint={words.passphraseHint}
      />
      {form !== 'haproxy' && (
        <>
          <TextInput
            key={suggested}
            name="password"
            label={words.password}
            hint={words.passwordHint}
            defaultValue={suggested}
            error={errors.password}
            autoComplete="off"
            mono
          />
          <p className="mb-6 -mt-3">
            <Button variant="quiet" small onClick={() => setSuggested(suggestPassword())}>
              {words.suggest}
            </Button>
          </p>
        </>
      )}
      <Button type="submit" aria-disabled={said === 'busy' || undefined}>
        {words.make}
      </Button>
      <div role="status" className="mt-4">
        {said === 'busy' && (
          <p>
            <span className="spinner" aria-hidden="true" /> {words.making}
          </p>
        )}
        {said === 'failed' && <Alert tone="bad">{keys.failed}</Alert>}
        <span className="sr-only">{errors.file ?? errors.passphrase ?? errors.password}</span>
      </div>
      {typeof said === 'object' && (
        <Focused answer={said}>
          <Alert tone="good" title={words.made.replace('{file}', said.saved)}>
            <p>{words.madeText}</p>
          </Alert>
        </Focused>
      )}
    </form>
  )
}

const neverChanges = () => () => undefined

function faultOf(problem: KeyProblem, keys: KeyWords): Errors {
  const isPassphrase = problem.code === 'passphrase-wrong' || problem.code === 'passphrase-missing'
  return { [isPassphrase ? 'passphrase' : 'file']: keyProblemText(problem, keys) }
}

/** The worker, started when it is first needed and terminated when the component unmounts. */
function useKeyWorker(): () => KeyWorker {
  const worker = useRef<KeyWorker>(null)
  useEffect(() => () => worker.current?.close(), [])
  return () => {
    worker.current ??= openKeyWorker()
    return worker.current
  }
}
