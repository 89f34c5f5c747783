/** The text of an email. `{{name}}` is replaced with a value; two asterisks around words make them bold; `# ` starts the heading. */
export type MailText = { subject: string; preview: string; body: string }

/** The variables that a text may contain: words and links, parts that need their own paragraph, and the required ones. */
export type MailVariables = { inline: readonly string[]; blocks: readonly string[]; required: readonly string[] }

export type TextFault = {
  code: 'unknown' | 'missing' | 'not-alone' | 'braces' | 'no-heading'
  /** The variable concerned, or the text in braces. */
  name: string
  field: keyof MailText
}

/** Splits a line at its variables and asterisks, and keeps them. */
export const MARKS = /(\*\*|\{\{[^{}]*\}\})/

/** Returns the paragraphs of a body, each on one line. */
export function paragraphsOf(body: string): string[] {
  return body
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
}

/** Returns the name in `{{ name }}`, or null for anything else. */
export function nameIn(part: string): string | null {
  return /^\{\{([^{}]*)\}\}$/.exec(part)?.[1]?.trim() ?? null
}

/** Returns the faults of a text, in the order in which they occur. */
export function textFaults(text: MailText, { inline, blocks, required }: MailVariables): TextFault[] {
  const faults = (['subject', 'preview', 'body'] as const).flatMap((field) => {
    const lines = field === 'body' ? paragraphsOf(text.body) : [text[field]]
    return lines.flatMap((line) => lineFaults(line, field, { inline, blocks }))
  })
  const lines = paragraphsOf(text.body)
  const used = lines.flatMap((line) => line.split(MARKS).map(nameIn))
  const missing = required.filter((name) => !used.includes(name)).map((name): TextFault => ({ code: 'missing', name, field: 'body' }))
  const heading: TextFault[] = lines.some((line) => line.startsWith('# ')) ? [] : [{ code: 'no-heading', name: '', field: 'body' }]
  return [...faults, ...missing, ...heading]
}

function lineFaults(line: string, field: keyof MailText, { inline, blocks }: Pick<MailVariables, 'inline' | 'blocks'>): TextFault[] {
  return line.split(MARKS).flatMap((part): TextFault[] => {
    const name = nameIn(part)
    if (name === null) return /\{\{|\}\}/.test(part) ? [{ code: 'braces', name: part.trim().slice(0, 40), field }] : []
    if (blocks.includes(name)) return field === 'body' && line === part ? [] : [{ code: 'not-alone', name, field }]
    return inline.includes(name) ? [] : [{ code: 'unknown', name, field }]
  })
}
