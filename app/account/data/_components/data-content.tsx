import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { tooManySentence } from '@/lib/auth/limits/rate-limit'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { DeletionView } from '@/lib/privacy/queries'
import { Deletion } from './deletion'

/** `wait` is the number of minutes until the next download, if the last one was too recent. */
type DataProps = { deletion: DeletionView | null; wait: number | null; language: Language }

/** The download of a person's data, and the option to delete their account. */
export function DataContent({ deletion, wait, language }: DataProps) {
  const words = wordsOf(language, 'dataPage')
  const settings = wordsOf(language, 'settings')
  return (
    <>
      <PageTitle eyebrow={<a href="/account/settings">{settings('title')}</a>}>{settings('links.data.label')}</PageTitle>
      <div className="max-w-form space-y-10">
        {wait !== null && (
          <Alert tone="warning" title={words('notDownloaded')}>
            {tooManySentence({ minutes: wait }, language)}
          </Alert>
        )}
        <section aria-labelledby="download">
          <h2 id="download" className="mb-2">
            {words('download')}
          </h2>
          <p className="mb-4 text-ink-2">{words('downloadText')}</p>
          <ButtonLink href="/account/data/export" variant="secondary">
            {words('download')}
          </ButtonLink>
        </section>
        {deletion && <Deletion deletion={deletion} language={language} />}
      </div>
    </>
  )
}
