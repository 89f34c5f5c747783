import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Tag } from '@/components/ui/tag'
import type { SessionView } from '@/lib/auth/session/list-sessions'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { endSession, signOutEverywhere, signOutOthers } from '../actions'
import { deviceText } from './device-text'

/** Where the person is signed in, and the buttons that end each session. */
export function Sessions({ sessions, language, zone }: { sessions: readonly SessionView[]; language: Language; zone: string }) {
  const words = wordsOf(language, 'sessions')
  return (
    <section aria-labelledby="sessions" className="border-t border-line pt-8">
      <h2 id="sessions" className="mb-2">
        {words('title')}
      </h2>
      {/* A single form for all rows, so that its message stays when a row disappears. */}
      <ActionForm action={endSession} prefix="end" label={words('endOne')} className="mb-6">
        <ul className="border-t border-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} language={language} zone={zone} />
          ))}
        </ul>
      </ActionForm>
      {sessions.length > 1 && (
        <ActionForm action={signOutOthers} prefix="others" label={words('others')} className="mb-6">
          <SubmitButton variant="secondary">{words('others')}</SubmitButton>
        </ActionForm>
      )}
      <p className="mb-4 text-ink-2">{words('about')}</p>
      <ActionForm action={signOutEverywhere} prefix="sessions" label={words('everywhere')}>
        <SubmitButton variant="secondary">{words('everywhere')}</SubmitButton>
      </ActionForm>
    </section>
  )
}

function SessionRow({ session, language, zone }: { session: SessionView; language: Language; zone: string }) {
  const words = wordsOf(language, 'sessions')
  const { id, kind, by, network, startedAt, lastSeenAt, isThis } = session
  const device = deviceText(session.device, language)
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="min-w-0">
        <p className="font-semibold">
          {device} {isThis && <Tag tone="good">{words('this')}</Tag>}
        </p>
        <p className="text-sm text-ink-2">
          {words(`opens.${kind}`)} ·{' '}
          {words.rich(`signedIn.${by}`, { at: () => <DateText at={startedAt} time zone={zone} language={language} /> })}
          {network && ` · ${words('network', { network })}`}
        </p>
        {!isThis && (
          <p className="text-sm text-ink-3">
            {words.rich('seen', { at: () => <DateText at={lastSeenAt} time zone={zone} language={language} /> })}
          </p>
        )}
      </div>
      {!isThis && (
        <SubmitButton variant="quiet" small name="id" value={id}>
          {words.rich('end', { device, name: (text) => <span className="sr-only">{text}</span> })}
        </SubmitButton>
      )}
    </li>
  )
}
