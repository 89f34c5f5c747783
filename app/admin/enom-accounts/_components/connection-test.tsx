'use client'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { useAction } from '@/components/ui/form/use-action'
import { Tag } from '@/components/ui/tag'
import type { ActionState } from '@/lib/action-state'
import { testEnomAccount } from '../actions'

const STAGES = [
  { key: 'reach', label: 'Server reached' },
  { key: 'ip', label: 'IP address accepted' },
  { key: 'login', label: 'Login accepted' },
  { key: 'balance', label: 'Balance' },
  { key: 'products', label: 'Products' },
] as const

/**
 * "Test connection" and its five steps. Shows `children` until the connection has been tested. Works without JavaScript by reloading the
 * page with the steps.
 */
export function ConnectionTest({ accountId, children }: { accountId: string; children: ReactNode }) {
  const [state, action, pending] = useAction(testEnomAccount)
  return (
    <form action={action} aria-label="Test connection">
      <input type="hidden" name="id" value={accountId} />
      {state.status === 'idle' && children}
      <div role="status">
        {state.status === 'refused' && <Alert tone="bad">{state.message}</Alert>}
        {state.status === 'done' && <Steps state={state} />}
      </div>
      <button type="submit" aria-disabled={pending || undefined} className={buttonClass({ variant: 'secondary' })}>
        {pending && <span className="spinner" aria-hidden="true" />}
        Test connection
      </button>
    </form>
  )
}

function Steps({ state }: { state: Extract<ActionState, { status: 'done' }> }) {
  return (
    <ol className="mb-4">
      {STAGES.map(({ key, label }) => {
        const { tone, word, text } = readStep(state.data?.[key])
        return (
          <li key={key} className="border-b border-line py-2">
            <p className="flex flex-wrap items-center gap-2 font-semibold">
              {label} <Tag tone={tone}>{word}</Tag>
            </p>
            {text && <p className="max-w-measure text-ink-2">{text}</p>}
          </li>
        )
      })}
    </ol>
  )
}

function readStep(said: string | number | undefined): { tone: 'neutral' | 'good' | 'bad'; word: string; text: string } {
  const answer = String(said ?? '')
  if (!answer) return { tone: 'neutral', word: 'Not checked', text: '' }
  const text = answer.slice(answer.indexOf(':') + 1)
  return answer.startsWith('ok:') ? { tone: 'good', word: 'OK', text } : { tone: 'bad', word: 'Failed', text }
}
