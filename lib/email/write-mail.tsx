import { Fragment, type ReactElement, type ReactNode } from 'react'
import { Link, Text } from 'react-email'
import { MARKS, type MailText, type MailVariables, nameIn, paragraphsOf, type TextFault, textFaults } from './mail-text'
import { hint, Letter, paragraph } from './templates/letter'
import type { MailTemplate, MailValues, Surroundings } from './templates/types'

/** Thrown if a text does not fit the variables of its email in this version of the shop. */
class MailTextError extends Error {
  constructor(readonly faults: readonly TextFault[]) {
    super(`the text has errors: ${faults.map(({ code, name }) => `${code} ${name}`).join(', ')}`)
    this.name = 'MailTextError'
  }
}

/** Returns the variables of an email whose values are known. */
export function variablesOf(values: MailValues, required: readonly string[]): MailVariables {
  const names = Object.keys(values)
  return { inline: names.filter((name) => !isBlock(values, name)), blocks: names.filter((name) => isBlock(values, name)), required }
}

/**
 * Renders a text, with its variables replaced. A paragraph with a value that is missing in this email is left out; text below the button is
 * smaller. @throws MailTextError if a variable is unknown or a required one is missing.
 */
export function writeMail(
  text: MailText,
  {
    isForStaff,
    required,
    values,
    surroundings,
  }: Pick<MailTemplate, 'isForStaff' | 'required'> & { values: MailValues; surroundings: Surroundings },
): { subject: string; sheet: ReactElement } {
  const faults = textFaults(text, variablesOf(values, required))
  if (faults.length) throw new MailTextError(faults)
  const lines = paragraphsOf(text.body)
  const title = lines.findIndex((line) => line.startsWith('# '))
  const belowButton = lines.indexOf('{{button}}')
  const sheet = (
    <Letter
      preview={plain(text.preview, values)}
      heading={inlineOf(lines[title]?.slice(2) ?? '', values)}
      isForStaff={isForStaff}
      surroundings={surroundings}
    >
      {lines.map((line, index) =>
        index === title ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of an email never change.
          <Fragment key={index}>{paragraphOf(line, values, belowButton >= 0 && index > belowButton ? hint : paragraph)}</Fragment>
        ),
      )}
    </Letter>
  )
  return { subject: plain(text.subject, values), sheet }
}

function paragraphOf(line: string, values: MailValues, style: typeof paragraph): ReactNode {
  const name = nameIn(line)
  const value = name === null ? undefined : values[name]
  if (typeof value === 'object' && 'block' in value) return value.block
  const isEmpty = line.split(MARKS).some((part) => values[nameIn(part) ?? ''] === '')
  return isEmpty ? null : <Text style={style}>{inlineOf(line, values)}</Text>
}

function inlineOf(line: string, values: MailValues): ReactNode[] {
  let isBold = false
  return line.split(MARKS).map((part, index) => {
    if (part === '**') isBold = !isBold
    const shown = part === '**' ? '' : shownFor(part, values)
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a paragraph never change.
    return isBold && shown ? <strong key={index}>{shown}</strong> : <Fragment key={index}>{shown}</Fragment>
  })
}

function shownFor(part: string, values: MailValues): ReactNode {
  const name = nameIn(part)
  const value = name === null ? part : values[name]
  if (value === undefined || name === null) return part
  if (typeof value === 'string') return isPlain(value) ? value : <bdi>{value}</bdi>
  return 'block' in value ? value.block : <Link href={value.url}>{value.text}</Link>
}

/** Isolates right-to-left words, which would otherwise reorder those around them. */
const isPlain = (text: string) => /^[ -~]*$/.test(text)

/** Returns a line without markup, for use as a subject. */
function plain(line: string, values: MailValues): string {
  return line
    .split(MARKS)
    .map((part) => {
      const value = values[nameIn(part) ?? '']
      if (part === '**') return ''
      if (typeof value === 'object') return 'text' in value ? value.text : ''
      return value ?? part
    })
    .join('')
}

function isBlock(values: MailValues, name: string): boolean {
  const value = values[name]
  return typeof value === 'object' && 'block' in value
}
