'use client'
import { useContext, useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { FormContext } from '@/components/ui/form/form-context'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { canHandleKeys, type KeyWorker, openKeyWorker } from '@/lib/keys/open-worker'
import type { KeyWords } from '@/lib/keys/text'
import { planServerStep } from '../actions'
import { MakeFields, type MakeFieldsProps } from './make-fields'
import { readPlanned } from './read-planned'
import { SaveKey } from './save-key'

type Made = { csr: string; names: { ascii: string; unicode: string }[]; worker: KeyWorker }

type MakeRequestProps = {
  fields: MakeFieldsProps
  keys: KeyWords
  /** Called with the request once its key has been saved and checked. */
  onKept: (csr: string) => void
}

/** Creates a key and a request in the browser. Continues only once the key has been saved, and then discards it. */
export function MakeRequest({ fields, keys, onKept }: MakeRequestProps) {
  const { words } = fields
  const [made, setMade] = useState<Made | null>(null)
  if (!canHandleKeys())
    return (
      <Alert tone="warning" title={words.unable}>
        <p>{words.unableText}</p>
      </Alert>
    )

  function end(): void {
    made?.worker.close()
    setMade(null)
  }

  return (
    <>
      <div hidden={made !== null}>
        <ActionForm action={planServerStep} prefix="make" label={words.form}>
          <p className="mb-6 text-ink-2">{words.lead}</p>
          <MakeFields {...fields} kinds={keys.kinds} />
          <SubmitButton>{words.submit}</SubmitButton>
          <Making making={words.making} failed={keys.failed} onMade={setMade} />
        </ActionForm>
      </div>
      {made && (
        <SaveKey
          names={made.names}
          worker={made.worker}
          words={words}
          keys={keys}
          onDiscard={end}
          onKept={() => {
            end()
            onKept(made.csr)
          }}
        />
      )}
    </>
  )
}

/** Creates the key and the request as soon as the server has checked the answers. */
function Making({ making, failed, onMade }: { making: string; failed: string; onMade: (made: Made) => void }) {
  const { state } = useContext(FormContext)
  const begun = useRef(state)
  const [said, setSaid] = useState<'' | 'making' | 'failed'>('')

  useEffect(() => {
    const planned = begun.current === state ? null : readPlanned(state)
    begun.current = state
    if (!planned) return
    const { names, plan, kind } = planned
    setSaid('making')
    const worker = openKeyWorker()
    void worker.ask({ do: 'make', plan, kind }).then((answer) => {
      const csr = answer?.ok ? answer.value : null
      setSaid(typeof csr === 'string' ? '' : 'failed')
      if (typeof csr === 'string') onMade({ csr, names, worker })
      else worker.close()
    })
  }, [state, onMade])

  return (
    <div role="status" className="mt-4">
      {said === 'making' && (
        <p>
          <span className="spinner" aria-hidden="true" /> {making}
        </p>
      )}
      {said === 'failed' && <Alert tone="bad">{failed}</Alert>}
    </div>
  )
}
