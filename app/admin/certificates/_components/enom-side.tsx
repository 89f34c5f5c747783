'use client'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { useAction } from '@/components/ui/form/use-action'
import { Table } from '@/components/ui/table'
import { look } from '../actions'

/** A fact as the shop has recorded it. `key` is its name in Enom's response. */
export type OurSide = { key: string; label: string; ours: string }

/** Our facts beside Enom's, once requested. Differences are marked with words, not only by colour. */
export function EnomSide({ certificateId, facts }: { certificateId: string; facts: readonly OurSide[] }) {
  const [state, action, pending] = useAction(look)
  const seen = state.status === 'done' ? (state.data ?? {}) : null
  return (
    <form action={action} aria-label="Ask Enom">
      <input type="hidden" name="id" value={certificateId} />
      {state.status === 'refused' && (
        <Alert tone="bad" live>
          {state.message}
        </Alert>
      )}
      <div role="status">
        <Table
          caption="Here and at Enom"
          columns={[{ label: 'Fact' }, { label: 'Here' }, { label: 'At Enom' }]}
          rows={facts.map(({ key, label, ours }) => ({
            key,
            cells: [label, shown(ours), seen ? theirs(ours, String(seen[key] ?? '')) : 'Not asked yet'],
          }))}
        />
        {seen?.refund && <Refunded href={String(seen.refund)} />}
        {seen?.messages && <p className="mt-2 text-ink-2">Enom adds: {seen.messages}</p>}
      </div>
      <button type="submit" aria-disabled={pending || undefined} className={buttonClass({ variant: 'secondary', small: true }, 'mt-4')}>
        {pending && <span className="spinner" aria-hidden="true" />}
        Ask Enom now
      </button>
    </form>
  )
}

/** The next step for a certificate that Enom refunded but that is still active in the shop. */
function Refunded({ href }: { href: string }) {
  return (
    <Alert tone="warning" title="Enom refunded it, but it is still active here.">
      <p>
        {href === '/admin/audit' ? (
          <>
            The next comparison with Enom will list it, and you can end it from there. To compare now, open <a href={href}>Audit</a>.
          </>
        ) : (
          <>
            The audit has found it: end it in <a href={href}>Audit</a>.
          </>
        )}
      </p>
    </Alert>
  )
}

/** Compares dates in Enom's format, but displays them like all other dates. */
function shown(text: string) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? <DateText at={text} /> : text || '–'
}

function theirs(ours: string, text: string) {
  return ours && ours.toLowerCase() !== text.toLowerCase() ? (
    <>
      {shown(text)} <strong className="text-warn">(differs)</strong>
    </>
  ) : (
    shown(text)
  )
}
