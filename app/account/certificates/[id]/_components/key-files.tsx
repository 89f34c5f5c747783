'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { KeyFileFields } from '@/components/certificate/key-file-fields'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Focused } from '@/components/ui/form/focused'
import { RadioGroup } from '@/components/ui/form/radio-group'
import { TextInput } from '@/components/ui/form/text-input'
import { fileNames } from '@/lib/guides/file-names'
import { downloadFile } from '@/lib/keys/download-file'
import { canHandleKeys, type KeyWorker, openKeyWorker } from '@/lib/keys/open-worker'
import { keyProblemText, passwordProblemText, WORKER_FAILED } from '@/lib/keys/text'
import { KEY_FILE_FORMS, type KeyFileForm, type KeyProblem, passwordProblem } from '@/lib/keys/types'
import { suggestPassword } from './suggest-password'

type KeyFilesProps = { domain: string; leafPem: string; chainPem: string }

/** Files that also hold the private key, made in the key owner's browser. */
export function KeyFiles(props: KeyFilesProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-labelledby="key-files" className="no-print needs-script mt-8">
      <h2 id="key-files" className="mb-4">
        Files with your private key
      </h2>
      <p className="mb-4">
        Windows, Java and HAProxy take the certificate and its key in one file. This browser makes it from your key file. The key is not
        sent to us.
      </p>
      {isOpen ? (
        <KeyFileMaker {...props} />
      ) : (
        <Button variant="secondary" onClick={() => setOpen(true)}>
          Make a file with my key
        </Button>
      )}
    </section>
  )
}

const FORMS: Record<KeyFileForm, { label: string; hint: string }> = {
  pfx: { label: 'PFX for Windows', hint: 'IIS, Exchange, Azure; Windows Server 2019 or newer. Protected with AES-256.' },
  'old-windows': {
    label: 'PFX for Windows Server 2016 or older',
    hint: 'Older protection (3DES), because older systems reject the password of a newer file. RSA keys only.',
  },
  java: { label: 'Java keystore', hint: 'Tomcat and other Java servers (PKCS#12). Protected with AES-256.' },
  haproxy: { label: 'PEM file for HAProxy', hint: 'The key in it is not protected: keep the file where only HAProxy can read it.' },
}

/** As in the installation guide for Tomcat. */
const JAVA_ALIAS = 'tomcat'

type Errors = { file?: string; passphrase?: string; password?: string }

function KeyFileMaker({ domain, leafPem, chainPem }: KeyFilesProps) {
  const [form, setForm] = useState<KeyFileForm>('pfx')
  const [errors, setErrors] = useState<Errors>({})
  const [said, setSaid] = useState<'' | 'busy' | 'failed' | { saved: string }>('')
  const [suggested, setSuggested] = useState('')
  const worker = useKeyWorker()
  if (!canHandleKeys())
    return (
      <Alert tone="warning" title="Your browser can’t make this file safely here">
        <p>It needs a current browser and a page opened over HTTPS.</p>
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
        ...(isChosen ? {} : { file: 'Choose your key file. Its name usually ends in .key.' }),
        ...(password && { password: passwordProblemText(password) }),
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
      return setErrors(faultOf(answer.error))
    }
    const names = fileNames(domain)
    const name = form === 'haproxy' ? names.withKey : form === 'java' ? names.keystore : names.pfx
    downloadFile(name, answer.value ?? '')
    setSaid({ saved: name })
  }

  return (
    <form onSubmit={make} noValidate aria-label="Make a file with my key">
      <div
        onChange={({ target }) => {
          const chosen = KEY_FILE_FORMS.find((one) => target instanceof HTMLInputElement && one === target.value)
          if (chosen) setForm(chosen)
        }}
      >
        <RadioGroup
          name="form"
          label="Which file?"
          defaultValue="pfx"
          options={KEY_FILE_FORMS.map((value) => ({ value, ...FORMS[value] }))}
        />
      </div>
      <KeyFileFields
        prefix="pack"
        label="Your private key"
        hint="The file that was saved when the request was made. Its name usually ends in .key."
        errors={errors}
        passphraseHint="Only if the file is protected."
      />
      {form !== 'haproxy' && (
        <>
          <TextInput
            key={suggested}
            name="password"
            label="New password of the file"
            hint="At least 8 characters. You need it once, when you import the file. Write it down: we don’t see it."
            defaultValue={suggested}
            error={errors.password}
            autoComplete="off"
            mono
          />
          <p className="mb-6 -mt-3">
            <Button variant="quiet" small onClick={() => setSuggested(suggestPassword())}>
              Suggest a password
            </Button>
          </p>
        </>
      )}
      <Button type="submit" aria-disabled={said === 'busy' || undefined}>
        Make the file
      </Button>
      <div role="status" className="mt-4">
        {said === 'busy' && (
          <p>
            <span className="spinner" aria-hidden="true" /> Making the file…
          </p>
        )}
        {said === 'failed' && <Alert tone="bad">{WORKER_FAILED}</Alert>}
        <span className="sr-only">{errors.file ?? errors.passphrase ?? errors.password}</span>
      </div>
      {typeof said === 'object' && (
        <Focused answer={said}>
          <Alert tone="good" title={`${said.saved} is made.`}>
            <p>The key matches the certificate. Your browser has saved the file with your downloads.</p>
          </Alert>
        </Focused>
      )}
    </form>
  )
}

function faultOf(problem: KeyProblem): Errors {
  const isPassphrase = problem.code === 'passphrase-wrong' || problem.code === 'passphrase-missing'
  return { [isPassphrase ? 'passphrase' : 'file']: keyProblemText(problem) }
}

/** The worker, started when it is first needed, and closed with the page's part that needs it. */
function useKeyWorker(): () => KeyWorker {
  const worker = useRef<KeyWorker>(null)
  useEffect(() => () => worker.current?.close(), [])
  return () => {
    worker.current ??= openKeyWorker()
    return worker.current
  }
}
