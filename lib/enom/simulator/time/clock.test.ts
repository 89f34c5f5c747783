import { expect, test } from 'vitest'
import { folder } from '../../testing/simulator'
import { openStore } from '../state/store'
import { createClock } from './clock'

test.each(['America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham', 'Asia/Kolkata', 'UTC'])(
  'the day in %s changes at local midnight, regardless of earlier calls',
  async (timeZone) => {
    const store = openStore(await folder())
    const settings = store.settings()
    store.commit({ settings: { ...settings, switches: { ...settings.switches, timeZone } } })
    const clock = createClock(store)
    const exact = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
    // Checks every eight minutes of the days on which daylight saving time starts or ends somewhere.
    for (const begin of ['2026-03-07T00:00:00Z', '2026-04-04T00:00:00Z', '2026-11-01T00:00:00Z']) {
      for (let minute = 0; minute < 2 * 1440; minute += 8) {
        const at = new Date(Date.parse(begin) + minute * 60_000)
        expect(clock.date(at.toISOString())).toBe(exact.format(at))
      }
    }
  },
)
