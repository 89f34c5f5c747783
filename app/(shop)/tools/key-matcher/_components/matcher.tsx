'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { HexPairs } from '@/components/certificate/hex-pairs'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { Focused } from '@/components/ui/form/focused'
import { useFormWords } from '@/components/ui/words/words-context'
import { canHandleKeys, type KeyWorker, openKeyWorker } from '@/lib/keys/open-worker'
import { type KeyWords, keyProblemText } from '@/lib/keys/text'
import type { KeyProblem, PublicHalf } from '@/lib/keys/types'
import { HALVES, type MatcherWords, matchText } from '../match'

const BOXES: Record<PublicHalf, { placeholder: string; accept: string }> = {
  key: {
    placeholder: '-----BEGIN PRIVATE KEY-----',
    accept: '.key,.pem,.der,.txt',
  },
  request: {
    placeholder: '-----BEGIN CERTIFICATE REQUEST-----',
    accept: '.csr,.pem,.der,.req,.p10,.txt',
  },
  certificate: {
    placeholder: '-----BEGIN CERTIFICATE-----',
    accept: '.crt,.cer,.pem,.der,.txt',
  },
}

type Errors = Partial<Record<PublicHalf | 'passphrase', string>>
type KeySays = Pick<KeyWords, 'problems' | 'failed'>
type Said = 'nothing' | 'busy' | 'failed' | 'few' | { hashes: Map<PublicHalf, string> }

/** Compares a key, a request and a certificate in the browser. The form is never submitted. */
export function Matcher({ words, keys }: { words: MatcherWords; keys: KeySays }) {
  const forms = useFormWords()
  const [errors, setErrors] = useState<Errors>({})
  const [said, setSaid] = useState<Said>('nothing')
  const worker = useRef<KeyWorker>(null)
  useEffect(() => () => worker.current?.close(), [])

  async function compare(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (said === 'busy') return
    const fields = new FormData(event.currentTarget)
    const files = new Map<PublicHalf, Uint8Array>()
    for (const half of HALVES) {
      const bytes = await bytesOf(fields, half)
      if (bytes.length > 0) files.set(half, bytes)
    }
    setErrors({})
    if (files.size < 2) return setSaid('few')
    if (!canHandleKeys()) return setSaid('failed')
    setSaid('busy')
    worker.current ??= openKeyWorker()
    const hashes = new Map<PublicHalf, string>()
    const wrong: Errors = {}
    for (const [what, file] of files) {
      const passphrase = what === 'key' ? String(fields.get('passphrase') ?? '') : ''
      const answer = await worker.current.ask({ do: 'identify', what, file, passphrase })
      if (!answer) return setSaid('failed')
      if (answer.ok) hashes.set(what, String(answer.value))
      else wrong[answer.error.code.startsWith('passphrase') ? 'passphrase' : what] = keyText(answer.error, words, keys)
    }
    setErrors(wrong)
    setSaid(Object.keys(wrong).length ? 'nothing' : { hashes })
  }

  return (
    <form onSubmit={compare} noValidate className="needs-script" aria-label={words.form}>
      {typeof said === 'object' && <Answer hashes={said.hashes} words={words} />}
      <div className="grid gap-x-10 lg:grid-cols-3">
        {HALVES.map((half) => (
          <Box key={half} half={half} error={errors[half]} words={words}>
            {half === 'key' && (
              <FieldFrame
                id="passphrase"
                label={words.passphrase}
                words={forms}
                required={false}
                hint={words.passphraseHint}
                error={errors.passphrase}
              >
                <input
                  id="passphrase"
                  name="passphrase"
                  type="password"
                  autoComplete="off"
                  className="field"
                  {...describedBy('passphrase', true, errors.passphrase)}
                />
              </FieldFrame>
            )}
          </Box>
        ))}
      </div>
      <Button type="submit" aria-disabled={said === 'busy' || undefined}>
        {words.button}
      </Button>
      <div role="status" className="mt-4 max-w-form">
        {said === 'busy' && (
          <p>
            <span className="spinner" aria-hidden="true" /> {words.busy}
          </p>
        )}
        {said === 'few' && <Alert tone="warning">{words.few}</Alert>}
        {said === 'failed' && <Alert tone="bad">{keys.failed}</Alert>}
        <span className="sr-only">{Object.values(errors)[0]}</span>
      </div>
    </form>
  )
}

function Answer({ hashes, words }: { hashes: Map<PublicHalf, string>; words: MatcherWords }) {
  const { matches, title, line } = matchText(hashes, words)
  return (
    <Focused answer={hashes}>
      <section aria-label={words.result} className="mb-8 max-w-measure">
        <Alert tone={matches ? 'good' : 'bad'} title={title}>
          <p>{line}</p>
        </Alert>
        <Facts items={[...hashes].map(([half, hash]) => ({ term: words.boxes[half].hash, detail: <HexPairs hex={hash} /> }))} />
      </section>
    </Focused>
  )
}

type BoxProps = { half: PublicHalf; error?: string | undefined; words: MatcherWords; children: React.ReactNode }

function Box({ half, error, words, children }: BoxProps) {
  const forms = useFormWords()
  const { label, hint } = words.boxes[half]
  const { placeholder, accept } = BOXES[half]
  const file = `${half}-file`
  return (
    <div className="min-w-0">
      <FieldFrame id={half} label={label} words={forms} hint={hint} error={error}>
        <textarea
          id={half}
          name={half}
          rows={8}
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder={placeholder}
          className="field resize-y font-mono text-sm"
          {...describedBy(half, hint, error)}
        />
      </FieldFrame>
      <FieldFrame id={file} label={words.file} words={forms} required={false}>
        <input
          id={file}
          name={file}
          type="file"
          accept={accept}
          className="field file:me-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-semibold file:text-peacock"
        />
      </FieldFrame>
      {children}
    </div>
  )
}

/** Returns the chosen file or the pasted text. */
async function bytesOf(fields: FormData, half: PublicHalf): Promise<Uint8Array> {
  const chosen = fields.get(`${half}-file`)
  if (chosen instanceof File && chosen.size > 0) return new Uint8Array(await chosen.arrayBuffer())
  return new TextEncoder().encode(String(fields.get(half) ?? '').trim())
}

/**
 * Replaces the shop's usual sentence for a missing key. That sentence names the key file that buyers save, which this visitor may not have.
 */
function keyText(problem: KeyProblem, words: MatcherWords, keys: KeySays): string {
  return problem.code === 'no-key' ? words.noKey : keyProblemText(problem, keys)
}
