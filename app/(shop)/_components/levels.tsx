import { Table } from '@/components/ui/table'
import { provesText } from '@/lib/catalog/format'
import { LEVELS } from '@/lib/catalog/text'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

/** Explains the three validation levels to the buyer. */
export function Levels({ language }: { language: Language }) {
  const words = wordsOf(language, 'home')
  const names = wordsOf(language, 'certificate')
  const waits = {
    dv: words('levels.minutes'),
    ov: words('levels.days', { from: 1, to: 3 }),
    ev: words('levels.days', { from: 3, to: 7 }),
  }
  return (
    <section className="below-first-screen border-t border-line pt-10">
      <Table
        caption={words('levels.title')}
        columns={[
          { label: words('levels.level') },
          { label: words('levels.proves') },
          { label: words('levels.wait') },
          { label: words('levels.task') },
        ]}
        rows={LEVELS.map((level) => ({
          key: level,
          cells: [names(`level.${level}`), provesText(language, level), waits[level], words(`levels.${level}`)],
        }))}
      />
    </section>
  )
}
