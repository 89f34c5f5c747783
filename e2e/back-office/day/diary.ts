import { expect, type Page, test } from '@playwright/test'
import { running } from '../../running'
import { Hand } from './hand'

const INTRODUCTION = `# A day in the life

What a reseller's staff do from Monday's overview to the monthly report, and how many presses each takes from the overview. Every press
of a link, a button or a key counts, and so does each box that is ticked. Typing and choosing from a list do not. ★ marks the ten most
common; they take three presses at most.

\`e2e/back-office/day-in-the-life.spec.ts\` does all of it in a browser, counts, and compares what it counted with this page. To write the page again:

    npx playwright test e2e/back-office/day-in-the-life.spec.ts --update-snapshots
`

type Entry = { thing: string; where: string; presses: number; isCommon: boolean }

/** What someone did on one day, with the number of presses from the overview to each deed. */
export class Diary {
  readonly entries: Entry[] = []
  constructor(readonly page: Page) {}

  /** Does one thing, starting from the overview. `where` is the way to it. */
  async did(thing: string, where: string, deed: (hand: Hand) => Promise<void>): Promise<void> {
    await test.step(thing, async () => {
      await this.page.goto(`${running.web}/admin`)
      const hand = new Hand(this.page)
      await deed(hand)
      this.entries.push({ thing, where, presses: hand.presses, isCommon: false })
    })
  }

  /** Does one of the ten most common things. */
  async oftenDid(...thing: Parameters<Diary['did']>): Promise<void> {
    await this.did(...thing)
    for (const entry of this.entries.slice(-1)) entry.isCommon = true
  }

  table(): string {
    const rows = this.entries.map(
      ({ thing, where, presses, isCommon }, index) => `| ${index + 1} | ${thing}${isCommon ? ' ★' : ''} | ${presses} | ${where} |`,
    )
    return ['| # | What | Presses | Way |', '| --: | --- | --: | --- |', ...rows].join('\n')
  }

  document(): string {
    return `${INTRODUCTION}\n${this.table()}\n`
  }

  /** The ten most common things take three presses at most. */
  expectFewPresses(): void {
    const common = this.entries.filter(({ isCommon }) => isCommon)
    expect(common).toHaveLength(10)
    expect(common.filter(({ presses }) => presses > 3)).toEqual([])
  }
}
