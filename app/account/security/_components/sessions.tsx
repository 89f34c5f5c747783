import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Tag } from '@/components/ui/tag'
import type { SessionView } from '@/lib/auth/session/list-sessions'
import { SESSION_WORDS, WAY_WORDS } from '@/lib/auth/text'
import { endSession, signOutEverywhere, signOutOthers } from '../actions'

/** Where the person is signed in, and the buttons that end it. */
export function Sessions({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <section aria-labelledby="sessions" className="border-t border-line pt-8">
      <h2 id="sessions" className="mb-2">
        Where you are signed in
      </h2>
      {/* One form for all rows, so that its message stays when a row goes. */}
      <ActionForm action={endSession} prefix="end" label="Sign out one browser" className="mb-6">
        <ul className="border-t border-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      </ActionForm>
      {sessions.length > 1 && (
        <ActionForm action={signOutOthers} prefix="others" label="Sign out all other browsers" className="mb-6">
          <SubmitButton variant="secondary">Sign out all other browsers</SubmitButton>
        </ActionForm>
      )}
      <p className="mb-4 text-ink-2">
        “Sign out everywhere” ends your session in every browser, including this one, and cancels every unused link we emailed you.
      </p>
      <ActionForm action={signOutEverywhere} prefix="sessions" label="Sign out everywhere">
        <SubmitButton variant="secondary">Sign out everywhere</SubmitButton>
      </ActionForm>
    </section>
  )
}

function SessionRow({ session }: { session: SessionView }) {
  const { id, kind, by, device, network, startedAt, lastSeenAt, isThis } = session
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="min-w-0">
        <p className="font-semibold">
          {device} {isThis && <Tag tone="good">This browser</Tag>}
        </p>
        <p className="text-sm text-ink-2">
          {SESSION_WORDS[kind]}. Signed in <DateText at={startedAt} time /> {WAY_WORDS[by]}
          {network && `, from the network ${network}`}.
        </p>
        {!isThis && (
          <p className="text-sm text-ink-3">
            Last seen <DateText at={lastSeenAt} time />
          </p>
        )}
      </div>
      {!isThis && (
        <SubmitButton variant="quiet" small name="id" value={id}>
          Sign out <span className="sr-only">{device}</span>
        </SubmitButton>
      )}
    </li>
  )
}
