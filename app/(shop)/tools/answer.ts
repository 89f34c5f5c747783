/** The result of a tool, as plain data that can be serialised in a form's response. */
export type ToolAnswer = {
  title: string
  notes: { tone: 'good' | 'info' | 'warning' | 'bad'; title: string; lines?: string[] }[]
  parts: { title: string; facts: { term: string; detail: string; isCode?: boolean }[] }[]
  /** Texts to copy. */
  texts: { label: string; copy: string; text: string }[]
}
