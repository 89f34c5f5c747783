'use client'
import { useContext, useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { FormContext } from '@/components/ui/form/form-context'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { canHandleKeys, type KeyWorker, openKeyWorker } from '@/lib/keys/open-worker'
import { WORKER_FAILED } from '@/lib/keys/text'
import { planServerStep } from '../actions'
import { MakeFields, type MakeFieldsProps } from './make-fields'
import { readPlanned } from './read-planned'
import { SaveKey } from './save-key'

type Made = { csr: string; names: { ascii: string; unicode: string }[]; worker: KeyWorker }

type MakeRequestProps = {
  fields: MakeFieldsProps
  /** Called with the request once its key is seen to be saved. */
  onKept: (csr: string) => void
}

/** Makes a key and a request in the browser. Goes on only when the key was saved, and then forgets it. */
export function MakeRequest({ fields, onKept }: MakeRequestProps) {
  const [made, setMade] = useState<Made | null>(null)
  if (!canHandleKeys())
    return (
      <Alert tone="warning" title="Your browser can’t make a key safely here">
        <p>It needs a current browser and a page opened over HTTPS. Make the request on your server, and choose “I have one”.</p>
      </Alert>
    )

  function end(): void {
    made?.worker.close()
    setMade(null)
  }

  return (
    <>
      <div hidden={made !== null}>
        <ActionForm action={planServerStep} prefix="make" label="Make a key and a request">
          <p className="mb-6 text-ink-2">
            Your private key is made on your device. It is never sent to us, so we can’t recover it: you save it in the next step.
          </p>
          <MakeFields {...fields} />
          <SubmitButton>Make my key and request</SubmitButton>
          <Making onMade={setMade} />
        </ActionForm>
      </div>
      {made && (
        <SaveKey
          names={made.names}
          worker={made.worker}
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

/** Starts as soon as the server has checked the answers. */
function Making({ onMade }: { onMade: (made: Made) => void }) {
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
          <span className="spinner" aria-hidden="true" /> Making your key. A long RSA key takes some seconds.
        </p>
      )}
      {said === 'failed' && <Alert tone="bad">{WORKER_FAILED}</Alert>}
    </div>
  )
}
