'use client'
import { lazy, type ReactNode, Suspense, useLayoutEffect, useRef, useState } from 'react'
import { MadeRequest } from '@/components/certificate/made-request'
import { Alert } from '@/components/ui/alert'
import { Focused } from '@/components/ui/form/focused'
import type { KeyWords } from '@/lib/keys/text'
import type { MakeFieldsProps } from './make-fields'

// Most buyers have a request already, so the scripts load only when this option is chosen.
const MakeRequest = lazy(async () => ({ default: (await import('./make-request')).MakeRequest }))

const DOORS = ['have', 'make'] as const

type RequestDoorsProps = { fields: MakeFieldsProps; keys: KeyWords; children: ReactNode }

/**
 * The two ways to provide a request: the form for an existing one (`children`), and a key and a request created in the browser. Without
 * scripts only the form is shown.
 */
export function RequestDoors({ fields, keys, children }: RequestDoorsProps) {
  const { words } = fields
  const [door, setDoor] = useState<(typeof DOORS)[number]>('have')
  const [wasMakeOpen, setMakeOpen] = useState(false)
  const [made, setMade] = useState('')

  // React doesn't notice a choice made before hydration.
  const choice = useRef<HTMLFieldSetElement>(null)
  useLayoutEffect(() => {
    if (!choice.current?.querySelector('input[value=make]:checked')) return
    setDoor('make')
    setMakeOpen(true)
  }, [])

  function open(chosen: typeof door) {
    setDoor(chosen)
    if (chosen === 'make') setMakeOpen(true)
  }

  function keep(csr: string) {
    setMade(csr)
    setDoor('have')
  }

  return (
    <>
      <fieldset ref={choice} className="needs-script mb-6">
        <legend className="mb-1 font-semibold">{words.legend}</legend>
        <div className="flex flex-wrap gap-x-8">
          {DOORS.map((value) => (
            <label key={value} className="flex min-h-11 items-start gap-3 py-2.5">
              <input type="radio" name="door" value={value} checked={door === value} onChange={() => open(value)} className="choice" />
              <span>
                {words[value].label}
                <span className="block text-sm text-ink-3">{words[value].hint}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {made && door === 'have' && (
        <Focused>
          <Alert tone="good" title={words.kept}>
            <p>{words.keptText}</p>
          </Alert>
        </Focused>
      )}
      <div hidden={door !== 'have'}>
        <MadeRequest value={made}>{children}</MadeRequest>
      </div>
      {wasMakeOpen && (
        // Stays mounted while the other option is chosen, so that neither the key nor any input is lost.
        <div hidden={door !== 'make'}>
          <Suspense fallback={<p role="status">{words.loading}</p>}>
            <MakeRequest key={made} fields={fields} keys={keys} onKept={keep} />
          </Suspense>
        </div>
      )}
    </>
  )
}
