import type { Locator, Page } from '@playwright/test'
import { open } from './open'

type Sent = { summary: string[]; kept: string[]; sentences: string[]; announced: string[] }

const TEXT =
  'input:not([type]), input[type=text], input[type=email], input[type=search], input[type=tel], input[type=url], input[type=password], textarea'
const SECRET = '[type=password], [autocomplete=one-time-code], [autocomplete=off]'
const TYPED = 'typed@example.com'
const ODD = 'Zoë O’Brien <b>& sons</b>'

/** Submits the page's first form with required boxes, by keyboard and with these boxes empty. Returns null if there is none. */
export async function sendEmpty(page: Page, address: string): Promise<Sent | null> {
  await open(page, address)
  const form = await findForm(page)
  if (!form) return null
  const others = await fillIn(form)
  await form.locator('button[type=submit], button:not([type])').first().focus()
  await page.keyboard.press('Enter')
  const heading = page.locator('[data-problem] h2').first()
  const isShown = await heading.waitFor({ timeout: 8_000 }).then(
    () => true,
    () => false,
  )
  if (!isShown)
    return {
      summary: ['an empty form shows no “There is a problem”'],
      kept: ['not refused'],
      sentences: ['not refused'],
      announced: ['not refused'],
    }
  // On a slow computer the focus moves late, but it must move.
  await page.waitForFunction(() => document.activeElement?.matches('[data-problem]'), undefined, { timeout: 5_000 }).catch(() => undefined)
  await page.evaluate('globalThis.__name ??= (made) => made')
  const answer = await page.evaluate(readAnswer)
  const kept = (
    await Promise.all(
      others.map(async ({ box, typed }) => ((await box.inputValue()) === typed ? [] : [`${typed} was lost when the form was refused`])),
    )
  ).flat()
  return {
    summary: answer.faults,
    kept: [...kept, ...(await survives(page, address))],
    sentences: answer.sentences.flatMap((text) =>
      /^\S+( \S+){2,}[.?!)]$/.test(text) && !/invalid|oops|error|failed/i.test(text) ? [] : [`“${text}”`],
    ),
    announced: answer.alerts === 1 ? [] : [`${answer.alerts} alerts`],
  }
}

async function findForm(page: Page): Promise<Locator | null> {
  for (const form of await page.locator('main form:not([inert] *)').all()) {
    const required = form.locator(`:is(${TEXT})[required]:not([readonly]):not(:disabled)`)
    if ((await required.count()) && (await required.first().isVisible())) return form
  }
  return null
}

/** Empties required boxes and types unusual text into the other text boxes. Returns those texts. */
async function fillIn(form: Locator): Promise<{ box: Locator; typed: string }[]> {
  const others: { box: Locator; typed: string }[] = []
  let isEmptied = false
  for (const box of await form.locator(TEXT).all()) {
    if (!(await box.isVisible()) || !(await box.isEditable())) continue
    const isRequired = (await box.getAttribute('required')) !== null
    if (isRequired && !isEmptied) {
      await box.fill('')
      isEmptied = true
    } else if (
      await box.evaluate((one, secret) => !one.matches(secret) && ['', 'text', 'email'].includes(one.getAttribute('type') ?? ''), SECRET)
    ) {
      const most = Number((await box.getAttribute('maxlength')) ?? 100)
      const typed = ODD.slice(0, most)
      await box.fill(typed)
      others.push({ box, typed })
    }
  }
  return others
}

/** Types into a form, then leaves the page and comes back, and finally reloads it. */
async function survives(page: Page, address: string): Promise<string[]> {
  await open(page, address)
  let typed = TYPED
  const typeIn = async () => {
    const box = (await findForm(page))?.locator(`:is(${TEXT}):not(${SECRET})`).first()
    if (!box || !(await box.isVisible()) || !(await box.isEditable())) return null
    typed = TYPED.slice(0, Number((await box.getAttribute('maxlength')) ?? TYPED.length))
    await box.fill(typed)
    return box
  }
  if (!(await typeIn())) return []
  const found: string[] = []
  const isThere = async () => {
    await page.locator('h1').first().waitFor()
    await page.waitForTimeout(150)
    const box = (await findForm(page))?.locator(`:is(${TEXT}):not(${SECRET})`).first()
    return (await box?.inputValue()) === typed
  }
  await page.reload()
  if (!(await isThere())) found.push('lost by a reload')
  await typeIn()
  await page.goto(new URL('/help', address).href)
  await page.goBack()
  if (!(await isThere())) found.push('lost after leaving and going back')
  return found
}

function readAnswer(): { faults: string[]; sentences: string[]; alerts: number } {
  const box = document.querySelector<HTMLElement>('[data-problem]')
  const links = [...(box?.querySelectorAll('a[href^="#"]') ?? [])]
  const faults: string[] = []
  if (document.activeElement !== box) faults.push('the focus is not on the summary')
  if (!document.title.startsWith(box?.dataset.problem ?? 'Error: ')) faults.push(`the title is “${document.title}”`)
  if (links.length === 0) faults.push('no link to a box')
  for (const link of links) {
    const target = document.getElementById((link.getAttribute('href') ?? '').slice(1))
    const text = (link.textContent ?? '').trim()
    if (!target) faults.push(`“${text}” leads nowhere`)
    const said = (target?.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '')
    if (target && !said.some((one) => one.includes(text))) faults.push(`“${text}” is not shown next to its field`)
  }
  return {
    faults,
    sentences: links.map((link) => (link.textContent ?? '').trim()),
    alerts: document.querySelectorAll('[role=alert]').length,
  }
}
