import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { pathIn } from '@/lib/languages/places'
import { listIn, moneyIn, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { OBSTACLES_SHOWN, type Obstacle } from '@/lib/privacy/obstacles'
import type { DeletionView } from '@/lib/privacy/queries'
import { askDeletion } from '../actions'

type DeletionProps = { deletion: DeletionView; language: Language }

/** Explains what is deleted and what is kept when the account is deleted, and shows either what prevents the deletion or the button. */
export function Deletion({ deletion: { obstacles, keptUntil, credit }, language }: DeletionProps) {
  const words = wordsOf(language, 'dataPage')
  const unused = credit.map((money) => moneyIn(language, money))
  return (
    <section aria-labelledby="delete" className="border-t border-line pt-8">
      <h2 id="delete" className="mb-2">
        {words('delete')}
      </h2>
      <div className="prose mb-4">
        <p>{words('deleted')}</p>
        {unused.length > 0 && <p>{words('credit', { credit: listIn(language, unused) })}</p>}
        {keptUntil !== null && <p>{words('kept', { year: String(keptUntil) })}</p>}
        <p>{words('alsoKept')}</p>
      </div>
      {obstacles.length > 0 ? (
        <Alert tone="warning" title={words('notYet')}>
          <ul>
            {obstacles.map((obstacle) => (
              <li key={'id' in obstacle ? `${obstacle.kind}:${obstacle.id}` : obstacle.kind}>
                <WayOut obstacle={obstacle} language={language} />
              </li>
            ))}
          </ul>
          {isCut(obstacles) && <p>{words('notAll', { count: OBSTACLES_SHOWN })}</p>}
        </Alert>
      ) : (
        <ActionForm action={askDeletion} label={words('delete')}>
          <p className="mb-4 text-ink-2">{words('mailFirst')}</p>
          <SubmitButton variant="danger">{words('mail')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}

/** Returns whether there may be more of a kind than are listed. */
function isCut(obstacles: readonly Obstacle[]): boolean {
  return obstacles.some(({ kind }) => obstacles.filter((one) => one.kind === kind).length >= OBSTACLES_SHOWN)
}

function WayOut({ obstacle, language }: { obstacle: Obstacle; language: Language }) {
  const words = wordsOf(language, 'dataPage')
  const help = (text: ReactNode) => <a href={pathIn(language, '/help')}>{text}</a>
  if (obstacle.kind === 'staff') return words('obstacles.staff')
  if (obstacle.kind === 'certificate') {
    const { id, name, isIssued, endsAt } = obstacle
    const said = {
      name,
      issued: isIssued ? 'yes' : 'no',
      page: (text: ReactNode) => (
        <a href={`/account/certificates/${id}`} className="wrap-anywhere">
          {text}
        </a>
      ),
      transfer: (text: ReactNode) => <a href={`/account/certificates/${id}/people`}>{text}</a>,
    }
    if (!endsAt) return words.rich('obstacles.certificate', { ...said, help })
    return words.rich('obstacles.certificateUntil', { ...said, day: () => <DateText at={endsAt} language={language} /> })
  }
  const { kind, id, number } = obstacle
  const page = (text: ReactNode) => <a href={`/account/orders/${id}`}>{text}</a>
  return words.rich(`obstacles.${kind}`, { number: String(number), page, help })
}
