/** What a tool found, as plain data that an answer to a form can carry. */
export type ToolAnswer = {
  title: string
  notes: { tone: 'good' | 'info' | 'warning' | 'bad'; title: string; lines?: string[] }[]
  parts: { title: string; facts: { term: string; detail: string; isCode?: boolean }[] }[]
  /** Texts to copy. */
  texts: { label: string; copy: string; text: string }[]
}
