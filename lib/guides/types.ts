/** One step: a sentence, and the text to copy. */
export type Step = {
  text: string
  /** A command or a piece of configuration, with the client's names filled in. */
  command?: string
}

/** Instructions in the order in which they are followed. */
export type Guide = {
  title: string
  /** The downloads it requires, by file name; empty for a request guide. */
  files: string[]
  steps: Step[]
  /** How to check that it worked. */
  check?: Step
  /** How to undo it. */
  undo?: Step
}
