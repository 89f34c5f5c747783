import type { ReactNode } from 'react'
import { Facts } from '@/components/ui/facts'
import type { Figures as FiguresView, Period } from '@/lib/admin/overview/figures'
import { dollars, formatMoney, type Money } from '@/lib/money'
import { dayIn } from '@/lib/zone'

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })

/** Compares today with the same day last week, and the last seven days with the seven before, in words. */
export function Figures({ figures, at }: { figures: FiguresView; at: Date }) {
  const { today, weekAgo, week, weekBefore, waiting, zone } = figures
  const weekday = WEEKDAY.format(new Date(dayIn(at, zone)))
  const compared = (read: (period: Period) => string) => (
    <Compared now={read(today)} then={`${read(weekAgo)} by this time last ${weekday}`} week={read(week)} before={read(weekBefore)} />
  )
  const notCompared = week.notCompared + weekBefore.notCompared
  return (
    <section>
      <h2 className="mb-2 text-lg">Today and this week</h2>
      <Facts
        items={[
          { term: 'Orders paid', detail: compared(({ paid }) => counted(paid)) },
          { term: 'Certificates issued', detail: compared(({ issued }) => String(issued)) },
          { term: 'Waiting to be issued', detail: `${waiting} now` },
          { term: 'Refunds', detail: compared(({ refunds }) => counted(refunds)) },
          {
            term: 'Margin on certificates bought',
            detail: (
              <>
                {compared(({ margin }) => formatMoney(dollars(margin)))}
                {notCompared > 0 && (
                  <p className="text-xs text-ink-3">
                    Not counted: {notCompared === 1 ? '1 certificate' : `${notCompared} certificates`} sold in a currency without an
                    exchange rate.
                  </p>
                )}
              </>
            ),
          },
        ]}
      />
      <p className="mt-2 text-xs text-ink-3">Days begin at midnight {zone === 'UTC' ? zone : `in ${zone}`}.</p>
    </section>
  )
}

function Compared({ now, then, week, before }: Record<'now' | 'then' | 'week' | 'before', ReactNode>) {
  return (
    <>
      <p>
        <strong>{now}</strong> today <span className="text-ink-3">· {then}</span>
      </p>
      <p>
        <strong>{week}</strong> in 7 days <span className="text-ink-3">· {before} in the 7 before</span>
      </p>
    </>
  )
}

function counted({ count, sums }: { count: number; sums: readonly Money[] }): string {
  return count === 0 ? '0' : `${count} (${sums.map((sum) => formatMoney(sum)).join(' + ')})`
}
