import { expect, type Page, test } from '@playwright/test'
import { running } from '../../running'
import { Hand } from './hand'

const INTRODUCTION = `# A day in the life

What a reseller's staff do from Monday's overview to the monthly report, and how many presses each task takes. Every press of a link, button
or key counts, and so does ticking a box. Typing and choosing from a list do not. ★ marks the ten most common tasks, which take at most
three presses.

\`e2e/back-office/day-in-the-life.spec.ts\` performs every task in a browser, counts the presses, and compares the result with this page. To
regenerate the page:

    npx playwright test e2e/back-office/day-in-the-life.spec.ts --update-snapshots
`

type Entry = { thing: string; where: string; presses: number; isCommon: boolean }

/** What someone did on one day, with the number of presses from the overview to each task. */
export class Diary {
  readonly entries: Entry[] = []
  constructor(readonly page: Page) {}

  /** Performs one task, starting from the overview. `where` describes how to get there. */
  async did(thing: string, where: string, deed: (hand: Hand) => Promise<void>): Promise<void> {
    await test.step(thing, async () => {
      await this.page.goto(`${running.web}/admin`)
      const hand = new Hand(this.page)
      await deed(hand)
      this.entries.push({ thing, where, presses: hand.presses, isCommon: false })
    })
  }

  /** Performs one of the ten most common tasks. */
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

  /** Expects the ten most common tasks to take at most three presses. */
  expectFewPresses(): void {
    const common = this.entries.filter(({ isCommon }) => isCommon)
    expect(common).toHaveLength(10)
    expect(common.filter(({ presses }) => presses > 3)).toEqual([])
  }
}
